"""guide journal chapters: a life as a river, each chapter with what was written in it or about it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide.cli.journal import listing
from guide.cli.journal.way import Ways
from guide.translation import _

if TYPE_CHECKING:
    from guide.forms.chapters import Chapter, Said
    from guide.journal import Journal
    from guide.journal.entry import Entry

NONE = _("No chapter has a name yet. A chapter begins with: guide reflect chapter")


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("chapters", _("your life as a river: chapters you named, with what lies in each"), _chapters)
    parser.add_argument("name", nargs="?", metavar="NAME", help=_("only this chapter"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def _chapters(given: argparse.Namespace, journal: Journal) -> None:
    from guide.forms import chapters
    from guide.problems import WrongUseError, did_you_mean

    entries = journal.entries()[::-1]
    told = [found for entry in entries if entry.form == chapters.FORM and (found := chapters.chapter(_said(entry)))]
    river = chapters.in_order(told)
    shown = [each for each in river if given.name is None or each.title.casefold() == given.name.casefold()]
    if given.name is not None and not shown:
        raise WrongUseError(
            _("No chapter is called '{name}';").format(name=given.name),
            did_you_mean(given.name, [each.title for each in river]),
        )
    others = [entry for entry in entries if entry.form != chapters.FORM]
    filled = [(each, [entry for entry in others if _lies_in(each, entry)]) for each in shown]
    _tell(given, filled)


def _tell(given: argparse.Namespace, found: Sequence[tuple[Chapter, list[Entry]]]) -> None:
    if given.json:
        told = [
            {
                "title": each.title, "begins": each.begins and each.begins.isoformat(),
                "ends": each.ends and each.ends.isoformat(), "entries": [entry.uid for entry in mine],
            }
            for each, mine in found
        ]  # fmt: skip
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return
    if not found:
        print(NONE)
    for each, mine in found:
        print(f"{each.title}{f', {each.years}' if each.years else ''}")
        for entry in mine:
            print(f"  {listing.entry_row(entry)}")


def _lies_in(chapter: Chapter, entry: Entry) -> bool:
    return chapter.holds(_said(entry), entry.at.date(), entry.uid)


def _said(entry: Entry) -> Said:
    return {
        answer.question.name: [part.text for part in answer.parts if part.text is not None] for answer in entry.answers
    }
