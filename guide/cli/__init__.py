"""Arguments to rooms. To add a command: a file here with ``add(commands)``, named in `COMMANDS`.

A command's file imports rooms inside its ``run``, so that ``guide --help`` answers at once.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

from guide import __version__
from guide.cli import (
    anchors,
    beds,
    bell,
    cache,
    check,
    check_in,
    coverage,
    devices,
    export,
    importing,
    inspect,
    journal,
    library,
    new,
    outline,
    play,
    reflect,
    schedule,
    schema,
    support,
    voices,
    watch,
)
from guide.cli.telling import WRONG_USE
from guide.problems import WrongUseError, nearest

COMMANDS = (
    play, bell, export, inspect, check, outline, library, voices, beds, devices, anchors, new, watch, importing,
    schema, check_in, reflect, journal, support, schedule, cache, coverage,
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the exit status of wrong use."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {message}. See: {self.prog} --help\n")


def run(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name (those of the process if None) and return its exit status."""
    arguments = _without_comment(sys.argv[1:] if arguments is None else arguments)
    top, known = _parsers()
    if arguments and arguments[0] not in known and not arguments[0].startswith("-"):
        raise _no_command(arguments, known)
    given = top.parse_args(_joined(arguments))
    if given.command is None:
        return play.open_library()
    return int(given.run(given))


def _without_comment(arguments: list[str]) -> list[str]:
    """Return what stands before a lone ``#``: zsh hands on the comment of a line that is pasted into it."""
    return arguments[: arguments.index("#")] if "#" in arguments else arguments


def _joined(arguments: list[str]) -> list[str]:
    """With ``--for -5m`` as ``--for=-5m``, because argparse takes ``-5m`` alone for an option."""
    found: list[str] = []
    for each in arguments:
        before = found[-1] if found else ""
        if re.match(r"-\d", each) and re.fullmatch(r"--\w[\w-]*", before) and "--" not in found:
            found[-1] = f"{before}={each}"
        else:
            found.append(each)
    return found


def parser() -> argparse.ArgumentParser:
    """Every command and option."""
    return _parsers()[0]


def _parsers() -> tuple[argparse.ArgumentParser, Collection[str]]:
    """Every command and option, and the names of the commands."""
    top = _Parser(prog="guide", description="A voice-guided practice player. Alone, it opens the library.")
    top.add_argument("--version", action="version", version=f"guide {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        command.add(commands)
    return top, commands.choices


def _no_command(arguments: list[str], known: Collection[str]) -> WrongUseError:
    """What is said of a first word that is no command. Where it is a practice, the way to it is shown."""
    named = arguments[0]
    near = nearest(named, known)
    found = _practice(named)
    if found and (not near or found.stem == named):
        way = shlex.join(["guide", "play", *arguments])
        return WrongUseError(f"'{named}' is a practice.", f"To practise it: {way}")
    hint = f"did you mean '{near}'? See: guide --help" if near else "the commands: guide --help"
    return WrongUseError(f"There is no command '{named}'.", hint)


def _practice(named: str) -> Path | None:
    from guide import library

    try:
        found = library.find(named)
    except WrongUseError:
        return None
    return found if found.is_file() else None
