"""What a person wants from one visit to the next, where the command line says nothing else."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from guide.cli import timer
from guide.translation import _

if TYPE_CHECKING:
    from guide.preferences import Kept

WAYS = {"bed": "ambience"}
"""Options of the command line, and the settings they win over; the voice is one for each kind of practice."""

_UNTIL_THEN = _("{sentence} It is among your settings; until then it is as the practice has it.")


def filled(given: argparse.Namespace) -> Kept:
    """Put what is kept into ``given`` where nothing was said there, and return it."""
    from guide import preferences

    kept = preferences.read()
    if kept.said:
        from guide.cli.telling import complain

        complain(_("{said} To see them: guide settings").format(said=kept.said))
    ways = {} if given.practice == timer.NAME else WAYS
    wanted = {option: kept.get(name) for option, name in ways.items() if getattr(given, option) is None}
    given.preferred = {option: value for option, value in wanted.items() if value is not None}
    for option, value in given.preferred.items():
        setattr(given, option, value)
    given.voices = kept.voices if given.voice is None and given.practice != timer.NAME else {}
    given.levels = kept.levels
    if given.no_check_in is None:
        given.no_check_in = not kept.asks
    return kept


def without_what_has_gone(given: argparse.Namespace) -> None:
    """Leave out a voice or an ambience that was kept and is not there any more, and say so."""
    from guide.cli import options
    from guide.cli.telling import complain
    from guide.problems import WorldError

    for option, value in given.preferred.items():
        try:
            options.there(**{"voice": None, option: value})
        except WorldError as error:
            complain(_UNTIL_THEN.format(sentence=error.sentence))
            setattr(given, option, None)
    for voice in sorted(set(given.voices.values())):
        try:
            options.there(voice, None)
        except WorldError as error:
            complain(_UNTIL_THEN.format(sentence=error.sentence))
            given.voices = {kind: each for kind, each in given.voices.items() if each != voice}
