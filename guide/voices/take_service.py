"""The speakers of one practice: utterances in, takes out, spoken only when they are not kept already."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from guide.problems import CannotWriteError
from guide.voices import lexicon as entries
from guide.voices import takes
from guide.voices.engine import CannotSay, VoiceEngine
from guide.voices.registry import RECORDED, resolve

if TYPE_CHECKING:
    from guide.audio.stored import Stored
    from guide.script.model import Utterance
    from guide.voices.worker import Speaker


class TakeService:
    """Takes in ``folder``, or kept by ``folder``, with the ``lexicon`` and the recordings of one script.

    Engines start when first needed; any thread may ask.
    """

    def __init__(
        self,
        folder: Path | takes.Takes,
        lexicon: Mapping[str, str] | None = None,
        recorded: Mapping[str, Path] | None = None,
    ) -> None:
        self._takes = folder if isinstance(folder, takes.Takes) else takes.Takes(folder)
        self._in_use = contextlib.ExitStack()
        """While it is open, no take that was used since is forgotten."""
        self._recorded = dict(recorded or {})
        """The files that are takes of these words, whoever should speak them."""
        self._lexicon = dict(lexicon or {})
        self._hiring = threading.Lock()
        self._closed = self._holds = False
        self._speakers: dict[str, Speaker] = {}
        self._fingerprints: dict[tuple[str, str], tuple[str, str]] = {}
        """Of each engine's voices: what they are made by, and what they speak."""
        self._unkept: dict[str, Stored] = {}
        """Takes for which the disk had no room: good for this practice, spoken again for the next."""

    def __enter__(self) -> TakeService:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def take_recordings(self, recorded: Mapping[str, Path]) -> None:
        """Use the files ``recorded``, by their words, as takes too: of lines that come with a setting."""
        self._recorded = self._recorded | dict(recorded)

    def close(self) -> None:
        """Let the engines go, at once. Whoever waits in `speak` gets a CannotSpeakError."""
        with self._hiring:
            self._closed = True
            speakers = list(self._speakers.values())
        for speaker in speakers:
            speaker.close()
        self._in_use.close()

    def find(self, utterance: Utterance) -> Stored | None:
        """The take if it is kept already: mono at the session's rate. Starts nothing. Raises UnknownVoiceError."""
        engine, voice = self._cast(utterance)
        name = self._name(utterance, engine, voice)
        self._hold()
        return self._unkept.get(name) or self._takes.find(name)

    def kept(self, utterance: Utterance) -> Path | Stored:
        """Where the take lies, or would; the take itself where the disk had no room for it."""
        name = self._name(utterance, *self._cast(utterance))
        return self._unkept.get(name) or self._takes.path(name)

    def speak(self, utterance: Utterance) -> Stored:
        """The take, spoken and kept if it has to be.

        Where the disk has no room the take is kept in memory. Raises CannotSay (with the utterance) for the words,
        UnknownVoiceError for the name of the voice, CannotSpeakError for the engine.
        """
        found = self.find(utterance)
        if found is not None:
            return found
        name = self._name(utterance, *self._cast(utterance))
        with self._takes.claim(name):
            return self._takes.find(name) or self._spoken(utterance, name)  # somebody else may have, meanwhile

    def _spoken(self, utterance: Utterance, name: str) -> Stored:
        from guide.audio import SESSION
        from guide.audio.loudness import filled_steps

        engine, voice = self._cast(utterance)
        lexicon = entries.occurring(utterance.words, self._lexicon)
        try:
            take = self._speaker(engine).speak(utterance.words, voice, utterance.pace, lexicon)
        except CannotSay as error:
            raise CannotSay(error.reason, utterance) from None
        notes: dict[str, object] = {
            "words": utterance.words, "voice": utterance.voice, "pace": utterance.pace, "times": take.words,
            "steps": [float(f"{step:.4g}") for step in filled_steps(take.pcm, SESSION)],
        }  # fmt: skip
        try:
            return self._takes.keep(name, take.pcm, notes)
        except CannotWriteError:
            from guide.audio.stored import in_memory

            return self._unkept.setdefault(name, in_memory(take.pcm, notes))

    def speak_all(
        self, utterances: Iterable[Utterance], on_each: Callable[[Utterance, Stored | CannotSay], None]
    ) -> None:
        """Speak each distinct utterance once, in order, and tell ``on_each``: its take, or why it cannot be said."""
        for utterance in dict.fromkeys(utterances):
            outcome: Stored | CannotSay
            try:
                outcome = self.speak(utterance)
            except CannotSay as error:
                outcome = error
            on_each(utterance, outcome)

    def _hold(self) -> None:
        """Begin to use the store, once; what has been closed uses it no more."""
        with self._hiring:
            if not (self._holds or self._closed):
                from guide.audio import store

                self._holds = True
                self._in_use.enter_context(store.in_use())

    def _cast(self, utterance: Utterance) -> tuple[VoiceEngine, str]:
        recording = self._recorded.get(utterance.words)
        return (RECORDED, str(recording)) if recording else resolve(utterance.voice)

    def _name(self, utterance: Utterance, engine: VoiceEngine, voice: str) -> str:
        key = (engine.name, voice)
        if key not in self._fingerprints:
            self._fingerprints[key] = engine.fingerprint(voice), engine.language(voice)
        fingerprint, language = self._fingerprints[key]
        return takes.name(utterance, engine.name, fingerprint, self._lexicon, language)

    def _speaker(self, engine: VoiceEngine) -> Speaker:
        from guide.voices.worker import Speaker

        with self._hiring:
            speaker = self._speakers.setdefault(engine.name, Speaker(engine))
        if self._closed:
            speaker.close()
        return speaker
