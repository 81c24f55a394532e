"""guide schema: what editors need to complete and check scripts while they are written."""

from __future__ import annotations

import argparse
from typing import Any

from guide.translation import _


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("schema")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--part", action="store_true", help=_("that of a part instead of a whole practice"))
    which.add_argument("--form", action="store_true", help=_("that of a form"))
    parser.add_argument("--place", action="store_true", help=_("keep a copy in your folder, and print its path"))
    parser.add_argument("--line", action="store_true", help=_("the same, as the first line of a script"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the schema, or where the copy is that is kept."""
    from guide.script import schema

    name, wanted = _wanted(given)
    if given.place or given.line:
        path = schema.place_schemas({name: wanted}) / name
        print(schema.modeline(path) if given.line else path)
    else:
        print(schema.written(wanted), end="")
    return 0


def _wanted(given: argparse.Namespace) -> tuple[str, dict[str, Any]]:
    """The name of the file, and the schema."""
    from guide.script import schema

    if given.form:
        from guide.forms.schema import FORM, form_schema

        return FORM, form_schema()
    return (schema.PART, schema.part_schema()) if given.part else (schema.PRACTICE, schema.practice_schema())
