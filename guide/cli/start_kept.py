"""Where it is kept what a start is expected to play: under everything that was asked for."""

from __future__ import annotations

import argparse
import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.player.expectation import Expectation


def expectation(given: argparse.Namespace) -> Expectation:
    """Return what is expected of a start with these arguments, from this folder."""
    from guide import places
    from guide.library import checked_file
    from guide.player.expectation import ENDING, Expectation

    asked = sorted((name, repr(value)) for name, value in vars(given).items() if not callable(value))
    name = hashlib.sha256(repr([os.getcwd(), asked]).encode()).hexdigest()[:32]  # noqa: PTH109 - a name and no place
    return Expectation(places.openings() / f"{name}{ENDING}", checked_file.program())
