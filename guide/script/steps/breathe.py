"""breathe: paced breathing. A breath is never stretched; a length is fitted in whole breaths.

    - breathe:
        pattern: 4-6                # seconds in and out; 4-2-6 with a hold, 4-4-4-4 with two
        cycles: 6..40               # 6 by nature, up to 40 when there is time
        cues: words, then tones     # words for three breaths, then tones alone
    - breathe: {pattern: 4-4, toward: 5-7, cycles: 8}       # glides from one to the other
    - breathe: {pattern: sigh, cycles: 5, words: {sip: And more.}}

``pattern`` takes tenths of a second (5.5-5.5), a second sip of air (3+2-7), or a name: even, coherent, long-exhale,
box, 4-7-8, sigh. ``cues`` are words, tones, counts, both, silent, or words, then tones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self, TypeAlias

from guide.problems import Where
from guide.script.model import Count, Delivery, Phase, Score, Utterance
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import PROSE, Schema, ValueType, key, keys, object_schema, one_of, scalar, times, values
from guide.script.step_kind import StepKind
from guide.translation import _

CUES = ("words", "tones", "counts", "both", "silent", "words, then tones")
MOST_CYCLES = 1_000
LONGEST_PHASE = 30.0
"""Seconds."""
LONG_CYCLE, LONG_HOLD = 20.0, 10.0
"""Seconds; a practice with more says so in a note."""
TEACHING = 3
"""Breaths with words before tones alone."""

Pattern: TypeAlias = tuple[float, float, float, float, float]
"""Seconds of each phase of one breath, in the order of `PHASES`; 0 for one that is not there."""

PHASES = ("in", "sip", "hold", "out", "rest")
NAMED = {
    "even": "4-4",
    "coherent": "5.5-5.5",
    "long-exhale": "4-6",
    "box": "4-4-4-4",
    "4-7-8": "4-7-8",
    "sigh": "3+2-7",
}
_FALLBACK: Pattern = (4.0, 0.0, 0.0, 6.0, 0.0)
_WRITTEN = re.compile(r"(\d{1,2}(?:\.\d)?)(?:\+(\d{1,2}(?:\.\d)?))?((?:-\d{1,2}(?:\.\d)?){1,3})")
_COUNTED = ("Two.", "Three.", "Four.", "Five.", "Six.", "Seven.", "Eight.", "Nine.", "Ten.")
"""After ten a long phase goes on in quiet."""
_COUNTING = 1.3
"""Pace of counted seconds: each word ends before the next one begins, whatever the pace of the voice otherwise."""


@dataclass(frozen=True, slots=True)
class SpokenCue:
    """What is said at the onset of each phase."""

    inhale: str = key(PROSE, "at the onset of each breath in", name="in", default="Breathe in.")
    sip: str = key(PROSE, "at the second sip of air", default="And more.")
    hold: str = key(PROSE, "when the breath is held", default="Hold.")
    exhale: str = key(PROSE, "at the onset of each breath out", name="out", default="Breathe out.")
    rest: str = key(PROSE, "after the breath out, before the next one", default="Rest.")

    def of(self, phase: str) -> str:
        """The words of a phase."""
        return str(getattr(self, {"in": "inhale", "out": "exhale"}.get(phase, phase)))


def _pattern(reader: Reader, node: Node) -> Pattern:
    if not isinstance(node, Scalar):
        reader.bad(node.where, "bad-pattern", _("a pattern is written as 4-6 or 4-4-4-4"))
        return _FALLBACK
    written = reader.filled(node)
    match = _WRITTEN.fullmatch(NAMED.get(written, written))
    if match is None:
        hint = reader.near(written, NAMED) if re.search("[a-z]", written) else _("write 4-6, 4-2-6 or 4-4-4-4")
        reader.bad(
            node.where, "bad-pattern", _("'{pattern}' is no breathing pattern").format(pattern=written[:40]), hint
        )
        return _FALLBACK
    later = [float(number) for number in match[3].split("-")[1:]]
    hold, out, rest = [0.0, *later, 0.0] if len(later) == 1 else [*later, 0.0][:3]
    pattern = (float(match[1]), float(match[2] or 0), hold, out, rest)
    if max(pattern) > LONGEST_PHASE or not pattern[0] or not out:
        hint = _("phases last up to {most:g} s").format(most=LONGEST_PHASE)
        reader.bad(node.where, "bad-pattern", _("'{written}' cannot be breathed").format(written=written), hint)
        return _FALLBACK
    return pattern


def _spoken(reader: Reader, node: Node) -> SpokenCue:
    return SpokenCue(**values(reader, node, keys(SpokenCue), "words"))


_SPACED = scalar(
    {"type": "string"},
    "|".join(CUES).replace(", ", r"\s*,\s*").replace("then ", r"then\s+"),
    f"one of: {'; '.join(CUES)}",
)
_CUES: Schema = {"anyOf": [one_of("cue", CUES).schema, _SPACED]}


def _cues(reader: Reader, node: Node) -> str:
    if isinstance(node, Scalar):
        node = Scalar(node.where, ", ".join(part.strip() for part in node.value.split(",")))
    return reader.choice(node, "cue", CUES, "words")


PATTERN: ValueType[Pattern] = ValueType(
    _pattern,
    {
        "anyOf": [
            {"enum": list(NAMED)},
            scalar({"type": "string"}, _WRITTEN.pattern, _("write 4-6, 4-2-6 or 4-4-4-4")),
        ],
        "examples": ["4-6", "4-2-6", "4-4-4-4", "3+2-7"],
    },
    _FALLBACK,
)


@dataclass(frozen=True, slots=True)
class Breathe(StepKind):
    """So many breaths of one pattern, or gliding from one to another."""

    NAME: ClassVar = "breathe"
    PLACE: ClassVar = 6
    MAIN: ClassVar = "pattern"
    ALIASES: ClassVar = ("breath", "breathing", "breaths", "breathwork")
    SHORT: ClassVar = False
    EXAMPLES: ClassVar = (
        "breathe: {pattern: 4-6, cycles: 6..40, cues: 'words, then tones'}",
        "breathe: {pattern: 4-4, toward: 5-7, cycles: 8}",
    )

    where: Where
    pattern: Pattern = key(PATTERN, "seconds in, hold, out, hold; or a name")
    cycles: Count = key(times(MOST_CYCLES), "how many breaths; 6..40 for six, up to forty when there is time")
    toward: Pattern | None = key(PATTERN, "the pattern that the last breath has", default=None)
    cues: str = key(ValueType(_cues, _CUES, "words"), "how the phases are told", default="words")
    words: SpokenCue = key(
        ValueType(_spoken, object_schema(keys(SpokenCue)), SpokenCue()),
        "your own words for the phases",
        default=SpokenCue(),
    )

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A mapping with ``pattern`` and ``cycles``."""
        found = super(Breathe, cls).read(reader, node, where)
        reader.spend(found.cycles.longest - 1, where)
        for pattern in filter(None, (found.pattern, found.toward)):
            if sum(pattern) > LONG_CYCLE or max(pattern[2], pattern[4]) > LONG_HOLD:
                reader.demanding.append(found.where)
        return found

    def perform(self, score: Score, how: Delivery) -> None:
        """Ask for the breaths."""
        score.breathe(self, self.where, how)

    def seconds(self, cycles: int) -> float:
        """Seconds of so many breaths."""
        return self._onset(cycles, cycles)

    def phases(self, cycles: int, how: Delivery) -> Iterator[Phase]:
        """Every phase of so many breaths."""
        for number in range(cycles):
            start = self._onset(number, cycles)
            words, tone = self._cue(number)
            for name, length in zip(PHASES, self._breath(number, cycles), strict=True):
                if length:
                    cues = self._said(name, length, how) if words else ()
                    yield Phase(name, start, start + length, cues, tone)
                    start += length

    def _onset(self, number: int, cycles: int) -> float:
        """The second at which a breath begins; they glide evenly, so this is a sum of an arithmetic series."""
        first = sum(self.pattern)
        if self.toward is None or cycles < 2:
            return number * first
        return number * first + (sum(self.toward) - first) * number * (number - 1) / (2 * (cycles - 1))

    def _breath(self, number: int, cycles: int) -> tuple[float, ...]:
        if self.toward is None or cycles < 2:
            return self.pattern
        done = number / (cycles - 1)
        return tuple(one + (other - one) * done for one, other in zip(self.pattern, self.toward, strict=True))

    def _cue(self, number: int) -> tuple[bool, bool]:
        match self.cues:
            case "words, then tones":
                return number < TEACHING, number >= TEACHING
            case "both":
                return True, True
            case _:
                return self.cues in ("words", "counts"), self.cues == "tones"

    def _said(self, name: str, length: float, how: Delivery) -> tuple[tuple[float, Utterance], ...]:
        voice, pace = how.voice.name, how.voice.pace
        if self.cues != "counts":
            return ((0.0, Utterance(how.words(self.words.of(name)), voice, pace)),)
        said = (f"{name.capitalize()}.", *_COUNTED[: int(length) - 1])
        return tuple((float(second), Utterance(words, voice, _COUNTING)) for second, words in enumerate(said))


KIND = Breathe
