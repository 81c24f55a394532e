"""A bell through the day, however it is asked for: whether it would ever ring, and the sound card that it needs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from guide.bells.rhythm import BellHours, Rhythm
from guide.problems import NoDeviceError, WrongUseError
from guide.translation import _

if TYPE_CHECKING:
    from guide.player import Device


def told(moment: float, now: float | None = None) -> str:
    """Return a moment as a person says it: ``07:30:00``, with its day if it is another one than that of ``now``."""
    day = datetime.fromtimestamp(moment)  # noqa: DTZ006 - the clock on the wall
    other = now is not None and day.date() != datetime.fromtimestamp(now).date()  # noqa: DTZ006 - as above
    return f"{day:%Y-%m-%d %H:%M:%S}" if other else f"{day:%H:%M:%S}"


def check_hours(rhythm: Rhythm, hours: BellHours | None) -> None:
    """Raises WrongUseError for hours in which nothing would ever ring."""
    from guide.script.times import written

    if hours and not rhythm.steady and rhythm.longest > hours.seconds:
        raise WrongUseError(
            _("From {opens:%H:%M} to {closes:%H:%M} there may be no room for bells {longest} apart.").format(
                opens=hours.opens, closes=hours.closes, longest=written(rhythm.longest)
            ),
            _("Let them ring more often, or longer."),
        )


def sound_card(name: str | None) -> Device:
    """Return the sound card called ``name``, or the usual one. Raises NoDeviceError where nothing can be heard."""
    from guide.player import SILENCE, choose

    card = choose(name)
    if card.name == SILENCE:
        raise NoDeviceError(
            _("There is no sound card that a bell could be heard through."), _("Connect one, and try again.")
        )
    return card
