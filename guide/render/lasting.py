"""How long a practice lasts by nature: every list and page that tells it asks here, so that all tell the same.

What was spoken before is measured and the rest is estimated, as in `guide.render.preparation.outline`, without
arranging anything. `guide.render.lengths` keeps what was measured here.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from guide.audio import SESSION
from guide.audio.stored import Stored
from guide.lint import references
from guide.problems import WorldError
from guide.render.guess import Guess
from guide.render.measured import Dependencies, Lasting
from guide.render.preparation import take_service_of
from guide.render.sound_reader import SoundCache
from guide.script.model import Script, Utterance
from guide.sounds import bell_frames
from guide.sounds.catalogue import looks_like_path
from guide.timeline import Bell, File, Source
from guide.timeline.fit import NATURAL
from guide.timeline.performance import perform
from guide.voices import TakeService


def lasting(script: Script) -> Lasting:
    """Return how long a practice lasts by nature.

    A sound of the author's own that cannot be read lasts no time, and makes it an estimate.
    """
    return measure(script)[0]


def measure(script: Script) -> tuple[Lasting, Dependencies]:
    """Return how long a practice lasts by nature, and what that came from."""
    with take_service_of(script) as take_service:
        ruler = _Ruler(take_service, Guess(references.recordings(script).files))
        frames = perform(script, ruler.length, SESSION, NATURAL).frames
    return Lasting(SESSION.seconds(frames), ruler.exact), ruler.needs()


class _Ruler:
    """Tells lengths, and remembers whether any of them was a guess."""

    def __init__(self, take_service: TakeService, guess: Guess) -> None:
        self._take_service, self._guess, self._sound_cache = take_service, guess, SoundCache()
        self._known: dict[Source, int] = {}
        self._takes: dict[str, int] = {}
        self.exact = True

    def needs(self) -> Dependencies:
        """Return what the lengths that were told came from."""
        files = {each.path for each in self._known if isinstance(each, File)}
        bells = {each.name for each in self._known if isinstance(each, Bell) and looks_like_path(each.name)}
        voices = {each.voice for each in self._known if isinstance(each, Utterance)}
        return Dependencies(self._takes, (*sorted(files), *sorted(bells)), tuple(sorted(voices)))

    def length(self, source: Source) -> int:
        """Frames."""
        if source not in self._known:
            self._known[source] = self._measured(source)
        return self._known[source]

    def _measured(self, source: Source) -> int:
        try:
            match source:
                case Utterance():
                    take = self._take_service.find(source)
                    self._note(self._take_service.kept(source), take is not None)
                    if take is not None:
                        return take.frames
                case Bell(name):
                    return bell_frames(name)
                case File(path):
                    return len(self._sound_cache.file(path))
                case _:
                    return 0
        except WorldError:
            pass  # the practice says so itself when it is to be played
        self.exact = False
        return self._guess.frames(source, SESSION) if isinstance(source, Utterance) else 0

    def _note(self, kept: Path | Stored, found: bool) -> None:
        """Note which take a length came from, or which one was not there."""
        if isinstance(kept, Path):
            with contextlib.suppress(OSError):
                self._takes[kept.stem] = kept.stat().st_size if found else 0
