"""What a listener changes about a practice while it plays, and what has to be arranged anew for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from guide.forms.answers import Answer
from guide.journal import Feeling
from guide.live.check_in import filled, steered
from guide.live.segments import ReturnPoint
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.script.collect import Collector, collect
from guide.script.model import Script

SLOWEST, QUICKEST = 0.7, 1.4
DISTANCES = {"further": -1, "closer": 1}


@dataclass(slots=True)
class LiveOptions:
    """The options as they are wanted, and those that are played. Whoever changes it says so to `Prefetcher`."""

    first: RenderJob
    """As it was asked for before it began."""
    played: RenderOptions = field(init=False)
    options: RenderOptions = field(init=False)
    goto: int | None = None
    """A frame that was sought, and has to be spoken first."""
    refit: bool = False
    """Whether time has to be made up for."""
    entry: ReturnPoint | None = None
    """Where the newest arrangement is to be entered, in the one before."""
    at_once: bool = False
    """Whether it is to be entered there, wherever one is."""
    _distances: bool | None = None

    def __post_init__(self) -> None:
        self.options = self.played = self.first.options

    @property
    def unanswered(self) -> bool:
        """Whether something is wanted that is not arranged yet."""
        return self.options != self.played or self.goto is not None

    @property
    def written(self) -> Script:
        """The script as its author wrote it."""
        return self.first.script

    def job(self) -> RenderJob:
        """Return the job as it is wanted now."""
        return replace(self.first, options=self.options)

    def hush(self, change: int) -> bool:
        """More lines, or fewer, by per cent of all. Whether that is any different."""
        return self._become(replace(self.options, hush=min(max(self.options.hush + change, 0), 100)))

    def pace(self, change: float) -> bool:
        """Quicker, or slower."""
        wished = round((self.options.pace or 1.0) + change, 2)
        return self._become(replace(self.options, pace=min(max(wished, SLOWEST), QUICKEST)))

    def set(self, name: str, value: str) -> bool:
        """A setting; an empty value takes it back. Whether any words are others for it."""
        settings = {key: kept for key, kept in self.options.settings.items() if key != name}
        wished = replace(self.options, settings={**settings, name: value} if value else settings)
        return _asks(self.written, wished) != _asks(self.written, self.options) and self._become(wished)

    def said(self, feeling: Feeling | None, answers: Iterable[Answer] = ()) -> bool:
        """Take in what was said before anything is played. Whether any words are others for it."""
        before = self.options
        settings = steered(self.written, before.settings, feeling) if feeling else before.settings
        self.options = self.played = replace(before, settings=filled(self.written, settings, answers))
        return _asks(self.written, self.options) != _asks(self.written, before)

    def move(self, step: int) -> tuple[bool, str]:
        """Closer (1), or further (-1). Whether that is different, and the name of the distance; empty as written."""
        wished = min(max((self.distance or 0) + step, -1), 1)
        name = next((name for name, way in DISTANCES.items() if way == wished), "")
        return self.set("distance", name), name

    @property
    def distance(self) -> int | None:
        """-1 further, 0 as written, 1 closer; None if the practice has no lines that know of it."""
        if self._distances is None:
            self._distances = self._has_distances()
        return DISTANCES.get(self.options.settings.get("distance", ""), 0) if self._distances else None

    def answered(self, entry: ReturnPoint) -> None:
        """It is being arranged, to be entered there."""
        self.entry, self.at_once = entry, self.goto is not None
        self.played, self.goto, self.refit = self.options, None, False

    def give_up(self) -> None:
        """It cannot be had."""
        self.options, self.goto, self.refit = self.played, None, False

    def _become(self, wished: RenderOptions) -> bool:
        changed, self.options = wished != self.options, wished
        return changed

    def _has_distances(self) -> bool:
        plain = {name: value for name, value in self.options.settings.items() if name != "distance"}
        said = [_asks(self.written, replace(self.options, settings={**plain, "distance": way})) for way in DISTANCES]
        return any(each != _asks(self.written, replace(self.options, settings=plain)) for each in said)


def _asks(script: Script, options: RenderOptions) -> Collector:
    return collect(options.applied(script))
