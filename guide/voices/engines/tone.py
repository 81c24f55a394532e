"""A voice for tests: one even tone, as long as the words have characters. Needs nothing and is always the same."""

from __future__ import annotations

from dataclasses import dataclass

from guide.translation import _
from guide.voices.engine import CannotSay, Capabilities, Lexicon, SpokenAudio, VoiceInfo
from guide.voices.entry import EngineEntry

LEVEL = 0.25
_CAN = Capabilities()


@dataclass(frozen=True, slots=True)
class ToneEngine:
    """``frames`` samples of constant height for each character, at ``hz`` frames a second; pace 2 halves them."""

    hz: int = 8_000
    frames: int = 800
    name: str = "tone"
    can: Capabilities = _CAN

    def available(self) -> str:
        """See `VoiceEngine`."""
        return ""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """See `VoiceEngine`."""
        return (VoiceInfo("tone", self.name, _("a tone as long as the words"), ""),)

    def language(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return ""

    def fingerprint(self, voice: str) -> str:
        """See `VoiceEngine`."""
        return f"tone {self.hz} {self.frames} {voice}"

    def check(self, words: str, voice: str, lexicon: Lexicon) -> None:
        """See `VoiceEngine`."""
        if not words.strip():
            raise CannotSay(_("there is nothing in it to say"))

    def speak(self, words: str, voice: str, pace: float, lexicon: Lexicon) -> SpokenAudio:
        """See `VoiceEngine`. The tone changes its sign 200 times a second, so it has no direct part."""
        import numpy as np

        from guide.audio import Rate

        if not words.strip():
            raise CannotSay(_("there is nothing in it to say"))
        at = np.arange(round(len(words) * self.frames / pace))
        up = at // max(1, self.hz // 200) % 2 == 0
        return SpokenAudio(np.where(up, LEVEL, -LEVEL).astype(np.float32), Rate(self.hz))


ENGINE = EngineEntry(ToneEngine(), names={"tone": "tone"}, listed=False, comes_along=True)
