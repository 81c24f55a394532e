"""What one check-in holds: a zone, distress, and words with their strength."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guide.forms.zone import Zone


class Occasion(StrEnum):
    """When a feeling was asked for. A new moment is one line here."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Felt:
    """A word someone chose, ours or their own, and how strongly: 1 (a trace) to 5 (fills everything), or None."""

    word: str
    """As it is kept."""
    strength: int | None = None

    @property
    def shown(self) -> str:
        """Return the word in the language that was chosen; one of their own as it is."""
        from guide.forms import feeling_words

        return feeling_words.label(self.word)

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
