"""Arguments to rooms. To add a command: a file here with ``add(commands)``, its name in `COMMANDS`, and in `SUMMARIES`.

A command's file imports rooms inside its ``run``, so that its ``--help`` answers at once; ``guide --help`` loads none.
"""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Collection
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from guide.cli import aloud, argparse_words
from guide.cli.summaries import SUMMARIES as SUMMARIES
from guide.cli.telling import WRONG_USE
from guide.problems import WrongUseError, nearest
from guide.translation import _
from guide.version import __version__

COMMANDS = {
    **{name: name for name in ("now", "play", "bell", "export", "inspect", "check", "outline")},
    "publish": "publish",
    "pack": "pack",
    "list": "library",
    **{name: name for name in ("voices", "beds", "devices", "anchors", "new", "watch")},
    "import": "importing",
    "schema": "schema",
    "check-in": "check_in",
    **{name: name for name in ("reflect", "series", "journal", "support", "schedule", "serve", "settings", "shelf")},
    "welcome": "welcome",
    **{name: name for name in ("doctor", "cache", "coverage")},
}
"""Each command and its file here. Only the one that is asked for is loaded."""
_WITHIN = {"insights": "guide journal insights", "timer": "guide play timer --for 20m"}
"""Words that pages of the screen are called by and that one types therefore; here they are ways of other commands."""
OVERVIEW = ("-h", "--help", "--version")
"""First words that need no command."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, with the exit status of wrong use."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as argparse has it
        """See `argparse`. What this command does not know is told here, by its own name, and not by ``guide``."""
        given, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(self._unknown(unknown[0].partition("=")[0]))
        return given, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:  # noqa: ANN401 - as argparse has it
        """Where a word has to be one of few, name the one that was meant, or else all of them."""
        if action.choices is None or value in action.choices:
            return
        choices = [str(each) for each in action.choices]
        near = nearest(str(value), choices)
        if near:
            said = _("there is no '{value}' (did you mean {near}?)").format(value=value, near=near)
        else:
            said = _("there is no '{value}', but {choices}").format(value=value, choices=", ".join(choices))
        raise argparse.ArgumentError(action if action.option_strings else None, said)

    def _unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return _("'{word}' is one word too many").format(word=word)
        near = nearest(word, self._option_string_actions)
        if near:
            return _("there is no option {word} (did you mean {near}?)").format(word=word, near=near)
        return _("there is no option {word}").format(word=word)

    def error(self, message: str) -> NoReturn:
        told = _("{prog}: {message}. See: {prog} --help\n").format(prog=self.prog, message=message)
        aloud.also(told)
        self.exit(WRONG_USE, told)


def run(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name (those of the process if None) and return its exit status."""
    arguments = _without_comment(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == [aloud.OPTION]:
        with aloud.saying():
            return _run(arguments[1:], plain=True)
    return _run(arguments)


def _run(arguments: list[str], *, plain: bool = False) -> int:
    """Run what is named, line by line where it is to be ``plain``."""
    if not arguments:
        return _first_page_in_lines() if plain else _open_library()
    if arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
        raise _no_command(arguments, COMMANDS)
    named = arguments[:1] if arguments[0] in COMMANDS else []
    top = _overview() if arguments[0] in OVERVIEW else parser(*named)
    given = top.parse_args(_joined(arguments))
    if given.command is None:
        return _open_library()
    if plain and hasattr(given, "plain"):
        given.plain = True
    return int(given.run(given))


def _first_page_in_lines() -> int:
    from guide import welcome

    if welcome.is_first():
        _run(["welcome"])
    return _run(["now"])


def _open_library() -> int:
    from guide.cli import play

    return play.open_library()


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


def parser(*names: str) -> argparse.ArgumentParser:
    """Return the commands called ``names`` and their options; every command where none is named."""
    commands = _Commands()
    for name in names or COMMANDS:
        import_module(f"{__name__}.{COMMANDS[name]}").add(commands)
    return commands.top


class _Commands:
    """Where the commands declare themselves; each is listed with its summary, where it has one."""

    def __init__(self) -> None:
        argparse_words.translate()
        self.top = _Parser(
            prog="guide", description=_("A voice-guided practice player. Alone, it asks what would be good now.")
        )
        version = _("show program's version number and exit")
        self.top.add_argument("--version", action="version", version=f"guide {__version__}", help=version)
        said = _("before a command: line by line, and all that is asked is said aloud as well")
        self.top.add_argument(aloud.OPTION, dest="aloud", action="store_true", help=said)
        self._all = self.top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add_parser(self, name: str, **more: Any) -> argparse.ArgumentParser:  # noqa: ANN401 - as argparse has it
        """Return the parser of one command; ``more`` as of `argparse`."""
        if name in SUMMARIES:  # what has none is not listed at all; with a help of None it would be
            more["help"] = SUMMARIES[name]
        return self._all.add_parser(name, **more)


def _overview() -> argparse.ArgumentParser:
    """Return what knows the commands by name and summary alone."""
    commands = _Commands()
    for name in SUMMARIES:
        commands.add_parser(name)
    return commands.top


def _no_command(arguments: list[str], known: Collection[str]) -> WrongUseError:
    """What is said of a first word that is no command. Where it is a practice, the way to it is shown."""
    named = arguments[0]
    near = nearest(named, known)
    found = _practice(named)
    if found and (not near or found.stem == named):
        way = shlex.join(["guide", "play", *arguments])
        return WrongUseError(
            _("'{named}' is a practice.").format(named=named), _("To practise it: {way}").format(way=way)
        )
    if within := _WITHIN.get(named):
        return WrongUseError(
            _("There is no command '{named}'.").format(named=named), _("did you mean: {way}").format(way=within)
        )
    hint = _("did you mean '{near}'? See: guide --help").format(near=near) if near else _("the commands: guide --help")
    return WrongUseError(_("There is no command '{named}'.").format(named=named), hint)


def _practice(named: str) -> Path | None:
    from guide import library

    try:
        found = library.find(named)
    except WrongUseError:
        return None
    return found if found.is_file() else None
