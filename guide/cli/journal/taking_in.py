"""guide journal import: a diary of another program, or a journal of this one; looked at first, then taken in whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli.journal.way import Ways
from guide.cli.prompt import agreed
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.exchange import Answers, Asked, ExchangedSession, Reading, Source, Summary
    from guide.exchange.mapping import Meant
    from guide.journal import Journal
    from guide.journal.adding import Added, PastSession
    from guide.journal.entry import Entry

OWN = "guide"
"""What `guide journal export` writes as JSON Lines."""
MAPPINGS = "import mappings"
"""Under which the answers to an importer's questions are kept, by its name."""
_SHOWN = 10


def _formats() -> tuple[str, ...]:
    from guide import discovery

    return (OWN, *(name.replace("_", "-") for name in discovery.names("guide.exchange.importers")))


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("import", _("a diary of another program: looked at first, then taken in"), _import)
    parser.add_argument("path", type=Path, metavar="FILE")
    parser.add_argument("--from", dest="format", choices=_formats(), help=_("where its content does not tell"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would come"))
    parser.add_argument(
        "--map", action="append", default=[], metavar="WORD=FIELD:VALUE",
        help=_("what a word of the file stands for: rad=pleasantness:1; answers its questions too"),
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help=_("take it in without asking"))


def _import(given: argparse.Namespace, journal: Journal) -> None:
    from guide.exchange import Reading, read, recognise, source_of, summarise

    if given.format == OWN or (given.format is None and given.path.suffix == ".jsonl"):
        _take_own(given, journal)
        return
    name = given.format or recognise(given.path)
    source = source_of(given.path)
    answers = _answers(given, journal, name, source)
    reading = Reading(answers, _here())
    summary = summarise(read(name, source, reading))
    _tell(summary, given.path)
    if given.dry_run or not (summary.entries or summary.sessions):
        return
    if not (given.yes or (sys.stdin.isatty() and agreed(_("Take it in? y/n: ")))):
        print(_("Nothing was taken in."))
        return
    done = journal.add(
        _sessions(name, source, reading) if summary.sessions else (),
        _entries(name, source, reading) if summary.entries else (),
    )
    kept = journal.setting(MAPPINGS)
    journal.set_setting(MAPPINGS, {**(kept if isinstance(kept, dict) else {}), name: answers.as_json()})
    _tell_added(done)


def _take_own(given: argparse.Namespace, journal: Journal) -> None:
    from guide.cli.forms import read

    lines = read(given.path).decode("utf-8-sig", "replace").splitlines()
    if given.dry_run:
        print(_("{lines} of a journal.").format(lines=counted(sum(1 for line in lines if line.strip()), "line")))
        return
    done = journal.import_lines(lines)
    _tell_added(done)


def _sessions(name: str, source: Source, reading: Reading) -> Iterator[PastSession]:
    """The sessions in a file, which is read once for them and once for its entries: neither is held in memory."""
    from guide.exchange import ImportedSession, read

    for each in read(name, source, reading):
        if isinstance(each, ImportedSession):
            yield _lived(each.session)


def _entries(name: str, source: Source, reading: Reading) -> Iterator[Entry]:
    """The entries in a file."""
    from guide.exchange import ImportedEntry, read

    for each in read(name, source, reading):
        if isinstance(each, ImportedEntry):
            yield each.entry


def _answers(given: argparse.Namespace, journal: Journal, name: str, source: Source) -> Answers:
    """What was said before, said now as options, and asked for where somebody is there to answer."""
    from guide.exchange import from_json, parse_mapping, questions

    kept = journal.setting(MAPPINGS)
    before = dict(from_json(str(kept[name])).meant) if isinstance(kept, dict) and name in kept else {}
    answers = parse_mapping(given.map)
    known = {**before, **answers.meant}
    if sys.stdin.isatty() and not given.yes:
        for asked in questions(name, source):
            if asked.name not in known:
                known.update(_ask(asked))
    return type(answers)(known)


def _ask(asked: Asked) -> dict[str, Meant]:
    """One question of an importer; Enter takes what is usual."""
    from guide.cli.prompt import read_line
    from guide.exchange import parse_mapping

    told = f" ({', '.join(asked.choices)})" if asked.choices else ""
    try:
        typed = read_line(f"{asked.sentence}{told} [{asked.default}]: ").strip()
    except EOFError:
        typed = ""
    return dict(parse_mapping([f"{asked.name}={typed}"]).meant) if typed else {}


def _here() -> tzinfo:
    """The zone of this machine."""
    from guide.player.wallclock import now

    zone = now().tzinfo
    assert zone is not None  # noqa: S101 - `now` tells its zone
    return zone


def _tell(summary: Summary, path: Path) -> None:
    forms = ", ".join(f"{many} {form}" for form, many in summary.forms.most_common())
    days = _(", from {first} to {last}").format(first=summary.first, last=summary.last) if summary.first else ""
    sessions = _("{sessions} and ").format(sessions=counted(summary.sessions, "session")) if summary.sessions else ""
    entries = counted(summary.entries, "entry", "entries")
    print(f"{path.name}: {sessions}{entries}{f' ({forms})' if forms else ''}{days}.")
    troubles = [*summary.troubles, *summary.remarks]
    for each in troubles[:_SHOWN]:
        print(f"  {each.place}: {each.sentence}")
    more = summary.left_out + summary.remarked - _SHOWN
    if more > 0:
        print(_("  and {more} more like these").format(more=more))


def _lived(found: ExchangedSession) -> PastSession:
    """A session of another program as the journal takes it."""
    from guide.journal.adding import PastSession

    return PastSession(
        practice=found.practice or found.source, began=found.began, heard=found.heard, title=found.title,
        kind=found.kind, options={"source": found.source}, zone=found.zone, uid=found.uid,
    )  # fmt: skip


def _tell_added(done: Added) -> None:
    there = done.entries_there + done.sessions_there
    was = _(" {were} there already.").format(were=counted(there, "was", "were")) if there else ""
    told = _("{sessions} and {entries}").format(
        sessions=counted(done.sessions, "session"), entries=counted(done.entries, "entry", "entries")
    )
    print(_("Taken in: {told}.{was}").format(told=told, was=was))
