"""How far a catalogue is, how fast it goes and how long it will take. The clock is an argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guide.farm.plan import Plan, PlannedRender
from guide.translation import _, counted

_GUESSED = 600.0
"""Seconds that a practice lasts of which nothing is known yet."""


class Progress:
    """Adds up seconds of sound. ``clock`` gives seconds and goes forward only."""

    def __init__(self, plan: Plan, clock: Callable[[], float]) -> None:
        self._clock, self._began = clock, clock()
        self._total = plan.renders
        self._weights: Mapping[str, float] = {
            render.stem: _weight(render) for each in plan.assignments for render in each.renders
        }
        self._whole = sum(self._weights.values())
        self._doing: dict[int, tuple[str, float]] = {}
        self._ready: dict[str, bool] = {}

    def doing(self, number: int, stem: str, share: float) -> None:
        """Take in how much of a render is made, 0 to 1, by the number of its assignment."""
        before = self._doing.get(number)
        if before and before[0] != stem:
            self._ready[before[0]] = True  # its worker went on to the next one
        self._doing[number] = stem, share

    def ready(self, number: int, stems: Mapping[str, bool]) -> None:
        """Take in that an assignment is over: stems of its renders, and whether each was made."""
        self._doing.pop(number, None)
        self._ready.update(stems)

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return self._done() / self._whole if self._whole else 1.0

    def line(self) -> str:
        """Return all of it in one line."""
        refused = sum(not made for made in self._ready.values())
        told = [
            _("{ready} of {total} ready").format(ready=len(self._ready), total=self._total),
            *([_("{refused} refused").format(refused=refused)] if refused else []),
        ]
        passed = self._clock() - self._began
        made = self._doing_now() + sum(self._weights[stem] for stem, is_made in self._ready.items() if is_made)
        if passed > 0 and made > 0 and len(self._ready) < self._total:
            told.append(_("{fold:.0f}-fold the speed of listening").format(fold=made / passed))
            told.append(_("about {left} left").format(left=duration((self._whole - self._done()) * passed / made)))
        return ", ".join(told)

    def _done(self) -> float:
        """Seconds that are made, or refused."""
        return self._doing_now() + sum(self._weights[stem] for stem in self._ready)

    def _doing_now(self) -> float:
        return sum(self._weights[stem] * share for stem, share in self._doing.values())


def duration(seconds: float) -> str:
    """Return a length of time in words, to two digits or so."""
    if seconds < 90:
        return counted(round(seconds), "second")
    minutes = round(seconds / 60)
    return (
        counted(minutes, "minute")
        if minutes < 90
        else _("{hours} h {minutes:02} min").format(hours=minutes // 60, minutes=minutes % 60)
    )


def _weight(render: PlannedRender) -> float:
    return render.variant.seconds or _GUESSED
