"""guide journal export: all of it, or a part, for a spreadsheet, a program, a calendar, or a therapist."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from guide.actions import journal_out
from guide.actions.journal_out import HandedOut
from guide.cli import overwriting
from guide.cli.journal.listing import day
from guide.cli.journal.way import Ways, entry_named, name_of_one
from guide.cli.telling import complain
from guide.player.wallclock import now
from guide.problems import WrongUseError
from guide.translation import _, ngettext

if TYPE_CHECKING:
    from guide.journal import Journal


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("export", _("everything or a part: for programs, spreadsheets, calendars, a therapist"), _export)
    parser.add_argument("--format", choices=journal_out.formats(), help=_("where FILE does not tell (json)"))
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
    name = given.format or journal_out.format_of(given.out, one=bool(given.entry))
    if name in journal_out.WHOLE:
        _refuse_parts(given, name)
    what = HandedOut(
        since=given.since,
        until=given.until,
        fields=frozenset(each.replace(".", "/") for each in given.only) if given.only else None,
        hide=tuple(given.hide),
        private=given.with_private,
        entries=tuple(entry_named(journal, each) for each in given.entry),
        steps=given.with_steps,
    )
    _tell_private(given, journal, name)
    if given.out is None:
        journal_out.writer(journal, name, what, now())(sys.stdout)
        return
    overwriting.allow([given.out], force=given.force)
    journal_out.write(journal, given.out, name, what, now())
    print(given.out)


def _refuse_parts(given: argparse.Namespace, name: str) -> None:
    """Raises WrongUseError where a part was asked for and everything would be written: names that were to be hidden."""
    asked = [f"--{part}" for part in ("since", "until", "only", "hide") if getattr(given, part)]
    if asked:
        others = ", ".join(each for each in journal_out.formats() if each not in journal_out.WHOLE)
        raise WrongUseError(
            _("{name} is the whole journal, without {parts}.").format(name=name, parts=", ".join(asked)),
            _("Choose a --format: {others}.").format(others=others),
        )
    if given.entry:
        raise WrongUseError(
            _("{name} holds the whole journal, and not one entry.").format(name=name),
            _("Leave --format out, or: --format text"),
        )


def _tell_private(given: argparse.Namespace, journal: Journal, name: str) -> None:
    """Say how many entries stay here where it is made for somebody else."""
    from guide.exchange import exporter

    if given.entry or given.with_private or name in journal_out.WHOLE:
        return
    entries = journal.entries(since=given.since, until=given.until)
    left = sum(not each.share for each in entries) if exporter(name.removeprefix("entries-")).handed_on else 0
    if left:
        said = ngettext(
            "{count} entry is not marked as safe to share, and stays here: guide journal share, or --with-private.",
            "{count} entries are not marked as safe to share, and stay here: guide journal share, or --with-private.",
            left,
        )
        complain(said.format(count=left))
