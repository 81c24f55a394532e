"""The practice called ``timer``, which is made of what the command line says: bells alone, no voice needed."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from guide.cli import options, rhythms
from guide.translation import _

if TYPE_CHECKING:
    from guide.bells.timer import Timer
    from guide.render.options import RenderOptions
    from guide.script.model import Script

NAME = "timer"
_OWN = ("every", "random", "at_minutes", "seed", "bell", "end_bell", "bell_level", "no_bell", "count_in")
_OTHERS = ("voice", "pace", "profile", "settings")
"""Options of practices that mean nothing without words."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare its options beside those of every practice."""
    group = parser.add_argument_group(
        _("bells alone"),
        _("for the practice '{name}', which is made and not read: a bell at its beginning and its end").format(
            name=NAME
        ),
    )
    rhythms.add(group)
    group.add_argument(
        "--at-minutes",
        type=_minutes,
        metavar="5,10,25",
        help=_("a bell at each of these minutes, counted from the first"),
    )
    group.add_argument("--end-bell", metavar="NAME|FILE", help=_("another bell at the end"))
    group.add_argument(
        "--bell-level", type=rhythms.level, metavar="-24", help=_("peak of a strike in dBFS, whatever else is louder")
    )
    group.add_argument("--no-bell", action="store_true", help=_("silence and the clock only"))
    group.add_argument("--count-in", type=options.delay, metavar="10s", help=_("quiet before the first bell, besides"))


def meant(given: argparse.Namespace, *names: str) -> bool:
    """Whether the timer is among ``names``. Raises WrongUseError where its options are given to another practice."""
    from guide.problems import WrongUseError

    if NAME in names:
        return True
    for name in _OWN:
        if getattr(given, name) is not None and getattr(given, name) is not False:
            option = f"--{name.replace('_', '-')}"
            raise WrongUseError(
                _("{option} is for bells alone:").format(option=option),
                f"guide play {NAME} --for 25m {option} …",
            )
    return False


def made(given: argparse.Namespace) -> tuple[Script, RenderOptions]:
    """Return the practice, and what is chosen for it. Raises WrongUseError, CannotReadError."""
    from dataclasses import replace

    from guide.bells import timer

    _refuse_others(given)
    found = _timer(given)
    render_options = replace(options.chosen(given), seconds=found.whole)
    script = timer.checked_timer(timer.timer_script(found), render_options)
    rhythms.say_seed(found.rhythm, given)
    return script, render_options


def silent(given: argparse.Namespace) -> bool:
    """Whether there is nothing to hear in it."""
    return bool(given.no_bell) and given.bed in (None, "none")


def _timer(given: argparse.Namespace) -> Timer:
    from guide.bells.rhythm import LEVEL
    from guide.bells.timer import Timer
    from guide.problems import WrongUseError
    from guide.script.times import written

    if given.seconds is None:
        raise WrongUseError(
            _("A timer needs a length."),
            _("Say how long: guide {command} {name} --for 25m").format(command=given.command, name=NAME),
        )
    for name, distance in (("every", given.every), ("random", given.random and given.random[0])):
        if distance is not None and distance >= given.seconds:
            sentence = _("--{name} {distance} is not within --for {length}.").format(
                name=name, distance=written(distance), length=written(given.seconds)
            )
            raise WrongUseError(sentence, _("Ring more often, or sit longer."))
    return Timer(
        seconds=given.seconds,
        bell=None if given.no_bell else rhythms.bell(given.bell or rhythms.BELL),
        end_bell=rhythms.bell(given.end_bell) if given.end_bell else None,
        rhythm=rhythms.rhythm(given),
        at=_moments(given),
        level=LEVEL if given.bell_level is None else given.bell_level,
        count_in=given.count_in or 0.0,
        bed=given.bed not in (None, "none"),
    )


def _moments(given: argparse.Namespace) -> tuple[float, ...]:
    """Seconds of ``--at-minutes``. Raises WrongUseError where other bells are asked for too."""
    from guide.problems import WrongUseError

    if given.at_minutes and (given.every is not None or given.random is not None):
        raise WrongUseError(
            _("Bells ring --at-minutes, --every so often or at --random."), _("Choose one of the three.")
        )
    return given.at_minutes or ()


def _minutes(text: str) -> tuple[float, ...]:
    """Seconds of ``5,10,25``, in order; ``7m30s`` is taken too, and 0 is the first bell. Raises ArgumentTypeError."""
    return tuple(sorted({_minute(part.strip()) for part in text.split(",")} - {0.0}))


def _minute(text: str) -> float:
    if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", text):
        return round(60.0 * float(text), 3)
    if re.fullmatch(r"[\d.]+[a-z][\da-z.]*", text):
        return options.length(text)
    raise argparse.ArgumentTypeError(
        _("'{text}' is no minute: write 5,10,25, or 7.5 for seven and a half").format(text=text)
    )


def _refuse_others(given: argparse.Namespace) -> None:
    from guide.problems import WrongUseError

    if given.no_bell:
        for name in ("bell", "end_bell", "every", "random", "at_minutes", "bell_level"):
            if getattr(given, name) is not None:
                option = f"--{name.replace('_', '-')}"
                raise WrongUseError(
                    _("--no-bell and {option} do not go together.").format(option=option), _("Leave one of them out.")
                )
    for name in _OTHERS:
        if getattr(given, name):
            option = "--set" if name == "settings" else f"--{name}"
            raise WrongUseError(
                _("A timer has no words, so {option} changes nothing in it.").format(option=option), _("Leave it out.")
            )
    if given.hush < 100:
        raise WrongUseError(_("A timer has no words, so --hush changes nothing in it."), _("Leave it out."))
