"""What somebody wrote down: an entry is a form that was filled in, and an answer holds the question as it was asked.

Values alone. They know no forms, screens or tables, so that an entry stays readable whatever becomes of its form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Moment(StrEnum):
    """Where an entry stands towards the session it belongs to. A new moment is one line here."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"
    """Minutes or days after it, once it has settled."""


class State(StrEnum):
    """Whether an entry was finished. What is half done is found again."""

    OPEN = "open"
    DONE = "done"
    SHELF = "not yet"
    """Put aside by the person, to be asked for by them alone."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to an entry and stays where it lies: the journal keeps where, and what it was."""

    path: str
    sha256: str = ""
    kind: str = ""
    """Such as image/png; empty if it was not known."""


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One form that was filled in at one time.

    A question that was asked again (`again`) has a later answer of the same question; both are kept.
    """

    form: str
    """The name of its form: check-in, a-clear-no, note."""
    at: datetime
    """When, with the offset from UTC that held there."""
    answers: tuple[Answer, ...] = ()
    zone: str = ""
    """The name of the time zone, such as Europe/Vienna; empty if it was not known."""
    digest: str = ""
    """SHA-256 of the form's file as it was asked; empty for what was imported."""
    session: str | None = None
    """The uid of the session it belongs to."""
    moment: Moment | None = None
    """Where it stands towards its session; None without one."""
    state: State = State.DONE
    follows: str | None = None
    """The uid of the entry it comes back to, or whose newer version it is."""
    share: bool = False
    """Whether the person marked it as safe to hand on."""
    uid: str = ""
    """32 hexadecimal digits, the same wherever the journal goes; empty before it is kept."""
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an entry tells its time with the offset from UTC")

    def answered(self, name: str, *, first: bool = False) -> Answer | None:
        """Return the last answer to the question ``name`` (or the ``first``), or None."""
        found = [answer for answer in self.answers if answer.question.name == name]
        return found[0 if first else -1] if found else None
