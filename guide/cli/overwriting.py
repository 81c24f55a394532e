"""What is there stays there, unless ``--force`` is given or somebody at the terminal says yes.

Commands that write files where a listener says ask here, before they begin with anything that takes long.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from guide.cli.prompt import agreed


def add(parser: argparse.ArgumentParser) -> None:
    """Declare ``--force``."""
    parser.add_argument("--force", action="store_true", help="write over what is there")


def allow(paths: Iterable[Path], *, force: bool) -> None:
    """Raise CannotWriteError if something lies at any of ``paths`` that may not be written over.

    Where somebody can answer, they are asked. Devices and pipes are written to and not written over.
    """
    from guide.problems import CannotWriteError

    there = [path for path in dict.fromkeys(paths) if path.is_file() or path.is_dir()]
    if force or not there:
        return
    sentence = f"{_named(there)} already there."
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        way = "Name another place with -o" if len(there) > 1 else "Name another file with -o"
        raise CannotWriteError(sentence, f"{way}, or write over {_them(there)} with --force.")
    if not agreed(f"{sentence} Write over {_them(there)}? [y/N] "):
        raise CannotWriteError("Nothing was written.", "Another place can be named with -o.")


def _named(there: list[Path]) -> str:
    first, *others = there
    if not others:
        return f"{first} is"
    return f"{first} and {others[0]} are" if len(others) == 1 else f"{first} and {len(others)} other files are"


def _them(there: list[Path]) -> str:
    return "it" if len(there) == 1 else "them"
