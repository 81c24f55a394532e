"""Scales: a question, two ends and the words for them, in ``scripts/scales/``."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.forms.sentences import named
from guide.problems import CannotReadError, Where
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, TEXT, key, keys, list_of, number, one_of, values, whole
from guide.translation import _

_FURTHEST = 1_000_000
RHYTHMS = ("daily", "weekly", "monthly")


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of numbers."""

    where: Where
    name: str
    title: str = key(PROSE, "what it is called")
    question: str = key(PROSE, "what is asked, unless a form asks in other words", default="")
    low: float = key(number(-_FURTHEST, _FURTHEST), "the lowest number", name="from", default=0.0)
    high: float = key(number(-_FURTHEST, _FURTHEST), "the highest number", name="to", default=10.0)
    step: float = key(number(0.001, _FURTHEST), "from one number to the next", default=1.0)
    low_words: str = key(PROSE, "what the lowest number means", name="low", default="")
    high_words: str = key(PROSE, "what the highest number means", name="high", default="")
    middle_words: str = key(PROSE, "what the number in the middle means", name="middle", default="")
    version: int = key(whole(1, 999), "raised when its meaning changes, so that answers are not mixed", default=1)
    anchors: str = key(one_of("anchors", ("own",)), "own: with the person's own words for its numbers", default="")
    at_most: str = key(one_of("rhythm", RHYTHMS), "how often it is good to ask", name="at-most", default="")
    serves: tuple[str, ...] = key(list_of(TEXT), "what it is good for: ids of a checklist", default=())
    language: str = key(TEXT, "the language of its words, as in BCP 47", default="en")
    place: str = ""
    """Where its name is looked up to be shown in another language."""

    @property
    def shown(self) -> str:
        """Its name, for people."""
        return named(self.name, self.place) if self.place else self.name

    @property
    def tag(self) -> str:
        """Name and version, as they are kept with an answer."""
        return f"{self.name}@{self.version}"

    @property
    def middle_place(self) -> float:
        """Return the number in the middle."""
        return self.low + self.step * round((self.high - self.low) / self.step / 2)

    def has(self, value: float) -> bool:
        """Return whether ``value`` is one of its numbers."""
        if not (math.isfinite(value) and self.low <= value <= self.high):
            return False
        steps = (value - self.low) / self.step
        return math.isclose(steps, round(steps), abs_tol=1e-6)


def read_scale(reader: Reader, root: Node, path: str, digest: str) -> Scale:
    """Return the scale that a file holds; what is wrong is in ``reader.problems``."""
    scale = Scale(root.where, Path(path).stem, **{"title": "", **values(reader, root, keys(Scale), _("a scale"))})
    if not scale.low < scale.high:
        reader.bad(root.where, "bad-number", _("a scale goes from a lower number to a higher one"), "from: 0, to: 10")
    elif scale.step > scale.high - scale.low:
        reader.bad(root.where, "bad-number", _("a step is longer than the whole scale"), "step: 1")
    return scale


def parse_file(path: Path) -> DocumentReading[Scale]:
    """Read the file of a scale. Raises CannotReadError."""
    return document.parse_file(path, read_scale)


def found(name: str, beside: str = "") -> Scale | None:
    """Return the scale of that name, or None if there is none that can be read. ``beside``: see `finding.folders`."""
    path = finding.find(finding.SCALES, name, beside)
    if path is None:
        return None
    try:
        return _cached(path, path.stat().st_mtime_ns)
    except (OSError, CannotReadError):
        return None


@lru_cache(64)
def _cached(path: Path, changed: int) -> Scale | None:
    return parse_file(path).value


def names(beside: str = "") -> tuple[str, ...]:
    """Return the names of all scales there are."""
    return finding.names(finding.SCALES, beside)
