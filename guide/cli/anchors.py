"""guide anchors: the listener's own words for what steadies them, spoken where a practice asks for them."""

from __future__ import annotations

import argparse
import json
from typing import Any

EXPLAINED = {
    "place": "where you are safe enough",
    "person": "somebody who is good to you",
    "phrase": "words that help",
    "object": "something to hold or look at",
    "memory": "a moment that was good",
}


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("anchors", help="your own words for what steadies you")
    parser.add_argument("kind", nargs="?", choices=tuple(EXPLAINED), help="; ".join(map(": ".join, EXPLAINED.items())))
    parser.add_argument("words", nargs="*", metavar="WORDS", help="as they shall be spoken")
    parser.add_argument("--forget", action="store_true", help="remove this one")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, set or forget."""
    from guide import places
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
            print(f"{kind:<7}  {found.get(kind) or f'– ({explained})'}")
    return 0
