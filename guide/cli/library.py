"""guide list: the practices at hand."""

from __future__ import annotations

import argparse
import json
from typing import Any

from guide.cli import options, practice_table
from guide.cli.practice_table import Row


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("list", help="show the practices at hand")
    practice_table.add(parser)
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print a line a practice that fits what is asked: name, length, intensity, kind, title."""
    from guide import library, places
    from guide.cli import complain
    from guide.render.preparation import natural_seconds

    found = tuple(library.practices())
    lengths = {each.name: natural_seconds(each.script) for each in found}
    every = [Row(each.name, each.script, lengths[each.name], options.clock(lengths[each.name])) for each in found]
    rows = practice_table.fitting(given, every)
    if given.json:
        paths = {each.name: str(each.path) for each in found}
        print(json.dumps([_told(row, paths[row.name]) for row in rows], indent=2, ensure_ascii=False))
        return 0
    for sentence in library.left_out(found):
        complain(sentence)
    print(*practice_table.lines(rows), sep="\n", end="\n" if rows else "")
    if len(rows) < len(every):
        print(f"\n{len(rows)} of {len(every)} practices fit. See them all: guide list")
    print(f"\nYour own practices go into {places.own_scripts()}")
    return 0


def _told(row: Row, path: str) -> dict[str, object]:
    """For programs."""
    script = row.script
    return {
        "name": row.name, "title": script.title, "summary": script.summary, "kind": script.kind,
        "intensity": script.intensity, "posture": list(script.posture), "serves": list(script.serves),
        "seconds": round(row.seconds, 1), "path": path,
    }  # fmt: skip
