"""What a person wants from one visit to the next, where the command line says nothing else."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from guide.cli import timer
from guide.translation import _

if TYPE_CHECKING:
    from guide.preferences import Kept

_UNTIL_THEN = _("{sentence} It is among your settings; until then it is as the practice has it.")


def filled(given: argparse.Namespace) -> Kept:
    """Put what is kept into ``given`` where nothing was said there, and return it."""
    from guide import preferences

    kept = preferences.read()
    if kept.said:
        from guide.cli.telling import complain

        complain(_("{said} To see them: guide settings").format(said=kept.said))
    is_timer = given.practice == timer.NAME
    given.has_kept_bed = given.bed is None and not is_timer
    given.bed = kept.get("ambience") if given.has_kept_bed else given.bed
    given.voices = kept.voices if given.voice is None and not is_timer else {}
    given.levels = kept.levels
    if given.no_check_in is None:
        given.no_check_in = not kept.asks
    return kept


def without_what_has_gone(given: argparse.Namespace) -> None:
    """Leave out a voice or an ambience that was kept and is not there any more, and say so."""
    from guide import preferences
    from guide.cli import options
    from guide.cli.telling import complain
    from guide.problems import WorldError

    if given.has_kept_bed and given.bed:
        try:
            options.there(None, given.bed)
        except WorldError as error:
            complain(_UNTIL_THEN.format(sentence=error.sentence))
            given.bed = None
    if given.voices:
        given.voices, gone = preferences.voices_here(given.voices)
        for sentence in gone:
            complain(_UNTIL_THEN.format(sentence=sentence))
