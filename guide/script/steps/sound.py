"""sound: a sound file of your own, played once.

    - sound: my-chime.wav
    - sound: {file: sea-at-night.m4a, gain: -6, wait: false}

A name is looked for beside the script, then among your own sounds. What follows waits until the sound has ended;
with ``wait: false`` it goes on at once, and the sound plays underneath.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import Delivery, Score
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import FLAG, STRING, ValueType, key, number
from guide.script.step_kind import StepKind
from guide.script.steps.bell import GAINS


def _file(reader: Reader, node: Node) -> str:
    name = reader.text(node)
    return reader.beside(node, name) if name else ""


@dataclass(frozen=True, slots=True)
class Sound(StepKind):
    """A file, once."""

    NAME: ClassVar = "sound"
    PLACE: ClassVar = 5
    MAIN: ClassVar = "file"
    ALIASES: ClassVar = ("audio", "play", "music", "file", "wav", "mp3")
    EXAMPLES: ClassVar = ("sound: {file: my-chime.wav, gain: -6}",)

    where: Where
    file: str = key(ValueType(_file, STRING, ""), "the file, from the folder of the script")
    gain: float = key(number(*GAINS, " dB"), "louder or softer, in decibels", default=0.0)
    wait: bool = key(FLAG, "whether what follows comes after its end", default=True)

    def perform(self, score: Score, how: Delivery) -> None:
        """Play it."""
        if self.file:
            score.sound(self.file, self.where, gain=self.gain, waits=self.wait)


KIND = Sound
