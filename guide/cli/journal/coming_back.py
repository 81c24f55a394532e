"""guide journal shelf, revisit, beside: what is not yet, what is come back to, and then and now side by side."""

from __future__ import annotations

import argparse
import json
import shutil
from textwrap import indent, wrap
from typing import TYPE_CHECKING

from guide.actions.journal_text import side_by_side
from guide.cli import forms
from guide.cli.journal import listing
from guide.cli.journal.way import Ways, entry_named, name_of_one
from guide.translation import _, date_and_time, full_date

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.entry import Entry

_WIDEST = 76


def add(ways: Ways) -> None:
    """Declare them."""
    shelf = ways.add("shelf", _("what is put aside for later, and nobody asks for; with ENTRY: put it there"), _shelf)
    shelf.add_argument("entry", type=name_of_one, nargs="?", metavar="ENTRY")
    shelf.add_argument("--back", action="store_true", help=_("take it back into the journal"))
    shelf.add_argument("--json", action="store_true", help=_("for programs"))
    again = ways.add("revisit", _("the form of an earlier entry once more, coming back to it"), _revisit)
    again.add_argument("entry", type=name_of_one, metavar="ENTRY", help=_("as guide journal list shows it"))
    forms.options(again)
    beside = ways.add("beside", _("two entries of one form, then and now"), _beside)
    beside.add_argument("entry", type=name_of_one, metavar="ENTRY")
    beside.add_argument(
        "other", type=name_of_one, nargs="?", metavar="ENTRY", help=_("what it came back to, or the one before it")
    )
    beside.add_argument("--json", action="store_true", help=_("for programs"))


def _shelf(given: argparse.Namespace, journal: Journal) -> None:
    from guide.journal.entry import State

    if given.entry is None:
        found = journal.entries(state=State.SHELF)
        listing.show_rows(
            given, found[::-1], _("Nothing is put aside. guide journal shelf ENTRY puts something there.")
        )
        return
    entry = entry_named(journal, given.entry)
    journal.set_state(entry.uid, State.DONE if given.back else State.SHELF)
    told = (
        _("is back in the journal") if given.back else _("is put aside. It waits on the shelf, and nobody asks for it")
    )
    print(_("{form} of {at} {told}.").format(form=entry.form, at=full_date(entry.at), told=told))


def _revisit(given: argparse.Namespace, journal: Journal) -> None:
    from guide.forms import reading
    from guide.problems import WrongUseError

    entry = entry_named(journal, given.entry)
    if entry.form not in reading.names():
        raise WrongUseError(
            _("The form '{form}' of this entry is not here.").format(form=entry.form), _("It can be shown as it is.")
        )
    forms.run(given, reading.load(entry.form), journal, revisits=entry.uid)


def _beside(given: argparse.Namespace, journal: Journal) -> None:
    entry = entry_named(journal, given.entry)
    then, now = sorted((entry, _other(given, journal, entry)), key=lambda each: each.at)
    rows = side_by_side(then, now)
    if given.json:
        facts = [{"asked": asked, "then": before, "now": after} for asked, before, after in rows]
        print(json.dumps({"then": then.uid, "now": now.uid, "answers": facts}, indent=2, ensure_ascii=False))
        return
    print(
        _("{form}: {then}, and {now}").format(form=entry.form, then=date_and_time(then.at), now=date_and_time(now.at))
    )
    for asked, before, after in rows:
        print(f"\n{asked}")
        _say("then", before)
        _say("now", after)


def _other(given: argparse.Namespace, journal: Journal, entry: Entry) -> Entry:
    """What an entry is put beside. Raises WrongUseError where there is nothing."""
    from guide.problems import WrongUseError

    if given.other:
        other = entry_named(journal, given.other)
        if other.form != entry.form or other.uid == entry.uid:
            raise WrongUseError(
                _("Two entries of one form stand side by side."), _("This one is of '{form}'.").format(form=entry.form)
            )
        return other
    followed = journal.entry(entry.follows) if entry.follows else None
    before = journal.entries(form=entry.form, until=entry.at, limit=1)
    if followed is None and not before:
        raise WrongUseError(_("This is the first of its kind."), _("There is no earlier one to put it beside."))
    return followed or before[0]


def _say(when: str, told: str) -> None:
    width = min(_WIDEST, shutil.get_terminal_size().columns - 1) - 8
    lines = [part for line in (told or "–").split("\n") for part in wrap(line, max(20, width)) or [""]]
    print(f"  {when:<4}  {lines[0]}")
    if lines[1:]:
        print(indent("\n".join(lines[1:]), " " * 8))
