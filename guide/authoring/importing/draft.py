"""What every format is read into: words, silences and sounds in order, and a list of what had no place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from guide.authoring.importing.times import possible
from guide.translation import _


@dataclass(frozen=True, slots=True, order=True)
class Unplaced:
    """One thing of a text that has no place in a script, or not the place that was meant."""

    line: int
    """In the text; from 1."""
    what: str
    """As it stands there, or the beginning of it."""
    why: str

    def __str__(self) -> str:
        return _("line {line}: {what}: {why}").format(line=self.line, what=self.what, why=self.why)


@dataclass(frozen=True, slots=True)
class SpokenText:
    """Some of a line, raw: words of one line are joined as they are, spaces and all."""

    text: str
    line: int
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Rest:
    """Seconds without words."""

    length: float
    longest: float | None = None
    tight: bool = False
    """Stays inside its line, whatever its length."""
    soft: bool = False
    """Only there if no other silence is: after words that trail off, or at a blank line."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A sentence ends here, whatever its last character."""


@dataclass(frozen=True, slots=True)
class End:
    """A line ends here."""

    paragraph: bool = False


@dataclass(frozen=True, slots=True)
class TimeMark:
    """What follows begins so many seconds into the practice."""

    at: float
    line: int


@dataclass(frozen=True, slots=True)
class Sounding:
    """A bell of the catalogue or a file: ``kind`` is the name of the step."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A comment at this place."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A section begins."""

    title: str
    level: int = 2
    line: int = 0
    """In the text, from 1; 0 if nobody knows."""


Event: TypeAlias = SpokenText | Rest | Stop | End | TimeMark | Sounding | Aside | Heading

_SHOWN = 60


@dataclass(slots=True)
class Draft:
    """A text as it is being read."""

    events: list[Event] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    lexicon: dict[str, str] = field(default_factory=dict)
    title: str = ""
    summary: str = ""
    language: str = ""
    head: dict[str, str] = field(default_factory=dict)
    """More of the head: ``author`` and ``license``."""

    def add(self, event: Event) -> None:
        """The next thing."""
        self.events.append(event)

    def leave(self, line: int, what: str, why: str, *, aside: bool = True) -> None:
        """List something that has no place; with ``aside`` it also stays as a comment, where it stood."""
        folded = " ".join(what.split())
        shown = folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
        self.unplaced.append(Unplaced(line, shown, why))
        if aside:
            self.add(Aside(folded))

    def rest(self, length: float, longest: float | None, line: int, what: str, *, tight: bool = False) -> None:
        """A silence, unless no practice is so long."""
        if possible(longest or length):
            self.add(Rest(length, longest, tight))
        else:
            self.leave(line, what, _("a practice lasts at most 12 hours"))
