"""guide list: the practices at hand."""

from __future__ import annotations

import argparse
import json
from typing import Any

from guide.tui import formatting


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("list", help="show the practices at hand")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print a line a practice: name, minutes, kind, intensity, title."""
    from guide import library, places
    from guide.cli import complain
    from guide.render.lasting import lasting

    found, broken = library.shelf()
    lengths = {each.name: lasting(each.script) for each in found}
    rows = [
        {
            "name": each.name,
            "title": each.script.title,
            "summary": each.script.summary,
            "kind": each.script.kind,
            "intensity": each.script.intensity,
            "seconds": round(lengths[each.name].seconds, 1),
            "exact": lengths[each.name].exact,
            "path": str(each.path),
        }
        for each in found
    ]
    if given.json:
        for each in broken:
            complain(each.sentence)
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return 0
    width = max((len(name) for name in (*(each.name for each in found), *(each.name for each in broken))), default=0)
    for row in rows:
        length = formatting.lasts(*lengths[str(row["name"])])
        print(f"{row['name']:<{width}}  {length:>11}  {'●' * int(str(row['intensity'])):<5}  {row['summary']}")
    for lost in broken:
        print(_greyed(f"{lost.name:<{width}}  {'–':>11}  {'':<5}  {lost.sentence}"))
    print(f"\nYour own practices go into {places.own_scripts()}")
    return 0


def _greyed(line: str) -> str:
    """Faint where a terminal shows it so; see https://no-color.org."""
    import os
    import sys

    return f"\x1b[2m{line}\x1b[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else line
