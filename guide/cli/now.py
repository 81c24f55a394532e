"""guide now: what might be good now, line by line: the first page for ears, for fingers and for scripts."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from guide.actions import formatting
from guide.cli import forms, options, practice_table
from guide.cli.prompt import read_line
from guide.player.wallclock import now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guide.library import Header
    from guide.live.at_hand import AtHand

ZONES = {"1": ("hot", "a lot at once"), "2": ("inside", "there is room"), "3": ("cold", "far away")}
"""What may be typed, the zone that it is, and how a person would say it."""
PATIENCE = 0.5
"""Seconds after which it is shown what takes so long."""


class _Way(NamedTuple):
    """Something that can be chosen by its number."""

    name: str
    title: str
    reason: str
    resume: bool = False


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("now", help="what would be good now? suggestions, and where you left off")
    parser.add_argument(
        "--zone", choices=[zone for zone, _ in ZONES.values()], help="how it is, instead of being asked"
    )
    parser.add_argument(
        "--need", type=practice_table.need, metavar="NEED", help="what you come for: guide list --needs"
    )
    parser.add_argument("--json", action="store_true", help="for programs; nothing is asked")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask how it is, show what there is, and practise what is chosen; nothing that is said here is kept."""
    from guide import library
    from guide.journal import Zone
    from guide.live.at_hand import at_hand

    show = options.progress("Reading  ", PATIENCE)
    headers = library.read_index(lambda done, of: show(options.share(done, of))).usable
    said = given.zone or ("" if given.json else _asked())
    with forms.opened() as journal:
        found = at_hand(journal, headers, now(), Zone(said) if said else None, (given.need,) if given.need else ())
    ways = _ways(found, {each.name: each for each in headers})
    if given.json:
        offers = [{"to": each.to, "sentence": each.sentence} for each in found.offers]
        print(json.dumps({"ways": [each._asdict() for each in ways], "offers": offers}, indent=2, ensure_ascii=False))
        return 0
    for offer in found.offers:
        print(offer.sentence)
    for number, way in enumerate(ways, start=1):
        print(f"{number}  {way.title}. {way.reason}")
    print("Everything else: guide list, guide journal, guide support, guide --help.")
    chosen = _chosen(ways)
    return _practise(chosen) if chosen else 0


def _asked() -> str:
    """The zone that is typed; empty for none, and where nobody types."""
    told = ", ".join(f"{key} {said}" for key, (_, said) in ZONES.items())
    try:
        typed = read_line(f"How is it just now? {told}; Enter for no answer: ").strip()
    except EOFError:
        print()
        return ""
    return ZONES.get(typed, ("", ""))[0]


def _ways(found: AtHand, headers: Mapping[str, Header]) -> list[_Way]:
    ways = [_Way(each.name, headers[each.name].title, each.reason) for each in found.suggestions]
    if found.left:
        name, point = found.left
        where = f"Go on where you left it, {formatting.day_of(point.at, now())}."
        ways.append(_Way(name, headers[name].title, where, resume=True))
    known = {way.name for way in ways}
    return ways + [_Way(name, headers[name].title, "Once more.") for name in found.recent if name not in known]


def _chosen(ways: list[_Way]) -> _Way | None:
    """The way whose number is typed; None for Enter alone, and where nobody types."""
    while ways:
        try:
            typed = read_line("Which one? Its number, or Enter to leave: ").strip()
        except EOFError:
            print()
            return None
        if not typed:
            return None
        if typed.isdecimal() and 1 <= int(typed) <= len(ways):
            return ways[int(typed) - 1]
        print(f"Type a number from 1 to {len(ways)}.")
    return None


def _practise(way: _Way) -> int:
    from guide import cli

    return cli.run(["play", way.name, "--plain", *(["--resume"] if way.resume else [])])
