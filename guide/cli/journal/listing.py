"""guide journal list, search: sessions and entries together, the latest last."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from guide.actions.formatting import clock
from guide.actions.journal_text import ENDINGS, STATES, felt, gist
from guide.cli.journal.way import SHORT, Ways, number, run
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal, SessionRecord
    from guide.journal.entry import Entry

Row: TypeAlias = "SessionRecord | Entry"
LATEST = 20
"""Rows that are listed."""
_WIDEST = 60


def day(text: str) -> date:
    """A day as it is typed: 2026-03-01, today, yesterday, or 14d for so many days ago."""
    today = datetime.now().astimezone().date()
    if text in ("today", "yesterday"):
        return today - timedelta(days=text == "yesterday")
    if match := re.fullmatch(r"(\d{1,5})d", text):
        return today - timedelta(days=int(match[1]))
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("'{text}' is no day: write 2026-03-01, today, yesterday or 14d").format(text=text[:20])
        raise argparse.ArgumentTypeError(message) from None


def said(text: str) -> tuple[str, str]:
    """The name of a question, and what its answer holds, for argparse; no words stand for any answer."""
    name, _equals, words = text.partition("=")
    if not name.strip():
        raise argparse.ArgumentTypeError(f"'{text[:40]}' names no question: write part=WORDS, or part alone")
    return name.strip(), words.strip()


def filters(parser: argparse.ArgumentParser) -> None:
    """Declare what narrows a list down."""
    parser.add_argument("--since", type=day, metavar="DAY", help=_("from this day on: 2026-03-01, yesterday, 14d"))
    parser.add_argument("--until", type=day, metavar="DAY", help=_("before this day"))
    parser.add_argument("--practice", metavar="NAME", help=_("only this practice"))
    parser.add_argument("--form", metavar="NAME", help=_("only what was written into this form"))
    parser.add_argument(
        "--said", type=said, metavar="NAME[=WORDS]",
        help=_("only entries with this answer, such as because=work or time=past; without WORDS, answer by answer"),
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def add(ways: Ways) -> None:
    """Declare both."""
    listed = ways.add("list", _("sessions and entries, the latest last"), show_list)
    filters(listed)
    for each in (listed, ways.add("search", _("what was written, by words in it"), show_found)):
        each.add_argument(
            "--limit", type=number, default=LATEST, metavar=str(LATEST), help=_("how many of the latest; 0 for all")
        )
        if each is not listed:
            each.add_argument("words", nargs="+", metavar="WORDS", help=_("each has to be in it, in capitals or not"))
            filters(each)


def show_list(given: argparse.Namespace, journal: Journal) -> None:
    """Print a row for each session and each entry without one."""
    limit = given.limit or None
    narrow = given.form or given.said
    sessions = () if narrow else journal.sessions(given.since, given.until, limit, given.practice)
    entries = () if given.practice else journal.entries(
        given.form, given.since, given.until, limit=limit, said=given.said, in_sessions=bool(narrow), put_aside=False
    )  # fmt: skip
    if given.said and not given.said[1] and not given.json:
        _show_by_answer(given.said[0], sorted(entries, key=_when))
        return
    rows: list[Row] = sorted((*sessions, *entries), key=_when)
    nothing = (
        _("No entry has such an answer. guide journal show ENTRY tells the names of its questions.")
        if given.said
        else _nothing(given, journal)
    )
    show_rows(given, rows[-limit:] if limit else rows, nothing)


def _nothing(given: argparse.Namespace, journal: Journal) -> str:
    """What is said where nothing is listed: there may be something all the same, put aside, or not asked for."""
    from guide.journal.entry import State

    if given.since or given.until or given.practice or given.form:
        return _("Nothing of that is in the journal.")
    if journal.entries(state=State.SHELF, limit=1):
        return _("What you wrote is put aside for now: guide journal shelf")
    return _("The journal is empty. A practice writes its first page: guide play breathing-space")


def show_found(given: argparse.Namespace, journal: Journal) -> None:
    """Print a row for each entry in which the words are."""
    text, limit = " ".join(given.words), given.limit or None
    found = journal.entries(given.form, given.since, given.until, text=text, limit=limit, said=given.said)
    show_rows(given, sorted(found, key=_when), _("Nothing was written with these words."))


DEFAULTS: dict[str, Any] = {
    "run": lambda given: run(given, show_list), "limit": LATEST, "since": None, "until": None, "practice": None,
    "form": None, "said": None, "json": False,
}  # fmt: skip
"""``guide journal`` alone."""


def _when(row: Row) -> datetime:
    from guide.journal import SessionRecord

    return row.began if isinstance(row, SessionRecord) else row.at


def show_rows(given: argparse.Namespace, rows: Sequence[Row], nothing: str) -> None:
    """Print ``rows``, a line or an object each; ``nothing`` where there are none."""
    if given.json:
        print(json.dumps([as_json(row) for row in rows], indent=2, ensure_ascii=False))
        return
    if not rows:
        print(nothing)
    for row in rows:
        print(_row(row))


def _show_by_answer(name: str, entries: Sequence[Entry]) -> None:
    """Print the entries of each answer to one question together, as it was written the first time."""
    from guide.journal.folding import fold

    together: dict[str, tuple[str, list[Entry]]] = {}
    for entry in entries:
        answer = entry.answered(name)
        for text in dict.fromkeys(part.text for part in (answer.parts if answer else ()) if part.text):
            together.setdefault(fold(text), (text, []))[1].append(entry)
    if not together:
        print(_("Nothing was said to '{name}' yet.").format(name=name))
    for text, mine in together.values():
        print(f"{text}  ({len(mine)})")
        for entry in mine:
            print(f"  {entry_row(entry)}")


def as_json(row: Row) -> dict[str, object]:
    """One row for programs."""
    from guide.journal import SessionRecord
    from guide.journal.entry_json import to_json
    from guide.journal.export import facts

    return {"session": facts(row)} if isinstance(row, SessionRecord) else {"entry": to_json(row)}


def _row(row: Row) -> str:
    from guide.journal import SessionRecord

    if not isinstance(row, SessionRecord):
        return entry_row(row)
    what = f"{row.title}, {ENDINGS[row.ending.value]}"
    told = f"{row.id:>{SHORT}}  {row.began:%Y-%m-%d %H:%M}  {clock(row.heard):>6}  {what}"
    return f"{told}  {felt(row)}".rstrip()


def entry_row(entry: Entry) -> str:
    """Return an entry as one line: its letters, its time, its form and how it begins."""
    state = f" ({STATES[entry.state]})" if STATES[entry.state] else ""
    told = f"{entry.uid[:SHORT]}  {entry.at:%Y-%m-%d %H:%M}  {'':>6}  {entry.form}{state}"
    return f"{told}  {gist(entry, _WIDEST)}".rstrip()
