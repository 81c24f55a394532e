"""Answers in words, for files that people read: what was asked, and what was said to it, part by part."""

from __future__ import annotations

from guide.journal.entry import Answer, Part, Question
from guide.translation import _

WRITTEN = ("line", "text")
"""Kinds whose answer is what somebody wrote, which is shown as it was written."""


def question_text(question: Question) -> str:
    """Return the question as it was asked, or its name where that is not known."""
    return question.asked or question.name.replace("-", " ").capitalize()


def number_text(value: float) -> str:
    """Return a number without a needless point."""
    return f"{value:g}"


def part_text(part: Part, kind: str) -> str:
    """Return one part on its own: ``tired (4)``, ``chest: warm (2)``, ``6``."""
    text = part.text or ""
    number = "" if part.value is None else number_text(part.value)
    other = part.other or ""
    if kind in ("choose", "several") and other == "own":
        other = ""
    if kind == "field":
        return f"{text} {number}".strip()
    shown = f"{text}: {other}" if text and other else text or other
    return f"{shown} ({number})" if shown and number else shown or number


def answer_texts(answer: Answer) -> tuple[str, ...]:
    """Return the parts of an answer in words, in order."""
    return tuple(part_text(part, answer.question.kind) for part in answer.parts)


def length_text(seconds: float) -> str:
    """Return a length as ``12 min``, or ``45 s`` for less than a minute."""
    if seconds >= 60:
        return _("{minutes} min").format(minutes=f"{seconds / 60:.0f}")
    return _("{seconds} s").format(seconds=f"{seconds:.0f}")
