"""breathe: paced breathing. A breath is never stretched; a length is fitted in whole breaths.

    - breathe:
        pattern: 4-6                # seconds in and out; 4-2-6 with a hold, 4-4-4-4 with two
        cycles: 6..40               # 6 by nature, up to 40 when there is time
        cues: words, then tones     # words for three breaths, then tones alone

``pattern`` takes tenths of a second (5.5-5.5) or a name: even, coherent, long-exhale, box, 4-7-8.
``cues`` are words, tones, both, silent, or words, then tones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from guide.problems import Where, did_you_mean
from guide.script.model import Count, Delivery, Score, Utterance
from guide.script.nodes import Mapping, Node, Scalar
from guide.script.reader import Reader

EXAMPLE = "breathe: {pattern: 4-6, cycles: 6..40, cues: words}"
KEYS = ("pattern", "cycles", "cues")
CUES = ("words", "tones", "both", "silent", "words, then tones")
MOST_CYCLES = 1_000
LONGEST_PHASE = 30.0
"""Seconds."""
TEACHING = 3
"""Breaths with words before tones alone."""

Pattern: TypeAlias = tuple[tuple[str, float], ...]
"""Phases of one breath in order: name and seconds."""

NAMED = {
    "even": "4-4",
    "coherent": "5.5-5.5",
    "long-exhale": "4-6",
    "box": "4-4-4-4",
}
SPOKEN = {"in": "Breathe in.", "hold": "Hold.", "out": "Breathe out.", "rest": "Rest."}
_ORDER = {2: ("in", "out"), 3: ("in", "hold", "out"), 4: ("in", "hold", "out", "rest")}


@dataclass(frozen=True, slots=True)
class Breathe:
    """So many breaths of one pattern."""

    where: Where
    pattern: Pattern
    cycles: Count
    cues: str = "words"

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Breathe:
        """A mapping with ``pattern``, ``cycles`` and ``cues``."""
        fields = reader.mapping(node, "breathe", KEYS, required=["pattern", "cycles"])
        pattern = _pattern(reader, fields["pattern"]) if "pattern" in fields else (("in", 4.0), ("out", 6.0))
        cycles = reader.times(fields["cycles"], where, MOST_CYCLES) if "cycles" in fields else Count(1, 1, 1)
        reader.spend(cycles.longest - 1, where)
        place = fields["pattern"].where if isinstance(node, Mapping) and "pattern" in fields else where
        return cls(place, pattern, cycles, _cues(reader, fields.get("cues")))

    def perform(self, score: Score, how: Delivery) -> None:
        """Ask for each phase of each breath."""
        for number in range(score.rounds(self.cycles, self.where)):
            for name, seconds in self.pattern:
                words, tone = self._cue(number)
                cue = Utterance(SPOKEN[name], how.voice.name, how.voice.pace) if words else None
                score.phase(name, seconds, self.where, cue=cue, tone=tone)

    def _cue(self, number: int) -> tuple[bool, bool]:
        match self.cues:
            case "words, then tones":
                return number < TEACHING, number >= TEACHING
            case "both":
                return True, True
            case _:
                return self.cues == "words", self.cues == "tones"


def _pattern(reader: Reader, node: Node) -> Pattern:
    fallback: Pattern = (("in", 4.0), ("out", 6.0))
    if not isinstance(node, Scalar):
        reader.bad(node.where, "bad-pattern", "a pattern is written as 4-6 or 4-4-4-4")
        return fallback
    written = reader.filled(node)
    numbers = NAMED.get(written, written).split("-")
    if not all(re.fullmatch(r"\d{1,2}(\.\d)?", number) for number in numbers) or len(numbers) not in _ORDER:
        hint = did_you_mean(written, NAMED) if re.search("[a-z]", written) else "write 4-6, 4-2-6 or 4-4-4-4"
        reader.bad(node.where, "bad-pattern", f"'{written}' is no breathing pattern", hint)
        return fallback
    seconds = [float(number) for number in numbers]
    phases = tuple(zip(_ORDER[len(seconds)], seconds, strict=True))
    if max(seconds) > LONGEST_PHASE or any(not length for name, length in phases if name in ("in", "out")):
        reader.bad(
            node.where, "bad-pattern", f"'{written}' cannot be breathed", f"phases last up to {LONGEST_PHASE:g} s"
        )
        return fallback
    return tuple((name, length) for name, length in phases if length)


def _cues(reader: Reader, node: Node | None) -> str:
    if isinstance(node, Scalar):
        node = Scalar(node.where, ", ".join(part.strip() for part in node.value.split(",")))
    return reader.choice(node, "cue", CUES, "words")
