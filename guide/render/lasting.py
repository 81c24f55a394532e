"""How long a practice lasts by nature: every list and page that tells it asks here, so that all tell the same.

What was spoken before is measured and the rest is estimated, as in `guide.render.preparation.outline`, without
arranging anything: a whole library is quick.
"""

from __future__ import annotations

from typing import NamedTuple

from guide.audio import SESSION
from guide.lint import references
from guide.problems import WorldError
from guide.render.guess import Guess
from guide.render.preparation import take_service_of
from guide.render.sound_reader import SoundCache
from guide.script.model import Script, Utterance
from guide.sounds import bell_frames
from guide.timeline import Bell, File, Source
from guide.timeline.fit import NATURAL
from guide.timeline.performance import perform
from guide.voices import TakeService


class Lasting(NamedTuple):
    """How long a practice lasts by nature."""

    seconds: float
    exact: bool
    """Whether every line has been spoken before; else it is an estimate."""


def lasting(script: Script) -> Lasting:
    """How long a practice lasts by nature.

    A sound of the author's own that cannot be read lasts no time, and makes it an estimate.
    """
    with take_service_of(script) as company:
        ruler = _Ruler(company, Guess(references.recordings(script).files))
        frames = perform(script, ruler.length, SESSION, NATURAL).frames
    return Lasting(SESSION.seconds(frames), ruler.exact)


class _Ruler:
    """Tells lengths, and remembers whether any of them was a guess."""

    def __init__(self, company: TakeService, guess: Guess) -> None:
        self._company, self._guess, self._hall = company, guess, SoundCache()
        self._known: dict[Source, int] = {}
        self.exact = True

    def length(self, source: Source) -> int:
        """Frames."""
        if source not in self._known:
            self._known[source] = self._measured(source)
        return self._known[source]

    def _measured(self, source: Source) -> int:
        try:
            match source:
                case Utterance():
                    if (take := self._company.find(source)) is not None:
                        return len(take.pcm)
                case Bell(name):
                    return bell_frames(name)
                case File(path):
                    return len(self._hall.file(path))
                case _:
                    return 0
        except WorldError:
            pass  # the practice says so itself when it is to be played
        self.exact = False
        return self._guess.frames(source, SESSION) if isinstance(source, Utterance) else 0
