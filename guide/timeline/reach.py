"""Whether a length can be had while some lines are not spoken yet, and their lengths are guesses.

A guess is trusted so far: what is spoken lasts at most `MARGIN` times as long as was guessed and `SLACK` seconds more,
and at least one part in `MARGIN` and so much less. A wish that is out of reach even then is refused at once, one that
is within reach even then is met for sure. What lies between is known when the lines that would be heard have been
spoken; those of a section that is left out are none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

from guide.audio import Rate
from guide.problems import Problem, Where
from guide.script.model import Script, Utterance
from guide.script.times import LONGEST, written
from guide.timeline.fit import Fit
from guide.timeline.fitting import extremes
from guide.timeline.flow import Lengths
from guide.timeline.model import Source
from guide.timeline.performance import perform
from guide.timeline.range import Range, range_of
from guide.timeline.size import measure
from guide.translation import _

Known = Callable[[Source], bool]
"""Whether the length of a sound is measured, not guessed."""

MARGIN = 2.0
"""Between what lines last and what was guessed: voices are up to a third quicker or slower than the one by which
`guide.timeline.estimate` was made, and a single line may be further off."""
SLACK = 0.3
"""Seconds for each line besides: of very short ones most is how a voice begins and ends."""
_ASKED = Where("--for", 0, 0)


def nearest(
    script: Script, lengths: Lengths, rate: Rate, known: Known, seconds: float
) -> tuple[Fit, Problem | None]:  # fmt: skip
    """The fit next to a length that, as far as is known, is out of reach; and why it is refused.

    None while true lengths may still bring it within reach: then what is heard in this fit has to be spoken.
    """
    found = range_of(script, lengths, rate, known)
    short = seconds < found.shortest
    hopeful = _off(lengths, known, rate, longer=not short)
    fit = extremes(script, hopeful, rate)[0 if short else 1]
    frames, asked = perform(script, hopeful, rate, fit).frames, rate.frames(seconds)
    possible = frames <= asked if short else asked <= frames
    return fit, None if possible else refusal(found, short=short)


def surely_met(script: Script, lengths: Lengths, rate: Rate, known: Known, seconds: float) -> bool:
    """Whether a length can be had however long the lines that are not spoken yet turn out to be."""
    asked = rate.frames(seconds)
    slow, quick = (_off(lengths, known, rate, longer=longer) for longer in (True, False))
    if asked < perform(script, slow, rate, extremes(script, slow, rate)[0]).frames:
        return False
    if measure(script, quick, rate).total.rests:
        return seconds <= LONGEST
    return asked <= perform(script, quick, rate, extremes(script, quick, rate)[1]).frames


def refusal(found: Range, *, short: bool) -> Problem:
    """Why a length cannot be had, and which can; a place in no file, because it is no fault of the script."""
    bound = found.shortest if short else found.longest
    exact, held = (found.exact.shortest, found.least) if short else (found.exact.longest, found.most)
    told = _told(ceil(bound) if short else floor(bound), exact) if found.stretches else _told(bound, exact)
    said = (
        _("this practice cannot be shorter than {told}: {held}")
        if short
        else _("this practice cannot be longer than {told}: {held}")
    )
    message = said.format(told=told, held=", ".join(held))
    return Problem(_ASKED, "out-of-reach", message, _hint(found))


def _hint(found: Range) -> str:
    if not found.stretches:
        return _("only {length} is possible, which is its natural length").format(
            length=_told(found.natural, found.exact.natural)
        )
    shortest, longest = _told(found.soonest, found.exact.shortest), _told(found.latest, found.exact.longest)
    return _("anything from {shortest} to {longest} is possible").format(shortest=shortest, longest=longest)


def _told(seconds: float, exact: bool) -> str:
    return written(seconds) if exact else _("about {clock}").format(clock=written(round(seconds)))


def _off(lengths: Lengths, known: Known, rate: Rate, *, longer: bool) -> Lengths:
    """With the guesses among ``lengths`` as long, or as short, as they may turn out to be."""
    times, slack = (MARGIN, rate.frames(SLACK)) if longer else (1.0 / MARGIN, -rate.frames(SLACK))

    def length(source: Source) -> int:
        frames = lengths(source)
        guess = isinstance(source, Utterance) and not known(source)
        return max(1, round(frames * times) + slack) if guess else frames

    return length
