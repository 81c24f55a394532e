"""Who does the work: processes of this machine, here, or the workers of a cluster (`guide.farm.cluster`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from guide.export import batch
from guide.export.batch import Failed
from guide.farm.making import MadeRender, Work, make
from guide.farm.manifest import Refusal

Made: TypeAlias = tuple[MadeRender | Refusal, ...]
"""What came of the renders of one assignment."""
Doing: TypeAlias = Callable[[int, str, float], None]
"""Told the number of an assignment, the stem of the render that is being made, and how much of it is, 0 to 1."""


class Workers(Protocol):
    """Do one piece of work after the other, several at a time."""

    def each(self, works: Sequence[Work], voices: frozenset[str], doing: Doing) -> Iterator[tuple[int, Made | Failed]]:
        """Yield the number and the result of each of ``works``, as they become ready.

        ``voices`` are all that speak. Failed: the worker itself ended, or something happened that nobody foresaw.
        Leaving early stops those that run.
        """

    def told(self) -> list[str]:
        """Return a sentence for each worker that was left out, and why."""


@dataclass(frozen=True, slots=True)
class LocalWorkers:
    """Processes of this machine, a new one for each assignment: its memory goes with it."""

    jobs: int

    def each(self, works: Sequence[Work], voices: frozenset[str], doing: Doing) -> Iterator[tuple[int, Made | Failed]]:
        """See `Workers`."""
        return batch.each(make, works, self.jobs, doing)

    def told(self) -> list[str]:
        """See `Workers`. Every process here is of one kind."""
        return []
