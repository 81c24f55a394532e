"""guide bell: a bell of mindfulness that rings through the day."""

from __future__ import annotations

import argparse
import contextlib
import datetime
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from guide import interrupts
from guide.cli import clock_times, rhythms
from guide.translation import _

if TYPE_CHECKING:
    from guide.bells.rhythm import BellHours, Rhythm
    from guide.bells.ringing import DayBell

MIDNIGHT = datetime.time(0)
SLEPT = _("{moment}  not rung: the machine slept")


class Wall:
    """The clock of this machine."""

    def now(self) -> float:
        """Return seconds, as `time.time` has them."""
        return time.time()

    def wait(self, seconds: float) -> None:
        """Sleep so many seconds."""
        time.sleep(seconds)


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("bell")
    rhythms.add(parser)
    parser.add_argument(
        "--from", dest="opens", type=clock_times.clock, metavar="9:00", help=_("ring from this time of day")
    )
    parser.add_argument("--to", dest="closes", type=clock_times.clock, metavar="18:00", help=_("and until this one"))
    parser.add_argument("--level", type=rhythms.level, metavar="-24", help=_("peak of a strike in dBFS (-24)"))
    parser.add_argument("--times", type=_times, metavar="N", help=_("ring so many times, and end"))
    parser.add_argument("--device", metavar="NAME", help=_("the sound card, by any part of its name"))
    parser.add_argument("--quietly", action="store_true", help=_("print nothing"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ring until it is enough. Raises NoDeviceError where nothing can be heard, CannotReadError for a bell."""
    from guide.bells import day_bell
    from guide.problems import WrongUseError

    rhythm, hours = rhythms.rhythm(given), _hours(given.opens, given.closes)
    if rhythm is None:
        raise WrongUseError(_("A bell needs to know when to ring."), _("Say --every 30m, or --random 20m..60m"))
    day_bell.check_hours(rhythm, hours)
    try:
        _ring(given, rhythm, hours)
    except KeyboardInterrupt as interrupt:
        with contextlib.suppress(OSError):  # the terminal may be what has gone
            _say(given, _("\nNo more bells."))
        return interrupts.status(interrupt)
    return 0


def _ring(given: argparse.Namespace, rhythm: Rhythm, hours: BellHours | None) -> None:
    from guide.bells import day_bell, ringing
    from guide.bells.rhythm import LEVEL, ring_moments

    sound = ringing.strike(rhythms.bell(given.bell or rhythms.BELL), LEVEL if given.level is None else given.level)
    day_bell.sound_card(given.device)
    clock = Wall()
    bell = _Told(ringing.DayBell(sound, lambda: day_bell.sound_card(given.device), clock), given)
    start = clock.now()
    if not given.quietly:
        rhythms.say_seed(rhythm, given)
        print(_plan(rhythm, hours, next(ring_moments(rhythm, start, hours)), start), flush=True)
    try:
        ringing.follow(
            ring_moments(rhythm, start, hours), bell, clock, given.times,
            lambda moment: _say(given, SLEPT.format(moment=clock_times.told(moment))),
        )  # fmt: skip
        bell.fade()
    finally:
        bell.close()


class _Told:
    """A bell that tells when it rings, and why it does not: the sound card may be back for the next one."""

    def __init__(self, bell: DayBell, given: argparse.Namespace) -> None:
        self._bell, self._given, self.close = bell, given, bell.close

    def ring(self, moment: float) -> None:
        if self._heard(lambda: self._bell.ring(moment), moment):
            _say(self._given, clock_times.told(moment))

    def rest(self) -> None:
        self._heard(self._bell.rest, time.time())

    def fade(self) -> None:
        self._heard(self._bell.fade, time.time())

    def _heard(self, sound: Callable[[], None], moment: float) -> bool:
        from guide.cli.telling import complain
        from guide.problems import NoDeviceError

        try:
            sound()
        except NoDeviceError as error:
            complain(f"{clock_times.told(moment)}  {error}")
            return False
        return True


def _plan(rhythm: Rhythm, hours: BellHours | None, first: float, now: float) -> str:
    from guide.script.times import written

    often = _("every {shortest}").format(shortest=written(rhythm.shortest))
    if not rhythm.steady:
        often = _("{shortest} to {longest} after the one before").format(
            shortest=written(rhythm.shortest), longest=written(rhythm.longest)
        )
    within = _(" from {opens:%H:%M} to {closes:%H:%M}").format(opens=hours.opens, closes=hours.closes) if hours else ""
    return _("A bell {often}{within}. The next one is at {moment}. Ctrl-C ends it.").format(
        often=often, within=within, moment=clock_times.told(first, now)
    )


def _hours(opens: datetime.time | None, closes: datetime.time | None) -> BellHours | None:
    from guide.bells.rhythm import BellHours

    return None if opens is None and closes is None else BellHours(opens or MIDNIGHT, closes or MIDNIGHT)


def _say(given: argparse.Namespace, line: str) -> None:
    if not given.quietly:
        print(line, flush=True)


def _times(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(_("'{text}' is no number of rings: write 1 or more").format(text=text))
    return int(text)
