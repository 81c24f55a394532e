"""How often a bell rings, and which: options that the timer and the bell of the day share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from guide.bells.rhythm import BELL as BELL
from guide.cli import options
from guide.translation import _

if TYPE_CHECKING:
    from guide.bells.rhythm import Rhythm

SEEDS = 1_000_000


def add(group: Any) -> None:  # noqa: ANN401 - argparse keeps the type of groups to itself
    """Declare them."""
    group.add_argument("--every", type=_distance, metavar="30m", help=_("a bell every so often"))
    group.add_argument(
        "--random", type=_span, metavar="2m..6m", help=_("bells that cannot be foreseen, so far from each other")
    )
    group.add_argument("--seed", type=_seed, metavar="N", help=_("the random bells of another time again"))
    group.add_argument("--bell", metavar="NAME|FILE", help=_("a bell (see: guide beds), or a sound file (bowl)"))


def rhythm(given: argparse.Namespace) -> Rhythm | None:
    """Return what the options say; None if they say nothing. Raises WrongUseError where they do not go together."""
    from guide.bells.rhythm import Rhythm
    from guide.problems import WrongUseError

    if given.every is not None and given.random is not None:
        raise WrongUseError(_("Bells ring --every so often or at --random."), _("Choose one of the two."))
    if given.seed is not None and given.random is None:
        raise WrongUseError(_("--seed brings back what --random drew."), _("Add --random 2m..6m, or leave it out."))
    if given.random is not None:
        shortest, longest = given.random
        return Rhythm(shortest, longest, _drawn() if given.seed is None else given.seed)
    return None if given.every is None else Rhythm(given.every, given.every)


def say_seed(found: Rhythm | None, given: argparse.Namespace) -> None:
    """Tell the seed that was drawn, so that the same bells can be had again."""
    from guide.cli.telling import complain

    if found and not found.steady and given.seed is None:
        complain(_("The same bells again: --seed {seed}").format(seed=found.seed))


def bell(wanted: str) -> str:
    """Return a name as it is, a file as a whole path. Raises WrongUseError for a name, CannotReadError for a file."""
    from guide import places
    from guide.problems import CannotReadError, WrongUseError, did_you_mean
    from guide.sounds import catalogue, names

    sounds, path = catalogue(), places.meant(wanted)
    is_path = "/" in wanted or "\\" in wanted or bool(path.suffix)
    if is_path and path.is_file():
        return str(path.absolute())
    if sounds.find_bell(wanted):
        return wanted
    if is_path:
        raise CannotReadError(
            _("There is no sound file {wanted}.").format(wanted=wanted), _("The bells that come along: guide beds")
        )
    raise WrongUseError(
        _("There is no bell called '{wanted}'.").format(wanted=wanted), did_you_mean(wanted, names(sounds.bells))
    )


def level(text: str) -> float:
    """Return dBFS of a strike's peak. Raises ArgumentTypeError."""
    from guide.bells.rhythm import LEVELS

    low, high = LEVELS
    try:
        found = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no level: write decibels, such as -24").format(text=text)
        ) from None
    if not low <= found <= high:
        raise argparse.ArgumentTypeError(
            _("a strike peaks at {low:.0f} (hardly heard) to {high:.0f} (loud) dBFS").format(low=low, high=high)
        )
    return found


def _distance(text: str) -> float:
    from guide.bells.rhythm import CLOSEST

    found = options.length(text)
    if found < CLOSEST:
        raise argparse.ArgumentTypeError(
            _("bells are at least {closest:.0f}s apart, and '{text}' is less").format(closest=CLOSEST, text=text)
        )
    return found


def _span(text: str) -> tuple[float, float]:
    parts = text.split("..")
    if len(parts) != 2:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no range: write the shortest and the longest, such as 2m..6m").format(text=text)
        )
    low, high = _distance(parts[0]), _distance(parts[1])
    if low > high:
        raise argparse.ArgumentTypeError(
            _("'{text}' is upside down: write {low}..{high}").format(text=text, low=parts[1], high=parts[0])
        )
    return low, high


def _seed(text: str) -> int:
    if not text.isdigit() or len(text) > 18:
        raise argparse.ArgumentTypeError(_("'{text}' is no seed: write a whole number, such as 4711").format(text=text))
    return int(text)


def _drawn() -> int:
    from random import SystemRandom

    return SystemRandom().randrange(SEEDS)
