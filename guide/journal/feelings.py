"""The language of feelings: zones, words with a place in the field, and what one check-in holds.

The words, their definitions and their places are our own. They name; they do not judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guide.forms.answers import Answer, Part
from guide.forms.zone import Zone


class Occasion(StrEnum):
    """When a feeling was asked for. A new moment is one line here."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Felt:
    """A word someone chose, ours or their own, and how strongly: 1 (a trace) to 5 (fills everything), or None."""

    word: str
    strength: int | None = None

    def __post_init__(self) -> None:
        if not self.word.strip():
            raise ValueError("a feeling word has at least one letter")
        if self.strength is not None and not 1 <= self.strength <= 5:
            raise ValueError(f"strength is 1 to 5, not {self.strength}")


@dataclass(frozen=True, slots=True)
class Feeling:
    """What someone said at one moment. All of it can be skipped: None is "not said", which is not 0."""

    zone: Zone | None = None
    distress: int | None = None
    """0 (none) to 10 (as much as there can be)."""
    words: tuple[Felt, ...] = ()
    """In the order chosen. A word chosen twice counts once, with its later strength."""
    at: datetime | None = field(default=None, compare=False)
    """When it was written down; the journal fills it in."""

    def __post_init__(self) -> None:
        if self.distress is not None and not 0 <= self.distress <= 10:
            raise ValueError(f"distress is 0 to 10, not {self.distress}")
        object.__setattr__(self, "words", tuple({felt.word: felt for felt in self.words}.values()))


@dataclass(frozen=True, slots=True)
class FeelingWord:
    """A word of ours: its definition and its place in the field, both axes -1 to 1."""

    name: str
    definition: str
    pleasantness: float
    energy: float


WORDS = (
    # pleasant, with energy
    FeelingWord("joyful", "Bright all through; a smile comes by itself.", 0.85, 0.5),
    FeelingWord("excited", "Lively and eager for what is coming.", 0.65, 0.9),
    FeelingWord("playful", "Light, and ready to try things for fun.", 0.65, 0.65),
    FeelingWord("proud", "Glad to stand by something you are or did.", 0.6, 0.4),
    FeelingWord("curious", "Drawn to look closer and find out.", 0.4, 0.35),
    FeelingWord("hopeful", "Sensing that something good may come.", 0.5, 0.2),
    FeelingWord("inspired", "Moved to make or begin something.", 0.7, 0.75),
    # pleasant, with little energy
    FeelingWord("calm", "Even and unhurried, inside and out.", 0.6, -0.6),
    FeelingWord("content", "At ease with things as they are.", 0.75, -0.35),
    FeelingWord("relieved", "A load is gone and the breath is freer.", 0.5, -0.25),
    FeelingWord("safe", "Nothing to guard against right now.", 0.65, -0.45),
    FeelingWord("tender", "Soft and open towards someone, or yourself.", 0.45, -0.2),
    FeelingWord("rested", "Restored, as after good sleep.", 0.55, -0.8),
    FeelingWord("grateful", "Warmly aware of something received.", 0.85, -0.15),
    # unpleasant, with energy
    FeelingWord("anxious", "On edge about something that might happen.", -0.6, 0.65),
    FeelingWord("afraid", "Danger feels near; the body gets ready.", -0.8, 0.8),
    FeelingWord("angry", "Hot and strong against something that hurts or blocks.", -0.7, 0.9),
    FeelingWord("irritated", "Rubbed by something, and quick to react.", -0.45, 0.45),
    FeelingWord("restless", "Hard to stay still; something wants to move.", -0.3, 0.6),
    FeelingWord("overwhelmed", "More is coming in than there is room for.", -0.65, 0.5),
    FeelingWord("ashamed", "Wishing to hide, or not to be seen like this.", -0.7, 0.2),
    # unpleasant, with little energy
    FeelingWord("sad", "Heavy-hearted; tears may be near.", -0.65, -0.4),
    FeelingWord("lonely", "Missing someone who is close and understands.", -0.6, -0.2),
    FeelingWord("tired", "Little strength left; the body asks for rest.", -0.25, -0.75),
    FeelingWord("empty", "A hollow place where feeling used to be.", -0.5, -0.6),
    FeelingWord("numb", "Feelings and body seem far away.", -0.35, -0.85),
    FeelingWord("heavy", "Weighed down; each thing takes effort.", -0.45, -0.5),
    # the middle
    FeelingWord("mixed", "Several feelings at once, pulling in different ways.", 0.0, 0.05),
    FeelingWord("unsure", "Not clear yet what this is, or what comes next.", -0.15, 0.1),
    FeelingWord("quiet", "Not much going on; neither one thing nor another.", 0.1, -0.15),
)


def matching(prefix: str) -> tuple[FeelingWord, ...]:
    """Our words that begin with what was typed, in any case; all of them for nothing typed."""
    typed = prefix.strip().casefold()
    return tuple(word for word in WORDS if word.name.startswith(typed))


_MOST = 10


def feeling_of(answers: Iterable[Answer]) -> Feeling | None:
    """Return what the answers to a form say of zone, distress and words, of each what was said last; None for nothing.

    They are known by their kind (``zone``, ``words``) and by their scale (``distress``), whatever their names are.
    """
    zone: Zone | None = None
    distress: int | None = None
    words: tuple[Felt, ...] = ()
    for answer in answers:
        kind, first = answer.question.kind, answer.parts[0]
        if kind == "zone" and first.text in list(Zone):
            zone = Zone(first.text)
        elif kind == "words":
            words = tuple(_felt(part) for part in answer.parts if part.text)
        elif answer.question.scale.partition("@")[0] == "distress" and first.value is not None:
            distress = min(max(round(first.value), 0), _MOST)
    return Feeling(zone, distress, words) if zone or distress is not None or words else None


def _felt(part: Part) -> Felt:
    return Felt(str(part.text), None if part.value is None else round(part.value))


def reflection_of(answers: Iterable[Answer]) -> str:
    """Return everything that was written to a form in lines of one's own, one under the other."""
    written = (answer for answer in answers if answer.question.kind in ("line", "text"))
    return "\n".join(part.text for answer in written for part in answer.parts if part.text)
