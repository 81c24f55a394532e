"""What was found out about the length of a practice, and what that depends on."""

from __future__ import annotations

from typing import NamedTuple


class Lasting(NamedTuple):
    """How long a practice lasts by nature."""

    seconds: float
    exact: bool
    """Whether every line has been spoken before; else it is an estimate."""


class Dependencies(NamedTuple):
    """What a length came from, beside the script."""

    takes: dict[str, int]
    """Names of takes, and their bytes; 0 for one that was not there."""
    files: tuple[str, ...]
    """Sounds of the author's own."""
    voices: tuple[str, ...]
    """By the names the script has for them."""
