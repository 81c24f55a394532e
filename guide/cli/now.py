"""guide now: what might be good now, line by line: the first page for ears, for fingers and for scripts."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from guide.actions.ways import Way, ways
from guide.cli import forms, practice_table
from guide.cli.library import reading_progress
from guide.cli.prompt import read_line
from guide.forms.zone import Zone
from guide.player.wallclock import now
from guide.translation import _

if TYPE_CHECKING:
    from guide.library import Header

ZONES = {str(number): zone for number, zone in enumerate(Zone, start=1)}
"""What may be typed, and the zone that it is."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("now")
    parser.add_argument("--zone", choices=[zone.value for zone in Zone], help=_("how it is, instead of being asked"))
    parser.add_argument(
        "--need", type=practice_table.need, metavar="NEED", help=_("what you come for: guide list --needs")
    )
    parser.add_argument(
        "--rough-patch", action="store_true", help=_("your own plan for a bad day: its practices, words and people")
    )
    parser.add_argument("--json", action="store_true", help=_("for programs; nothing is asked"))
    parser.add_argument("--silent", action="store_true", help=_("no sound: words, breath and time only"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask how it is, show what there is, and practise what is chosen; nothing that is said here is kept."""
    from guide import library
    from guide.live.at_hand import at_hand

    headers = library.read_index(reading_progress(_("Reading  "))).usable
    if given.rough_patch:
        return _rough_patch(headers, given.silent)
    said = given.zone or ("" if given.json else _asked())
    with forms.opened() as journal:
        found = at_hand(journal, headers, now(), Zone(said) if said else None, (given.need,) if given.need else ())
    rows = ways(found, now())
    titles = {each.name: each.title for each in headers}
    if given.json:
        offers = [{"to": each.to, "sentence": each.sentence} for each in found.offers]
        print(
            json.dumps(
                {"ways": [_told(each, titles[each.name]) for each in rows], "offers": offers},
                indent=2,
                ensure_ascii=False,
            )
        )
        return 0
    for offer in found.offers:
        if not offer.practice:
            print(offer.sentence)
    for number, way in enumerate(rows, start=1):
        print(f"{number}  {titles[way.name]}. {way.reason}")
    print(_("Everything else: guide list, guide journal, guide support, guide --help."))
    chosen = _chosen(rows)
    return _practise(chosen, given.silent) if chosen else 0


def _rough_patch(headers: Sequence[Header], silent: bool) -> int:
    """Show the plan for a rough patch and the support card, and practise what is chosen of it."""
    import os

    from guide import library, places
    from guide.support import read_card
    from guide.support.rough_patch import FORM, NONE, plan
    from guide.support.text import card_text

    with forms.opened() as journal:
        made = plan(journal.latest(FORM)) if journal else None
    by_name = {each.name: each for each in headers}
    named = [library.called(by_name, each) for each in (made.practices if made else ())]
    rows = [Way(each, "") for each in named if each]
    print("\n".join(made.lines()) if made else f"{NONE} guide reflect {FORM}")
    for number, way in enumerate(rows, start=1):
        print(f"{number}  {by_name[way.name].title}")
    print(f"\n{card_text(read_card(places.support(), os.environ))}\n")
    chosen = _chosen(rows)
    return _practise(chosen, silent) if chosen else 0


def _told(way: Way, title: str) -> dict[str, object]:
    """For programs."""
    return {"name": way.name, "title": title, "reason": way.reason, "resume": way.resume is not None}


def _asked() -> str:
    """The zone that is typed; empty for none, and where nobody types."""
    told = ", ".join(f"{key} {zone.brief}" for key, zone in ZONES.items())
    while True:
        try:
            typed = read_line(_("How is it just now? {told}; Enter for no answer: ").format(told=told)).strip()
        except EOFError:
            print()
            return ""
        if not typed or typed in ZONES:
            return ZONES[typed].value if typed else ""
        print(_("Type a number from 1 to {last}.").format(last=len(ZONES)))


def _chosen(ways: Sequence[Way]) -> Way | None:
    """The way whose number is typed; None for Enter alone, and where nobody types."""
    while ways:
        try:
            typed = read_line(_("Which one? Its number, or Enter to leave: ")).strip()
        except EOFError:
            print()
            return None
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(ways):
            return ways[int(typed) - 1]
        print(_("Type a number from 1 to {last}.").format(last=len(ways)))
    return None


def _practise(way: Way, silent: bool) -> int:
    from guide import cli

    resume, quiet = ["--resume"] * (way.resume is not None), ["--silent"] * silent
    return cli.run(["play", way.name, "--plain", *resume, *quiet])
