"""guide settings: how you want it from one visit to the next, line by line."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from guide.translation import _

if TYPE_CHECKING:
    from guide.preferences import Kept, Preference


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("settings")
    parser.add_argument("name", nargs="?", metavar="KEY", help=_("one of them; alone, it is told with what it may be"))
    parser.add_argument("value", nargs="*", metavar="VALUE", help=_("what it shall be from now on"))
    parser.add_argument("--forget", action="store_true", help=_("back to what is usual"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Keep one if a value is given, then tell it; or tell them all."""
    from guide import preferences
    from guide.cli.telling import complain

    kept = preferences.read()
    if kept.said:
        complain(kept.said)
    one = preferences.named(given.name) if given.name else None
    if one and (given.value or given.forget):
        kept = preferences.keep(one.name, None if given.forget else one.checked(" ".join(given.value)))
    if given.json:
        shown = [one] if one else [*preferences.TABLE, *preferences.FOR_KINDS]
        print(json.dumps({each.name: kept.get(each.name) for each in shown}, indent=2, ensure_ascii=False))
    elif one:
        _tell(one, kept, whole=not given.value)
    else:
        _tell_all(kept)
    return 0


def _tell(one: Preference, kept: Kept, *, whole: bool) -> None:
    print(f"{one.title}: {one.told(kept.get(one.name))}")
    if whole:
        print(f"  {one.does}")
        choices = one.choices()
        if choices:
            print(_("  it may be: {choices}").format(choices=", ".join(_typed(one, each) for each in choices)))


def _typed(one: Preference, value: str) -> str:
    """Return a value as one types it, and what it is called where that is another word."""
    called = one.told(value).removesuffix(one.unit).strip()
    return value if called == value else f"{value} ({called})"


def _tell_all(kept: Kept) -> None:
    from guide import places, preferences

    shown = (*preferences.TABLE, *(each for each in preferences.FOR_KINDS if kept.get(each.name)))
    width = max(len(each.name) for each in shown)
    for each in shown:
        print(f"{each.name:<{width}}  {each.told(kept.get(each.name))}")
    print(_("\nWhat is yours lies in {data}").format(data=places.data()))
    print(_("To change one: guide settings theme night"))
    print(_("A voice for one kind of practice: guide settings voice-for-rest NAME"))
