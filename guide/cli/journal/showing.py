"""guide journal show: one session or one entry, whole."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from guide.cli.forms import harmless, shown
from guide.cli.journal.listing import as_json, short
from guide.cli.journal.way import Ways, clock, entry_named, is_session, name_of_one

if TYPE_CHECKING:
    from guide.journal import Journal, SessionRecord
    from guide.journal.entry import Entry


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("show", "one session or entry, whole", show)
    parser.add_argument("number", type=name_of_one, metavar="NUMBER|ENTRY", help="as guide journal list shows it")
    parser.add_argument("--versions", action="store_true", help="of an entry: what it was before it was edited, too")
    parser.add_argument("--json", action="store_true", help="for programs")


def show(given: argparse.Namespace, journal: Journal) -> None:
    """Print it."""
    from guide.problems import WrongUseError

    if not is_session(given.number):
        _show_entry(given, journal, entry_named(journal, given.number))
        return
    found = journal.session(int(given.number))
    if found is None:
        raise WrongUseError(f"There is no session {given.number}.", "See what there is with: guide journal list")
    if given.json:
        print(json.dumps(as_json(found), indent=2, ensure_ascii=False))
        return
    print("\n".join(_lines(found)))
    for entry in journal.entries(session=found.uid):
        if entry.form not in ("check-in", "after"):
            print("\n".join(["", f"{entry.form}, {entry.at:%H:%M}", *shown(entry)]))


def _show_entry(given: argparse.Namespace, journal: Journal, entry: Entry) -> None:
    before = journal.versions(entry.uid) if given.versions else ()
    if given.json:
        told = as_json(entry) | ({"versions": [as_json(each) for _, each in before]} if given.versions else {})
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return
    print(f"{entry.form}, {entry.at:%A, %d %B %Y, %H:%M} ({_zone(entry.at)})")
    print("\n".join(shown(entry)))
    if entry.share:
        print("You marked it as safe to hand on.")
    for until, version in reversed(before):
        print("\n".join(["", f"until {until:%Y-%m-%d %H:%M} it was:", *shown(version)]))


def _lines(session: SessionRecord) -> list[str]:
    lines = [
        f"{session.title} ({session.practice})",
        f"{session.began:%A, %d %B %Y, %H:%M} ({_zone(session.began)})",
        f"heard {clock(session.heard)} of {clock(session.planned)}, {session.ending.value}",
    ]
    for name, feeling in (("before", session.before), ("after", session.after)):
        if feeling:
            lines.append(f"{name}: {short(feeling)}")
    if session.reflection:
        lines += ["", harmless(session.reflection)]
    lines.append("")
    lines += [
        f"{event.at:%H:%M:%S}  {clock(event.playhead):>6}  {event.kind.value}{_because(event)}"
        for event in _turns(session)
    ]
    return lines


def _because(event: Any) -> str:  # noqa: ANN401 - as in `_turns`
    problem = event.note.get("problem")
    return f": {harmless(str(problem))}" if problem else ""


def _turns(session: SessionRecord) -> list[Any]:
    return [event for event in session.events if event.kind.value != "heartbeat"]


def _zone(at: datetime) -> str:
    """The zone of a moment: its name where it has one, and how far it is from UTC."""
    offset = f"UTC{at:%z}"[:-2] + f":{at:%z}"[-2:]
    name = at.tzname() or ""
    return f"{name}, {offset}" if name and not name.startswith(("UTC", "+", "-")) else offset
