"""``@evening`` on the command line: a practice with what was chosen for it. What is said beside it goes before it."""

from __future__ import annotations

import argparse

SIGN = "@"
ALL = 100
"""Per cent of the words: what is usual."""


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
    given.settings = [*preset.settings.items(), *given.settings]
