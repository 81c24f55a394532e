"""Spoken words on disk, each named by everything that made it: the same name is the same sound, on every day.

Reading and writing are `guide.audio.stored`'s: whole or not at all, and a damaged file counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import CannotWriteError
from guide.voices import lexicon as entries
from guide.voices.engine import Lexicon, Times
from guide.voices.text_normalise import plain

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.audio.stored import Stored
    from guide.script.model import Utterance

POLISH = 4
"""The version of `guide.voices.normalise`: raise it when anything there is heard, or when notes get richer."""
_STALE = 3600.0
"""Seconds: what was begun so much before the newest take and never finished belongs to a program that was killed."""


def name(utterance: Utterance, engine: str, fingerprint: str, lexicon: Lexicon, language: str = "") -> str:
    """The name of a take: of ``lexicon`` only the entries that occur in the words count.

    ``language`` is the voice's: words that are read otherwise from now on are spoken anew.
    """
    made_by = {
        "words": utterance.words,
        "plain": plain(utterance.words, language),
        "voice": utterance.voice,
        "pace": round(utterance.pace, 4),
        "engine": engine,
        "fingerprint": fingerprint,
        "lexicon": entries.occurring(utterance.words, lexicon),
        "polish": POLISH,
    }
    written = json.dumps(made_by, sort_keys=True, ensure_ascii=True)
    return hashlib.blake2b(written.encode(), digest_size=16).hexdigest()


def times(take: Stored) -> Times:
    """When each word of a kept take is spoken, in frames of the take; nothing if its notes do not say."""
    found = take.notes.get("times")
    if not isinstance(found, list | tuple):
        return ()
    return tuple((int(start), int(stop), str(text)) for start, stop, text in found)


class Takes:
    """The takes in one folder. Any number of programs may use it at once; it can be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._swept = False

    def find(self, name: str) -> Stored | None:
        """Return the take of that name, its samples not yet read; None if it is not there or not whole."""
        from guide.audio import store

        return store.find(self.path(name))

    def keep(self, name: str, pcm: Pcm, notes: dict[str, object]) -> Stored:
        """Write a take of 16 bits and return it. Raises CannotWriteError."""
        from guide.audio import stored

        path = self.path(name)
        try:
            stored.save(path, pcm, notes, "compressed")
        except CannotWriteError:
            other = stored.load(path)  # on Windows a file that another program has mapped cannot be replaced
            if other is None:
                raise
            return other
        self._sweep(path)
        return stored.load(path) or stored.in_memory(pcm, notes)

    def claim(self, name: str) -> AbstractContextManager[None]:
        """Hold the right to speak what is kept under that name; here everybody has it at any time."""
        return contextlib.nullcontext()

    def path(self, name: str) -> Path:
        """Where the take of that name lies, or would."""
        return self._folder / name[:2] / f"{name}.pcm"

    def _sweep(self, newest: Path) -> None:
        if self._swept:
            return
        self._swept = True
        with contextlib.suppress(OSError):
            now = newest.stat().st_mtime
            for part in self._folder.glob("*/.*.part"):
                with contextlib.suppress(OSError):
                    if now - part.stat().st_mtime > _STALE:
                        part.unlink()
