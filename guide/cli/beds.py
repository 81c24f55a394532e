"""guide beds: the ambience and the bells at hand."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    commands.add_parser("beds", help="show the beds and bells at hand").set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print a line a sound."""
    from guide import sounds

    catalogue = sounds.catalogue()
    for heading, rows in (("Beds", catalogue.beds), ("Bells", catalogue.bells)):
        print(heading)
        for sound in rows.values():
            print(f"  {sound.name:<12} {sound.character}")
    return 0
