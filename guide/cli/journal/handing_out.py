"""guide journal export: all of it, or a part, for a spreadsheet, a program, a calendar, or a therapist."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from guide.cli import overwriting
from guide.cli.journal.listing import day
from guide.cli.journal.way import Ways, entry_named, name_of_one
from guide.player.wallclock import now
from guide.problems import WrongUseError
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.entry import Entry

WHOLE = ("csv", "json", "jsonl")
"""What the journal writes itself: a row a session; everything for programs; everything, to be taken in again."""
_ENDINGS = {"md": "markdown", "ics": "icalendar", "html": "html", "htm": "html", "txt": "text"}


def _formats() -> tuple[str, ...]:
    from guide import discovery

    found = (name.replace("_", "-") for name in discovery.names("guide.exchange.exporters"))
    return (*WHOLE, *(f"entries-{name}" if name in WHOLE else name for name in found))


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("export", _("everything or a part: for programs, spreadsheets, calendars, a therapist"), _export)
    parser.add_argument("--format", choices=_formats(), help=_("where FILE does not tell (json)"))
    parser.add_argument("-o", "--out", metavar="FILE", type=Path, help=_("a file; standard output if not given"))
    parser.add_argument("--since", type=day, metavar="DAY", help=_("entries from this day on"))
    parser.add_argument("--until", type=day, metavar="DAY", help=_("entries before this day"))
    parser.add_argument(
        "--only", action="append", metavar="FORM.QUESTION", help=_("only these answers (html, markdown)")
    )
    parser.add_argument("--hide", action="append", default=[], metavar="WORD", help=_("a name or word to black out"))
    parser.add_argument("--with-private", action="store_true", help=_("entries that were not marked as safe as well"))
    parser.add_argument(
        "--entry", action="append", type=name_of_one, default=[], metavar="ENTRY",
        help=_("only this entry, to talk about it: plain text unless FILE says otherwise"),
    )  # fmt: skip
    parser.add_argument("--with-steps", action="store_true", help=_("calendar: next steps too, without a date"))
    overwriting.add(parser)


def _export(given: argparse.Namespace, journal: Journal) -> None:
    suffix = given.out.suffix[1:].lower() if given.out else ""
    plain = "text" if given.entry else "json"
    name = given.format or (suffix if suffix in WHOLE and not given.entry else _ENDINGS.get(suffix, plain))
    write = _writer(given, journal, name)
    if given.out is None:
        write(sys.stdout)
        return
    overwriting.allow([given.out], force=given.force)
    from guide.audio.atomic import beside

    with beside(given.out, rights=0o600) as part, part.open("w", encoding="utf-8", newline="") as file:
        write(file)
    journal.handed_out(given.out)
    print(given.out)


def _refuse_parts(given: argparse.Namespace, name: str) -> None:
    """Raises WrongUseError where a part was asked for and everything would be written: names that were to be hidden."""
    from guide.problems import WrongUseError

    parts = ("since", "until", "only", "hide")
    asked = [f"--{part}" for part in parts if getattr(given, part)]
    if asked:
        others = ", ".join(each for each in _formats() if each not in WHOLE)
        raise WrongUseError(
            _("{name} is the whole journal, without {parts}.").format(name=name, parts=", ".join(asked)),
            _("Choose a --format: {others}.").format(others=others),
        )


def _writer(given: argparse.Namespace, journal: Journal, name: str) -> Callable[[TextIO], None]:
    whole = {"csv": journal.export_csv, "json": journal.export_json, "jsonl": journal.export_lines}
    if name in whole:
        _refuse_parts(given, name)
        if given.entry:
            raise WrongUseError(
                _("{name} holds the whole journal, and not one entry.").format(name=name),
                _("Leave --format out, or: --format text"),
            )
        return whole[name]
    from guide.exchange import Choice, export

    ticked = [entry_named(journal, each) for each in given.entry]
    choice = Choice(
        fields=frozenset(given.only) if given.only else None,
        private=True if given.with_private else None,
        redact=tuple(given.hide),
        steps=given.with_steps,
        made=now(),
    )
    latest_first = sorted(ticked, key=lambda each: each.at, reverse=True)
    entries = tuple(latest_first) or journal.entries(since=given.since, until=given.until)
    sessions = () if ticked else journal.sessions(given.since, given.until)
    chosen = [each.uid for each in entries if ticked or (given.with_steps and _has_step(each))]
    choice = replace(choice, ticked=frozenset(chosen))
    return lambda out: export(name.removeprefix("entries-"), reversed(entries), reversed(sessions), out, choice)


def _has_step(entry: Entry) -> bool:
    return any(answer.question.kind == "next" for answer in entry.answers)
