"""guide check: everything that is wrong in scripts, at once, with line and column."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from guide.problems import CannotReadError, Problem, as_json, excerpt
from guide.script.model import Script


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("check", help="say what is wrong in scripts, and where")
    parser.add_argument("scripts", nargs="+", metavar="NAME|FILE")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check every script; 2 if something is wrong in any, 3 if one cannot be had."""
    from guide.cli import complain
    from guide.script import library

    found: list[Problem] = []
    texts: dict[str, str] = {}
    unread = False
    for name in given.scripts:
        try:
            problems, read = _check(library.find(name))
        except CannotReadError as error:
            complain(str(error))
            unread = True
            continue
        found += problems
        texts |= read
    if given.format == "json":
        print(as_json(found))
    else:
        for problem in found:
            print(excerpt(problem, texts))
        if not found and not unread:
            print(
                "Nothing is wrong." if len(given.scripts) == 1 else f"Nothing is wrong in {len(given.scripts)} scripts."
            )
    return 3 if unread else 2 if found else 0


def _check(path: Path) -> tuple[tuple[Problem, ...], dict[str, str]]:
    from guide import casting, script

    reading = script.read_file(path)
    if reading.script is None:
        return reading.problems, reading.texts
    return (*casting.problems(reading.script), *_endless(reading.script)), reading.texts


def _endless(script: Script) -> tuple[Problem, ...]:
    """Lengths that are written down are added up here; what is spoken comes on top of them."""
    from guide.script.cast import listen
    from guide.script.times import LONGEST

    if listen(script, longest=False).silence <= LONGEST:
        return ()
    return (Problem(script.where, "too-long", "a practice lasts at most 12 hours"),)
