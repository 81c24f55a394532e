"""guide devices: what can be played through, and which of them is used."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from guide.translation import _

if TYPE_CHECKING:
    from guide.player import Listed


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("devices")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--use", metavar="NAME", help=_("play through it from now on; any part of its name will do"))
    which.add_argument("--forget", action="store_true", help=_("play through whichever the system uses"))
    parser.add_argument("--json", action="store_true", help=_("for other programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Choose if asked to, then list."""
    from guide.player import device_choice, list_devices

    found = list_devices()
    if given.use is not None:
        device_choice.keep(_matching(given.use, found))
    if given.forget:
        device_choice.keep(None)
    chosen = device_choice.read()
    print(_json(found, chosen) if given.json else _text(found, chosen))
    return 0


def _matching(name: str, found: tuple[Listed, ...]) -> str:
    from guide.player.devices import matching

    return matching(name, [each.name for each in found])


def _json(found: tuple[Listed, ...], chosen: str | None) -> str:
    rows = [
        {"name": each.name, "through": each.through, "default": each.default, "chosen": each.name == chosen}
        for each in found
    ]
    return json.dumps({"devices": rows, "chosen": chosen}, ensure_ascii=False, indent=2)


def _text(found: tuple[Listed, ...], chosen: str | None) -> str:
    if not found:
        return _("There is no sound device here. A practice without sound: guide play NAME --silent")
    width = max(len(each.name) for each in found)
    lines = [f"{each.name:{width}}  {each.through}{_marks(each, chosen)}" for each in found]
    if chosen is not None and chosen not in {each.name for each in found}:
        lines.append(
            _("'{chosen}', which you chose, is not there: the usual one is used until it is back.").format(
                chosen=chosen
            )
        )
    return "\n".join(lines)


def _marks(each: Listed, chosen: str | None) -> str:
    usual = _(", the usual one") if each.default else ""
    return usual + (_(", chosen") if each.name == chosen else "")
