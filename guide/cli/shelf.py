"""guide shelf: practices and presets that are kept at hand, line by line."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from guide.cli import options
from guide.translation import _

if TYPE_CHECKING:
    from guide.preferences.own_shelf import OwnShelf

EMPTY = _("Nothing is kept yet. To keep one: guide shelf keep body-scan")
ON_IT = _("{name} is on your own shelf.")
OFF_IT = _("{name} is on your own shelf no more.")
KEPT = _("Kept: {told}. To play it: {way}")
FORGOTTEN = _("@{name} is kept no more.")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("shelf")
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    ways = parser.add_subparsers(dest="way", metavar="keep|leave")
    keep = ways.add_parser("keep", help=_("put a practice on the shelf, or with --as keep it with what is chosen here"))
    keep.add_argument("practice", metavar="NAME")
    keep.add_argument("--as", dest="name", metavar="WORD", help=_("what the preset is called: evening, for @evening"))
    options.choices(keep)
    leave = ways.add_parser("leave", help=_("take a practice off the shelf, or forget a preset"))
    leave.add_argument("practice", metavar="NAME|@WORD")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Keep, leave, or show what is kept."""
    from guide.cli.telling import complain
    from guide.preferences import own_shelf

    if given.way == "keep":
        print(_keep(given))
        return 0
    if given.way == "leave":
        print(_leave(given.practice))
        return 0
    shelf = own_shelf.read()
    if shelf.said:
        complain(shelf.said)
    if given.json:
        presets = [asdict(each) for each in shelf.presets]
        print(json.dumps({"practices": list(shelf.practices), "presets": presets}, indent=2, ensure_ascii=False))
    else:
        print(*_lines(shelf), sep="\n")
    return 0


def _lines(shelf: OwnShelf) -> list[str]:
    from guide.actions.preset_text import told

    presets = [f"@{each.name}: {each.practice}, {told(each)}" for each in shelf.presets]
    return [*presets, *shelf.practices] or [EMPTY]


def _keep(given: argparse.Namespace) -> str:
    from guide import library
    from guide.actions.preset_text import told, way
    from guide.lint.run import load
    from guide.preferences import own_shelf
    from guide.preferences.own_shelf import Preset

    practice = library.read(library.find(given.practice), load)
    name = practice.name if practice.name in library.names() else str(practice.path.resolve())
    if given.name is None:
        own_shelf.put(name, there=True)
        return ON_IT.format(name=name)
    chosen = options.chosen(given)
    _ = chosen.applied(practice.script)  # a setting that it does not have is told now
    preset = Preset(
        given.name, name, chosen.seconds, chosen.voice, chosen.pace, chosen.bed, chosen.hush, chosen.profile,
        dict(chosen.settings),
    )  # fmt: skip
    kept = own_shelf.keep(preset).preset(given.name)
    return KEPT.format(way=way(kept.name), told=f"{practice.script.title}, {told(kept)}")


def _leave(named: str) -> str:
    from guide import library
    from guide.cli.presets import SIGN
    from guide.lint.run import load
    from guide.preferences import own_shelf

    if named.startswith(SIGN):
        own_shelf.forget(named)
        return FORGOTTEN.format(name=named.removeprefix(SIGN))
    kept = own_shelf.read().practices
    name = named if named in kept else library.read(library.find(named), load).name
    own_shelf.put(name, there=False)
    return OFF_IT.format(name=name)
