"""Recordings in place of a voice: an author's or a listener's own takes of single lines.

Beside ``morning.yaml`` lies the folder ``morning.takes``. A sound file in it (WAV, FLAC, Ogg, MP3 ...) is the take of
the sentence whose words it is named by, in small letters with hyphens: ``let-your-shoulders-soften.wav`` is "Let your
shoulders soften.". A name may stop after any word as long as it fits one sentence only. It is trimmed and brought to
the loudness of every take, and where it begins or ends with a step it gets a short fade. Sentences without a recording
are spoken by the voice.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.translation import _, counted
from guide.voices.engine import CannotSay, Capabilities, Lexicon, SpokenAudio, VoiceInfo

ENDINGS = frozenset({".wav", ".flac", ".ogg", ".oga", ".mp3", ".aiff", ".aif", ".au", ".caf", ".w64"})
_CAN = Capabilities()
_CONVERSION = 2
"""Counts up when the same file would become another take."""


@dataclass(frozen=True, slots=True)
class Recordings:
    """Which file is the take of which words, and which files fit none, with the reason."""

    files: Mapping[str, Path]
    strangers: tuple[tuple[Path, str], ...] = ()


NONE = Recordings({})


@dataclass(frozen=True, slots=True)
class Recorded:
    """The engine whose voices are files: asked for ``voice``, a path, it gives what is in it."""

    name: str = "recorded"
    can: Capabilities = _CAN

    def available(self) -> str:
        """See `VoiceEngine`."""
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`. They belong to scripts, and are not listed."""
        return ()

    def language(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return ""

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`. Raises CannotReadError."""
        from guide.problems import CannotReadError

        try:
            found = hashlib.blake2b(Path(voice).read_bytes(), digest_size=16).hexdigest()
        except OSError as error:
            raise CannotReadError(
                _("{voice} cannot be read: {error}.").format(voice=voice, error=error.strerror)
            ) from error
        return f"{found} {_CONVERSION}"

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`. Whatever it is, somebody has said it."""

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`. ``voice`` is the path. Raises CannotReadError."""
        import numpy as np

        from guide.audio import SESSION, files
        from guide.audio.onset import softened

        pcm = files.read(Path(voice), SESSION)
        if not len(pcm):
            raise CannotSay(_("its recording is empty"))
        mono = np.array(pcm.mean(axis=1, keepdims=True), np.float32)
        return SpokenAudio(softened(mono - mono.mean(), SESSION)[:, 0], SESSION)


def folder_of(script: Path) -> Path:
    """Where the recordings for a script lie. May not exist."""
    return script.with_suffix(".takes")


def slug(words: str) -> str:
    """The name of a recording of ``words``: small letters and digits with hyphens between the words."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("'", "").replace("’", "")
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split())


def find(folder: Path, sentences: Iterable[str]) -> Recordings:
    """The recordings in ``folder`` for the ``sentences`` of a script. A folder that is not there has none."""
    if not folder.is_dir():
        return NONE
    slugs = {words: slug(words) for words in sentences}
    files: dict[str, Path] = {}
    strangers: list[tuple[Path, str]] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_dir():
            continue
        meant = _meant(path, slugs)
        if isinstance(meant, str):
            strangers.append((path, meant))
        else:
            strangers += [
                (path, _("{name} is a take of the same sentence").format(name=files[words].name))
                for words in meant[:1]
                if words in files
            ]
            files |= {words: path for words in meant if words not in files}
    return Recordings(files, tuple(strangers))


def _meant(path: Path, slugs: Mapping[str, str]) -> list[str] | str:
    """The sentences that a file is a take of (several are written alike but for marks), or why there is none."""
    if path.suffix.lower() not in ENDINGS:
        return _("it is no sound file that can be read")
    name = slug(path.stem)
    exact = [words for words, whole in slugs.items() if whole == name]
    begun = [words for words, whole in slugs.items() if name and whole.startswith(f"{name}-")]
    if exact:
        return exact
    if len({slugs[words] for words in begun}) > 1:
        return _("{sentences} begin with these words: name it by more of them").format(
            sentences=counted(len(begun), "sentence")
        )
    return begun or _("no sentence has these words")
