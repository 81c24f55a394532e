"""guide journal show: one session or one entry, whole."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from guide.actions.journal_text import entry_lines, session_lines
from guide.cli.journal.listing import as_json
from guide.cli.journal.way import Ways, entry_named, is_session, name_of_one
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.entry import Entry


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("show", _("one session or entry, whole"), show)
    parser.add_argument("number", type=name_of_one, metavar="NUMBER|ENTRY", help=_("as guide journal list shows it"))
    parser.add_argument("--versions", action="store_true", help=_("of an entry: what it was before it was edited, too"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def show(given: argparse.Namespace, journal: Journal) -> None:
    """Print it."""
    from guide.problems import WrongUseError

    if not is_session(given.number):
        _show_entry(given, journal, entry_named(journal, given.number))
        return
    found = journal.session(int(given.number))
    if found is None:
        raise WrongUseError(
            _("There is no session {number}.").format(number=given.number),
            _("See what there is with: guide journal list"),
        )
    if given.json:
        print(json.dumps(as_json(found), indent=2, ensure_ascii=False))
        return
    print("\n".join(session_lines(found, journal.entries(session=found.uid))))


def _show_entry(given: argparse.Namespace, journal: Journal, entry: Entry) -> None:
    before = journal.versions(entry.uid) if given.versions else ()
    if given.json:
        told = as_json(entry) | ({"versions": [as_json(each) for _, each in before]} if given.versions else {})
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return
    print("\n".join(entry_lines(entry, reversed(before))))
