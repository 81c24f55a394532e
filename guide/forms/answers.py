"""What is said to a question: values alone, which screens, line mode, the journal and its rows share."""

from __future__ import annotations

from dataclasses import dataclass

OWN = "own"
"""``other`` of an answer that is not among those offered."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked. ``name`` and ``kind`` are those of the form's file (`guide.forms`)."""

    name: str
    kind: str
    asked: str = ""
    """The words of the question; empty for imported ones."""
    scale: str = ""
    """Name and version of its scale: ``distress@1``; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer. At least one of ``text``, ``value`` and ``other`` is there.

    What they hold depends on the kind of question:

    ==================  ==================  =========================  =======================================
    kind                text                value                      other
    ==================  ==================  =========================  =======================================
    line, text          the words
    scale, count                            the number
    zone                hot, inside, cold
    field               name of an axis     -1 to 1
    words               a feeling word      strength, 1 to 5, or None
    body                a region            strength, 1 to 5, or None  the sensation
    choose, several     an option                                      ``own`` if it is the person's own
    list                a line
    person, practice    a name
    next                the step                                       open, done, dropped
    ==================  ==================  =========================  =======================================
    """

    text: str | None = None
    value: float | None = None
    other: str | None = None
    link: int | None = None
    """The place (0, 1, ...) in the entry of the answer that this part belongs to."""
    link_part: int = 0
    """The place in that answer of the part it belongs to, such as a word among words."""

    def __post_init__(self) -> None:
        if self.text is None and self.value is None and self.other is None:
            raise ValueError("a part of an answer holds something")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question. Nothing said is no answer at all, so there is at least one part."""

    question: Question
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("an answer has at least one part; what was skipped is no answer")
