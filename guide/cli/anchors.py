"""guide anchors: the listener's own words for what steadies them, spoken where a practice asks for them."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from guide.translation import _

EXPLAINED = {
    "place": _("where you are safe enough"),
    "person": _("somebody who is good to you"),
    "phrase": _("words that help"),
    "object": _("something to hold or look at"),
    "memory": _("a moment that was good"),
    "strength": _("something in you that has held before"),
}


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("anchors")
    parser.add_argument("kind", nargs="?", choices=tuple(EXPLAINED), help="; ".join(map(": ".join, EXPLAINED.items())))
    parser.add_argument("words", nargs="*", metavar="WORDS", help=_("as they shall be spoken"))
    parser.add_argument("--forget", action="store_true", help=_("remove this one"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, set or forget."""
    from guide import places
    from guide.render.own_words import unsayable
    from guide.script import anchors

    path = places.anchors()
    found = anchors.read(path)
    if given.kind and (given.words or given.forget):
        found.pop(given.kind, None)
        if given.words:
            found[given.kind] = anchors.checked(given.kind, " ".join(given.words))
        anchors.write(path, found)
    if given.json:
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return 0
    for kind, explained in EXPLAINED.items():
        if given.kind in (None, kind):
            print(f"{kind:<8}  {found.get(kind) or f'– ({explained})'}")
    shown = {kind: words for kind, words in found.items() if given.kind in (None, kind)}
    if told := unsayable(shown):
        print(told, file=sys.stderr)
    return 0
