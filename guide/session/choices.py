"""What the listener changes about a practice before it starts. A pure step from script to script."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.problems import Where
from guide.script.model import BedLayer, Script, VoiceChoice
from guide.script.steps.bed import Ambience


@dataclass(frozen=True, slots=True)
class Choices:
    """None leaves what the author wrote."""

    voice: str | None = None
    pace: float | None = None
    """Multiplies the author's pace: 0.9 is a little slower."""
    bed: str | None = None
    """A bed, a file of one's own, or ``none``; takes the place of the bed the practice opens with."""

    def applied(self, script: Script) -> Script:
        """The script as this listener wants it."""
        voice = VoiceChoice(
            self.voice or script.voice.name, round(script.voice.pace * (self.pace or 1.0), 4), script.voice.gap
        )
        if self.bed is None:
            return replace(script, voice=voice)
        layers = () if self.bed == "none" else (BedLayer(self.bed),)
        return replace(script, voice=voice, bed=Ambience(Where("--bed"), layers))
