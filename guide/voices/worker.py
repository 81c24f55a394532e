"""Engines live in a process of their own: one that hangs or crashes takes nothing with it and is started again.

Polishing is done there, too, so that speaking ahead does not hold up what is playing.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from guide import places, process
from guide.problems import CannotSpeakError, WorldError
from guide.translation import _, counted
from guide.voices.engine import CannotSay, Lexicon, UnknownVoiceError, VoiceEngine, VoiceInfo

if TYPE_CHECKING:
    from guide.voices.engine import Take

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for an answer. A slow machine that loads a model is not a dead one."""

    start: float = 60.0
    """More for the first answer of a new process."""
    sentence: float = 15.0
    letter: float = 0.3
    """The largest models are no faster than speech where the machine is busy."""

    def seconds(self, letters: int, *, fresh: bool) -> float:
        """How long an answer for so many letters may take."""
        return self.sentence + letters * self.letter + (self.start if fresh else 0.0)


class _Gone(Exception):  # noqa: N818
    """The worker's process gave no answer, and why."""


class Speaker:
    """One engine in one child process, started when it is first needed. Any thread may ask; one is served at a time."""

    def __init__(self, engine: VoiceEngine, patience: Patience = Patience()) -> None:
        self._engine, self._patience = engine, patience
        self._turn = threading.Lock()
        self._closed = False
        self._child: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Speaker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> Take:
        """Say and polish: mono at the session's rate, and when each word is spoken.

        Raises CannotSay for the words, CannotSpeakError when the engine is missing or gives up.
        """
        return cast("Take", self._ask("speak", (words, voice, pace, dict(lexicon)), words))

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Every voice of the engine. Raises CannotSpeakError."""
        return cast("tuple[VoiceInfo, ...]", self._ask("voices", (), ""))

    def close(self) -> None:
        """End the child at once. A thread that waits for it is told that the voice was stopped."""
        self._closed = True
        if self._child:
            self._child.kill()
        with self._turn:
            self._end()

    def _ask(self, what: str, arguments: tuple[object, ...], words: str) -> object:
        missing = self._engine.available()
        if missing:
            raise CannotSpeakError(missing)
        why = ""
        with self._turn:
            for _other in range(ATTEMPTS):
                if self._closed:
                    break
                try:
                    return self._once(what, arguments, len(words))
                except _Gone as gone:
                    why = str(gone)
                    self._end()
        if self._closed:
            raise CannotSpeakError(_("The voice was stopped."))
        about = _(" while it said “{words}”").format(words=_short(words)) if words else ""
        raise CannotSpeakError(
            _("The voice engine '{engine}' {why}{about}, {attempts} times.").format(
                engine=self._engine.name, why=why, about=about, attempts=ATTEMPTS
            ),
            _("Choose another voice, or look into {path}").format(path=_log()),
        )

    def _once(self, what: str, arguments: tuple[object, ...], letters: int) -> object:
        fresh = self._child is None
        pipe = self._start() if fresh or self._pipe is None else self._pipe
        wait = self._patience.seconds(letters, fresh=fresh)
        try:
            pipe.send((what, arguments))
            if not pipe.poll(wait):
                raise _Gone(_("gave no answer for {seconds}").format(seconds=counted(round(wait), "second")))
            kind, answer = pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _Gone("died") from error
        if kind == "refused":
            raise answer
        if kind == "failed":
            raise _Gone(_("had trouble ({answer})").format(answer=answer))
        return answer

    def _start(self) -> Connection:
        ours, theirs = process.context().Pipe()
        started = process.start_process(_serve, self._engine, theirs, _log(), name="guide-voice")
        theirs.close()
        self._child, self._pipe = started, ours
        return ours

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child.join()
            self._child.close()
        if self._pipe:
            self._pipe.close()
        self._child = self._pipe = None


def _serve(engine: VoiceEngine, pipe: Connection, log: Path) -> None:
    """The life of the child: answer until the other end is gone."""
    process.settle_child(log)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    threading.Thread(target=_load_polish, daemon=True).start()  # meanwhile the engine loads its model

    def speak(words: str, voice: str, pace: float, lexicon: Lexicon) -> Take:
        spoken = engine.speak(words, voice, pace, lexicon)
        from guide.voices.normalise import normalise

        return normalise(spoken, words)

    answers: dict[str, Callable[..., object]] = {"speak": speak, "voices": engine.voices}
    with contextlib.suppress(EOFError, OSError):
        while True:
            what, arguments = pipe.recv()
            pipe.send(_answer(answers[what], arguments))
    os._exit(0)  # engines written in C are not sure to survive an orderly end


def _answer(ask: Callable[..., object], arguments: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "given", ask(*arguments)
    except CannotSay as error:
        return "refused", CannotSay(error.reason)
    except WorldError as error:
        kind = UnknownVoiceError if isinstance(error, UnknownVoiceError) else CannotSpeakError
        return "refused", kind(error.sentence, error.hint)
    except Exception as error:
        traceback.print_exc()
        sys.stderr.flush()
        return "failed", type(error).__name__


def _load_polish() -> None:
    import numpy as np
    import soxr  # noqa: F401

    import guide.voices.normalise  # noqa: F401
    from guide.audio import SESSION, loudness

    loudness.integrated(np.ones(9, np.float32), SESSION)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)


def _log() -> Path:
    return places.state() / "voices.log"


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
