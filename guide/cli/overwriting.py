"""What is there stays there, unless ``--force`` is given or somebody at the terminal says yes.

Commands that write files where a listener says ask here, before they begin with anything that takes long.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from guide.cli.prompt import agreed
from guide.translation import _


def add(parser: argparse.ArgumentParser) -> None:
    """Declare ``--force``."""
    parser.add_argument("--force", action="store_true", help=_("write over what is there"))


def allow(paths: Iterable[Path], *, force: bool) -> None:
    """Raise CannotWriteError if something lies at any of ``paths`` that may not be written over.

    Where somebody can answer, they are asked. Devices and pipes are written to and not written over.
    """
    from guide.problems import CannotWriteError

    there = [path for path in dict.fromkeys(paths) if path.is_file() or path.is_dir()]
    if force or not there:
        return
    sentence = _("{named} already there.").format(named=_named(there))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        way = _("Name another place with -o") if len(there) > 1 else _("Name another file with -o")
        raise CannotWriteError(
            sentence, _("{way}, or write over {them} with --force.").format(way=way, them=_them(there))
        )
    if not agreed(_("{sentence} Write over {them}? [y/N] ").format(sentence=sentence, them=_them(there))):
        raise CannotWriteError(_("Nothing was written."), _("Another place can be named with -o."))


def _named(there: list[Path]) -> str:
    first, *others = there
    if not others:
        return _("{first} is").format(first=first)
    return (
        _("{first} and {second} are").format(first=first, second=others[0])
        if len(others) == 1
        else _("{first} and {others} other files are").format(first=first, others=len(others))
    )


def _them(there: list[Path]) -> str:
    return _("it") if len(there) == 1 else _("them")
