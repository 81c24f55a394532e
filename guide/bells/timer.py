"""Bells alone: a practice that is made, not read. A bell at the beginning and at the end, and between them as wished.

It is a script like any other, so everything that is done with practices is done with it: the screen, the journal,
export, inspection. The length that is asked for is the time from the first bell to the last one, which is struck when
it is up, to the frame, and rings out after it; other bells ring at their moments counted from the first one.

How loud a strike is, is said in absolute terms. The master lifts whatever is as sparse as bells by `MOST` decibels,
so each strike is written so much softer than it shall be; `checked_timer` makes sure that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from math import ceil
from typing import TYPE_CHECKING

from guide import sounds
from guide.bells.rhythm import LEVEL, Rhythm
from guide.problems import Where, WrongUseError
from guide.script import settings
from guide.script.collect import collect
from guide.script.model import Duration, Script, Section, Step
from guide.script.steps.bell import Strike
from guide.script.steps.pause import Pause
from guide.script.times import LONGEST, REST, written
from guide.timeline import levels
from guide.translation import _, counted, ngettext

if TYPE_CHECKING:
    from guide.render.options import RenderOptions

LEAD = 0.01
"""Seconds of silence before the first strike, so that nothing begins with an edge."""
_REST = 1.0
"""Seconds of the end where no bell says that it is one: who lands early shall not be met by a voice."""
_HERE = Where("timer")


@dataclass(frozen=True, slots=True)
class Timer:
    """``seconds`` count from the first bell to the moment when the last one is struck."""

    seconds: float
    bell: str | None
    """The name of a bell, or the path of a sound file; None for none at all."""
    end_bell: str | None = None
    """None for the same one."""
    rhythm: Rhythm | None = None
    """Of the bells between."""
    level: float = LEVEL
    """dBFS of the peak of each strike."""
    count_in: float = 0.0
    """Seconds before the first bell, in addition."""
    bed: bool = False
    """Whether an ambience sounds, which takes its time to fade out after the last strike."""
    at: tuple[float, ...] = ()
    """Seconds from the first bell to each one between, in order, instead of a rhythm."""

    @property
    def whole(self) -> float:
        """Seconds of it all, to a frame: count-in, the time that was asked for, and what rings or fades out after it.

        Raises as `timer_script` does.
        """
        if not self.last:
            return self.count_in + self.seconds
        from guide.audio import SESSION

        frames = SESSION.frames
        after = max(frames(ring_seconds(self.last)), frames(levels.BED_OUT if self.bed else levels.ENDING))
        return SESSION.seconds(max(frames(self.end) + after, frames(_rung(self, strikes(self)))))

    @property
    def end(self) -> float:
        """Seconds from the beginning of it all to the last strike."""
        return self.count_in + LEAD + self.seconds

    @property
    def last(self) -> str | None:
        """The bell at the end."""
        return self.end_bell or self.bell


def timer_script(timer: Timer) -> Script:
    """The script. To be played with its length asked for: `Timer.whole`.

    Raises WrongUseError if it is too short for two bells or no bell falls between, CannotReadError for a bell.
    """
    between = strikes(timer)
    if timer.rhythm and not between:
        way_out = _("Ring more often than every {every}, or sit longer.").format(every=written(timer.rhythm.shortest))
        raise WrongUseError(
            _("No bell would ring between beginning and end in {length}.").format(length=written(timer.seconds)),
            way_out,
        )
    return Script(
        where=_HERE,
        title=_title(timer.rhythm),
        summary=_summary(timer, between),
        kind="mindfulness",
        aim="regulate",
        intensity=1,
        sections=tuple(_sections(timer, between)),
        eyes=("either",),
        settings=settings.complete((), (), ("either",)),
        digest=sha256(repr(timer).encode()).hexdigest(),
    )


def strikes(timer: Timer) -> tuple[float, ...]:
    """Seconds from the first bell to each one between it and the last. Raises as `timer_script` does."""
    ending = 0.0 if timer.last else max(_REST, levels.BED_OUT if timer.bed else levels.ENDING)
    missing = levels.BELL_GAP + ending - timer.seconds
    if missing > 0:
        raise _too_short(timer, ceil(timer.seconds + missing))
    latest = timer.seconds - levels.BELL_GAP
    if timer.at:
        _check_moments(timer, latest)
        return tuple(at for at in timer.at if at < timer.seconds)
    return tuple(takewhile(lambda at: at <= latest, timer.rhythm.moments())) if timer.rhythm else ()


def _check_moments(timer: Timer, latest: float) -> None:
    """Raises WrongUseError for moments too close to another bell. That of the last bell itself is no other."""
    before = 0.0
    for at in timer.at:
        if at > timer.seconds:
            sentence = _("A bell at {at} is not within {length}.").format(at=written(at), length=written(timer.seconds))
            raise WrongUseError(sentence, _("Ring it earlier, or sit longer."))
        if at - before < levels.BELL_GAP or latest < at < timer.seconds:
            raise WrongUseError(
                _("A bell at {at} is too close to another one.").format(at=written(at)),
                _("Bells are at least {gap} apart, from the first one and from the last one too.").format(
                    gap=written(levels.BELL_GAP)
                ),
            )
        before = at


def _rung(timer: Timer, between: tuple[float, ...]) -> float:
    """Seconds from the beginning of it all to when every bell but the last one is gone."""
    if not timer.bell:
        return 0.0
    return timer.count_in + LEAD + max(between, default=0.0) + ring_seconds(timer.bell)


def ring_seconds(bell: str) -> float:
    """How long a bell rings. Raises CannotReadError."""
    from guide.audio import SESSION

    found = sounds.catalogue().find_bell(bell)
    frames = found.lengths[0] if found and found.lengths else len(sounds.open_bell(bell))
    return SESSION.seconds(frames)


def _too_short(timer: Timer, enough: int) -> WrongUseError:
    fading = timer.bed and not timer.last
    why, other = (_(" for an ambience, which fades out at the end"), _(", or for no bed")) if fading else ("", "")
    asked = written(timer.seconds)
    one = asked in ("1s", "1m", "1h")
    said = ngettext("{asked} is too short{why}.", "{asked} are too short{why}.", 1 if one else 2)
    return WrongUseError(
        said.format(asked=asked, why=why),
        _("Ask for {enough} or longer{other}.").format(enough=written(enough), other=other),
    )


def checked_timer(script: Script, options: RenderOptions) -> Script:
    """The script itself, if its bells are as loud as they say. Raises WrongUseError, ScriptError, WorldError.

    Only a sound of one's own can be so dense and so loud that the master does not lift it, so only such are looked at.
    """
    if not any(bell.own for bell in map(sounds.catalogue().find_bell, collect(script).bells) if bell):
        return script
    from guide.mix.master import MOST
    from guide.render.job import RenderJob
    from guide.render.preparation import Preparation, take_service_of

    job = RenderJob(script, options)
    with take_service_of(job.applied) as take_service:
        master = Preparation.of(job, take_service).piece().mix.master
    if master.gain < MOST:
        over = MOST - master.gain
        sentence = _("So many bells so loud come to {over:.0f} LU more than a practice may have.").format(over=over)
        raise WrongUseError(sentence, _("Ask for a lower --bell-level, or for fewer bells."))
    return script


def _sections(timer: Timer, between: tuple[float, ...]) -> Iterator[Section]:
    if timer.count_in:
        yield Section(_HERE, _("Count-in"), (_until(timer.count_in),))
    yield Section(_HERE, _("Sitting"), (*_strikes(timer, between), _sitting(timer, between)))
    if timer.last:
        yield Section(_HERE, _("Last bell"), (_strike(timer.last, timer.level),), closing=True)
    else:
        yield Section(_HERE, _("End"), (Pause(_HERE, Duration(_REST, _REST, _REST)),), closing=True)


def _strikes(timer: Timer, between: tuple[float, ...]) -> Iterator[Step]:
    if timer.bell is None:
        yield _until(timer.count_in)
        return
    for at in (0.0, *between):
        yield _until(timer.count_in + LEAD + at)
        yield _strike(timer.bell, timer.level)


def _sitting(timer: Timer, between: tuple[float, ...]) -> Pause:
    """The quiet before the last bell: what is left of the whole, so that it can make up for a hold; a moment where
    another bell rings on longer than the last one and the whole ends with that."""
    if _rung(timer, between) > timer.end + (ring_seconds(timer.last) if timer.last else 0.0):
        return _until(timer.end)
    return Pause(_HERE, Duration(0.0, REST, LONGEST, rest=True))


def _until(seconds: float) -> Pause:
    return Pause(_HERE, None, until=seconds)


def _strike(bell: str, level: float) -> Strike:
    from guide.mix.master import MOST

    return Strike(_HERE, bell, level - sounds.BELL_PEAK - MOST)


def _title(rhythm: Rhythm | None) -> str:
    return _("Timer, seed {seed}").format(seed=rhythm.seed) if rhythm and not rhythm.steady else _("Timer")


def _summary(timer: Timer, between: tuple[float, ...]) -> str:
    lasts = written(timer.seconds)
    if not timer.bell:
        return _("{lasts} without a bell.").format(lasts=lasts)
    rhythm = timer.rhythm
    if timer.at:
        return _("{lasts}, with a bell at the beginning, {moments}at the end.").format(
            lasts=lasts, moments=_listed(between)
        )
    if rhythm is None:
        return _("{lasts}, with a bell at the beginning and at the end.").format(lasts=lasts)
    if rhythm.steady:
        return _("{lasts}, with a bell at the beginning, every {shortest}, and at the end.").format(
            lasts=lasts, shortest=written(rhythm.shortest)
        )
    bells, shortest, longest = counted(len(between), "bell"), written(rhythm.shortest), written(rhythm.longest)
    return _(
        "{lasts}, with a bell at the beginning and at the end and {bells} between, {shortest} to {longest} apart."
    ).format(lasts=lasts, bells=bells, shortest=shortest, longest=longest)


def _listed(moments: tuple[float, ...]) -> str:
    """``at 5m, at 10m, and ``."""
    return "".join(_("at {at}, ").format(at=written(at)) for at in moments) + _("and ")
