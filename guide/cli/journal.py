"""guide journal: what was practised and how it felt, shown and handed out. It is the person's own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import overwriting

if TYPE_CHECKING:
    from datetime import datetime

    from guide.journal import Feeling, Journal, SessionRecord


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command and its three ways; alone it lists."""
    parser = commands.add_parser("journal", help="show what was practised and how it felt")
    parser.add_argument("--file", type=Path, metavar="FILE", help="another journal, such as one kept beside this one")
    parser.set_defaults(run=lambda given: run(given, _list), limit=_LATEST)
    ways = parser.add_subparsers(dest="way", metavar="list|show|export", parser_class=type(parser))
    listing = ways.add_parser("list", help="the sessions, the latest last")
    listing.add_argument(
        "--limit", type=_number, default=_LATEST, metavar=str(_LATEST), help="how many of the latest; 0 for all"
    )
    listing.set_defaults(run=lambda given: run(given, _list))
    showing = ways.add_parser("show", help="one session, whole")
    showing.add_argument("number", type=_number, help="as guide journal list shows it")
    showing.set_defaults(run=lambda given: run(given, _show))
    exporting = ways.add_parser("export", help="everything: JSON for programs, CSV for a spreadsheet")
    exporting.add_argument("--format", choices=_FORMATS, help="where FILE does not end in .csv or .json (json)")
    exporting.add_argument("-o", "--out", metavar="FILE", type=Path, help="a file; standard output if not given")
    overwriting.add(exporting)
    exporting.set_defaults(run=lambda given: run(given, _export))


_LATEST = 20
"""Sessions that are listed."""
_FORMATS = ("csv", "json")


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) < 10):
        raise argparse.ArgumentTypeError(f"'{text[:20]}' is no number of a session")
    return int(text)


def run(given: argparse.Namespace, way: Callable[[argparse.Namespace, Journal], None]) -> int:
    """Open the journal and go one of the ways. Where it is damaged, the one that was begun beside it is gone to."""
    from guide import places
    from guide.cli.telling import complain
    from guide.journal.beside import others
    from guide.problems import CannotReadError

    usual = places.journal()
    beside = [] if given.file else others(usual)
    try:
        _go(given, way, given.file or usual)
    except CannotReadError as error:
        if not beside or not error.sentence.startswith(("The journal", str(usual))):
            raise
        complain(f"{error.sentence} It stays as it is; this is {beside[0]}, which was begun after it:")
        _go(given, way, beside.pop(0))
    for path in beside:
        complain(f"More is kept in {path}. To see it: guide journal --file {path}")
    return 0


def _go(given: argparse.Namespace, way: Callable[[argparse.Namespace, Journal], None], path: Path) -> None:
    from datetime import UTC, datetime

    from guide.journal import Journal
    from guide.problems import CannotReadError

    if given.file and not path.is_file():
        raise CannotReadError(f"There is no journal {path}.")
    with Journal.open(path, lambda: datetime.now(UTC).astimezone()) as journal:
        way(given, journal)


def _list(given: argparse.Namespace, journal: Journal) -> None:
    sessions = journal.sessions(limit=given.limit or None)
    if not sessions:
        print("The journal is empty. A practice writes its first page: guide play breathing-space")
    for each in reversed(sessions):
        feelings = " → ".join(_short(feeling) for feeling in (each.before, each.after) if feeling)
        row = f"{each.id:>4}  {each.began:%Y-%m-%d %H:%M}  {_clock(each.heard):>6}  {each.title}, {each.ending.value}"
        print(f"{row}  {feelings}".rstrip())


def _show(given: argparse.Namespace, journal: Journal) -> None:
    from guide.problems import WrongUseError

    found = journal.session(given.number)
    if found is None:
        raise WrongUseError(f"There is no session {given.number}.", "See what there is with: guide journal list")
    print("\n".join(_lines(found)))


def _lines(session: SessionRecord) -> list[str]:
    lines = [
        f"{session.title} ({session.practice})",
        f"{session.began:%A, %d %B %Y, %H:%M} ({_zone(session.began)})",
        f"heard {_clock(session.heard)} of {_clock(session.planned)}, {session.ending.value}",
    ]
    for name, feeling in (("before", session.before), ("after", session.after)):
        if feeling:
            lines.append(f"{name}: {_short(feeling)}")
    if session.reflection:
        lines += ["", _harmless(session.reflection)]
    lines.append("")
    lines += [
        f"{event.at:%H:%M:%S}  {_clock(event.playhead):>6}  {event.kind.value}{_because(event)}"
        for event in _turns(session)
    ]
    return lines


def _because(event: Any) -> str:  # noqa: ANN401 - as in `_turns`
    problem = event.note.get("problem")
    return f": {_harmless(str(problem))}" if problem else ""


def _turns(session: SessionRecord) -> list[Any]:
    return [event for event in session.events if event.kind.value != "heartbeat"]


def _harmless(text: str) -> str:
    """The person's own words, without codes that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)


def _short(feeling: Feeling) -> str:
    parts = [feeling.zone.value] if feeling.zone else []
    parts += [f"distress {feeling.distress}"] if feeling.distress is not None else []
    parts += [_harmless(felt.word) for felt in feeling.words]
    return ", ".join(parts)


def _zone(at: datetime) -> str:
    """The zone of a moment: its name where it has one, and how far it is from UTC."""
    offset = f"UTC{at:%z}"[:-2] + f":{at:%z}"[-2:]
    name = at.tzname() or ""
    return f"{name}, {offset}" if name and not name.startswith(("UTC", "+", "-")) else offset


def _export(given: argparse.Namespace, journal: Journal) -> None:
    suffix = given.out.suffix[1:].lower() if given.out else ""
    form = given.format or (suffix if suffix in _FORMATS else "json")
    write = journal.export_csv if form == "csv" else journal.export_json
    if given.out is None:
        write(sys.stdout)
        return
    overwriting.allow([given.out], force=given.force)
    from guide.audio.atomic import beside

    with beside(given.out) as part, part.open("w", encoding="utf-8", newline="") as file:
        write(file)
    print(given.out)


def _clock(seconds: float) -> str:
    from guide.cli.options import clock

    return clock(seconds)
