"""guide voices: who can speak here."""

from __future__ import annotations

import argparse
from typing import Any


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    commands.add_parser("voices", help="show who can speak here").set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print a line a voice; an engine that is not there says what would bring it."""
    from guide import voices

    for voice in voices.voices():
        print(f"{voice.name:<24} {voice.language:<8} {voice.missing or voice.title}")
    return 0
