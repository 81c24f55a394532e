"""guide schema: what editors need to complete and check scripts while they are written."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("schema", help="the JSON Schema of scripts, for editors")
    parser.add_argument("--part", action="store_true", help="that of a part instead of a whole practice")
    parser.add_argument("--place", action="store_true", help="keep a copy in your folder, and print its path")
    parser.add_argument("--line", action="store_true", help="the same, as the first line of a script")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the schema, or where the copy is that is kept."""
    from guide.script import schema

    if given.place or given.line:
        path = schema.place(schema.PART if given.part else schema.PRACTICE)
        print(schema.modeline(path) if given.line else path)
    else:
        print(schema.written(schema.part_schema() if given.part else schema.practice_schema()), end="")
    return 0
