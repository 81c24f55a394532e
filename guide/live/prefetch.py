"""One thread that speaks what will be needed, in the order in which it will be: the next lines, then what a listener
may turn to, then the rest of the practice; and that arranges the practice anew when its listener wants it otherwise.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from guide.problems import ScriptError, WorldError, reason
from guide.render.preparation import Preparation
from guide.translation import _

NEXT = 20.0
"""Seconds of the practice that are spoken before anything else is."""
SOON = 10.0
"""Seconds before the end of what is final at which newly spoken lines are put into what is playing."""


@dataclass(slots=True)
class Prefetcher:
    """Works for a session. Callbacks come from its own thread."""

    first: Preparation
    asides: Mapping[str, Preparation]
    """What a listener may turn to, the most urgent first."""
    enough: Callable[[Preparation], bool]
    """Whether so much of a practice is spoken that other things can come first."""
    spoke: Callable[[Preparation, bool], None]
    """A line more is spoken; whether it was the last one."""
    anew: Callable[[], Preparation | None]
    """The practice as it is wanted now, if that has changed since it was asked; None if it has not."""
    entered: Callable[[Preparation], bool]
    """To be asked until it says yes: whether a practice that was arranged anew is now what is heard, or will be."""
    failed: Callable[[str, bool], None]
    """A sentence about what went wrong; whether it leaves the practice without its words."""
    aside_spoken: Callable[[str], None]
    """All of an aside is spoken."""
    _urgent: str = ""
    _wake: threading.Event = field(default_factory=threading.Event)
    _closed: bool = False
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work."""
        self._thread = threading.Thread(target=self._run, name="speak-ahead", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """The practice is wanted otherwise."""
        self._idle.clear()
        self._wake.set()

    def hurry(self, aside: str) -> None:
        """Speak this before anything else."""
        self._urgent = aside
        self.wake()

    def close(self, timeout: float | None = None) -> None:
        """Speak no further line."""
        self._closed = True
        self.first.stop()
        for each in self.asides.values():
            each.stop()
        self._wake.set()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def idle(self, timeout: float) -> bool:
        """Wait until all is spoken, at most so many seconds; whether it is. For tests and commands without a screen."""
        return self._idle.wait(timeout)

    _idle: threading.Event = field(default_factory=threading.Event)

    def _run(self) -> None:
        if not self._guarded(self._work, stranding=True):
            self._idle.set()

    def _work(self) -> None:
        practice = self.first
        while not self._closed:
            self._wake.clear()
            self._speak_all(practice)
            fresh = self._rearranged()
            if fresh is None:
                self._idle.set()
                self._wake.wait()
                self._idle.clear()
            practice = fresh or practice

    def _speak_all(self, practice: Preparation) -> None:
        """Until it is done, or something else is wanted."""
        if self._urgent:
            name, self._urgent = self._urgent, ""
            self._guarded(lambda: self.asides[name].speak(_nobody), stranding=False)
            self.aside_spoken(name)
        if not self._guarded(lambda: self._speak(practice, lambda: self.enough(practice)), stranding=True):
            return
        for aside in self.asides.values() if practice.wanted else ():  # bells alone start no voice
            self._guarded(lambda one=aside: one.speak(_nobody, until=self._wake.is_set), stranding=False)  # type: ignore[misc]
        self._guarded(lambda: self._speak(practice, lambda: False), stranding=True)

    def _speak(self, practice: Preparation, until: Callable[[], bool]) -> None:
        practice.speak(
            lambda spoken, wanted: self.spoke(practice, spoken == wanted),
            until=lambda: self._closed or self._wake.is_set() or until(),
        )

    def _rearranged(self) -> Preparation | None:
        """The practice as it is wanted now, once it is what is heard; the newest wish counts."""
        fresh: Preparation | None = None
        while not self._closed:
            self._wake.clear()
            try:
                fresh = self.anew() or fresh
                if fresh is None:
                    return None
                fresh.open_sounds()
                fresh.speak(_nobody, until=lambda now=fresh: self._wake.is_set() or self.enough(now))  # type: ignore[misc]
            except Exception as error:  # the practice goes on as it was, and says why
                self._told(_sentence(error), stranding=False)
                return None
            if not self._wake.is_set() and self.entered(fresh):
                return fresh
        return None

    def _guarded(self, work: Callable[[], None], *, stranding: bool) -> bool:
        try:
            work()
        except Exception as error:  # a thread has nobody above it: what it meets must be said here
            return self._told(_sentence(error), stranding=stranding)
        return True

    def _told(self, problem: str, *, stranding: bool) -> bool:
        if not self._closed:
            self.failed(problem, stranding)
        return False


def _sentence(error: Exception) -> str:
    if isinstance(error, (ScriptError, WorldError)):
        return str(error)
    return _("The voice stopped speaking ahead: {reason}.").format(reason=reason(error))


def _nobody(spoken: int, wanted: int) -> None:
    """Nobody counts these lines."""
