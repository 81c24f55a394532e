"""A rehearsal, as it goes: the other side is spoken line after line, and each time there is a while to answer aloud.

Where nothing can be heard it is read instead. What is said holds no more of a person's own words than the form puts in
it, and then nothing of it stays on the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from guide.problems import WorldError
from guide.translation import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.forms.kinds.rehearse import Rehearsal

STEP = 4.0
"""Seconds by which the time to answer is made longer or shorter."""
MEMORY = Path("/dev/shm")  # noqa: S108 - memory on Linux; every folder made there is its owner's alone


Speak = Callable[[str, str, threading.Event], None]
"""Says words by a voice to their end, or until the event is set."""


class Rehearsing:
    """Where a rehearsal is, and how long there is to answer. Knows neither clock nor sound."""

    def __init__(self, rehearsal: Rehearsal, filled: Callable[[str], str]) -> None:
        """``filled`` puts what was answered before into a text."""
        self._rehearsal, self._filled = rehearsal, filled
        self.at = 0
        self.gap = rehearsal.gap.natural
        """Seconds to answer in."""

    @property
    def line(self) -> str:
        """What the other side says now; empty where it says nothing."""
        lines = self._rehearsal.other
        return self._filled(lines[self.at % len(lines)]) if lines else ""

    @property
    def own(self) -> bool:
        """Whether the line holds something that the person wrote."""
        lines = self._rehearsal.other
        return bool(lines) and self._filled(lines[self.at % len(lines)]) != lines[self.at % len(lines)]

    @property
    def language(self) -> str:
        """What it is said in; empty for whatever the usual voice speaks."""
        return chosen() if self._rehearsal.place else ""

    @property
    def lines(self) -> int:
        """How many there are, in all rounds."""
        return len(self._rehearsal.other) * self._rehearsal.rounds.natural

    def on(self) -> bool:
        """Go to the next line. Return whether there is one; after the last it begins anew."""
        self.at += 1
        if self.at < self.lines:
            return True
        self.at = 0
        return False

    def give(self, seconds: float) -> None:
        """Leave so many seconds to answer, as far as the form allows."""
        self.gap = min(max(seconds, self._rehearsal.gap.shortest), self._rehearsal.gap.longest)


def say(words: str, stop: threading.Event, *, own: bool = False, language: str = "") -> bool:
    """Speak ``words``, until they are heard or ``stop`` is set.

    By the usual voice, or where that does not speak ``language``, by one that is there and does. ``own``: nothing of
    them may stay on the disk. Return whether anything could be heard: False without a sound card or a
    voice, and for words that it cannot say.
    """
    from guide.voices import CannotSay

    try:
        voice = voice_for(language)
        if voice:
            with speaking(own=own) as speak:
                speak(words, voice, stop)
    except (CannotSay, WorldError):
        return False
    return bool(voice)


@contextmanager
def speaking(*, own: bool) -> Iterator[Speak]:
    """Within, lines are said through the sound card one by one. ``own``: nothing of them may stay on the disk.

    What says them returns when a line was heard or its event is set, which fades it out. It raises WorldError, and
    CannotSay for the words.
    """
    from guide import places
    from guide.player import device_choice
    from guide.player.hearing import hear
    from guide.script.model import Utterance
    from guide.voices import TakeService, check

    with passing() if own else nullcontext(places.takes()) as folder, TakeService(folder) as takes:

        def speak(words: str, voice: str, stop: threading.Event) -> None:
            utterance = Utterance(words, voice)
            check(utterance, {})
            hear(takes.speak(utterance).pcm, device_choice.read(), stop)

        yield speak


def voice_for(language: str) -> str:
    """Return the usual voice where it speaks ``language``, else another that does; empty for none. May take seconds."""
    from guide.voices import DEFAULT, voices
    from guide.voices import language as spoken

    if not language or _same(spoken(DEFAULT), language):
        return DEFAULT
    return next((each.name for each in voices() if not each.missing and _same(each.language, language)), "")


def _same(spoken: str, language: str) -> bool:
    return spoken.replace("_", "-").partition("-")[0].casefold() == language.partition("_")[0].casefold()


@contextmanager
def passing() -> Iterator[Path]:
    """A folder that goes again, in memory where there is such a place."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)
