"""``@evening`` on the command line: a practice with what was chosen for it. What is said beside it goes before it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from guide.translation import _

SIGN = "@"
ALL = 100
"""Per cent of the words: what is usual."""


def fill_export(given: argparse.Namespace) -> str:
    """Put a preset into ``given`` where it names one to be written, and return what its file is called; empty for none.

    Raises WrongUseError for one that nobody kept, and for one among others.
    """
    lists = {option: getattr(given, option) for option in ("seconds", "voice")}
    named = fill_alone(given, "export")
    if not named:
        return ""
    for option, asked in lists.items():
        if asked is None and (kept := getattr(given, option)) is not None:
            setattr(given, option, (kept,))  # as a list of one, which is how it is asked for
    plain = re.sub(r"[^\w.-]+", "-", named.removeprefix(SIGN)).strip("-.")
    return plain or Path(given.practice).stem


def fill_alone(given: argparse.Namespace, command: str) -> str:
    """Put a preset into ``given`` where it is the one thing to be written, and return what it was called by.

    Returns an empty text where none is named. Raises WrongUseError for one that nobody kept, and for one among others.
    """
    from guide.problems import WrongUseError

    named: list[str] = [each for each in given.practices if each.startswith(SIGN)]
    if not named:
        return ""
    if len(given.practices) > 1 or given.all:
        said = _("{preset} has a length and choices of its own, so it is written alone.")
        way_out = _("One after another: guide {command} {preset}")
        raise WrongUseError(said.format(preset=named[0]), way_out.format(command=command, preset=named[0]))
    given.practice = named[0]
    fill(given)
    given.practices = [given.practice]
    return named[0]


def fill(given: argparse.Namespace) -> None:
    """Put a preset into ``given`` where it names one. Raises WrongUseError for one that nobody kept."""
    if not given.practice.startswith(SIGN):
        return
    from guide.preferences import own_shelf

    preset = own_shelf.read().preset(given.practice)
    given.practice = preset.practice
    for option in ("seconds", "voice", "pace", "bed", "profile"):
        if getattr(given, option) is None:
            setattr(given, option, getattr(preset, option))
    if given.hush == ALL:
        given.hush = preset.hush
    given.preset_levels = preset.levels
    given.settings = [*preset.settings.items(), *given.settings]
