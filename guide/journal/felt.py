"""A feeling and a reflection as answers, and answers as a feeling and a reflection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from guide.journal.entry import Answer, Part, Question
from guide.journal.feelings import Feeling, Felt, Zone

CHECK_IN = "check-in"
"""The form of feelings, before and after."""
REFLECTION = "after"
"""The form of what is written down after a practice."""

ZONE = Question("zone", "zone")
DISTRESS = Question("distress", "scale", scale="distress@1")
FELT = Question("felt", "words")
LINE = Question("line", "line")


def answers_of(feeling: Feeling) -> tuple[Answer, ...]:
    """Return what ``feeling`` says; what it does not say is no answer."""
    answers = []
    if feeling.zone is not None:
        answers.append(Answer(ZONE, (Part(text=feeling.zone.value),)))
    if feeling.distress is not None:
        answers.append(Answer(DISTRESS, (Part(value=feeling.distress),)))
    if feeling.words:
        answers.append(Answer(FELT, tuple(Part(text=felt.word, value=felt.strength) for felt in feeling.words)))
    return tuple(answers)


def reflection_answer(text: str) -> Answer:
    """Return ``text`` as the answer to the line after a practice."""
    return Answer(LINE, (Part(text=text),))


def feeling_of(answers: Iterable[Answer], at: datetime) -> Feeling:
    """Return the feeling in ``answers`` of a check-in at ``at``: its zone, its distress and its words, if any.

    What a form of one's own holds that no feeling can is left out here, and stays in its entry.
    """
    feeling = Feeling(at=at)
    for answer in answers:
        first = answer.parts[0]
        match answer.question.kind:
            case "zone" if first.text in list(Zone):
                feeling = replace(feeling, zone=Zone(first.text))
            case "scale" if answer.question.name == DISTRESS.name and first.value is not None:
                feeling = replace(feeling, distress=min(10, max(0, round(first.value))))
            case "words":
                felt = (_felt(part) for part in answer.parts if part.text and part.text.strip())
                feeling = replace(feeling, words=tuple(felt))
    return feeling


def reflection_of(answers: Iterable[Answer]) -> str | None:
    """Return the words that were written after a practice; None if there are none."""
    words = [
        part.text for each in answers if each.question.kind in ("line", "text") for part in each.parts if part.text
    ]
    return "\n".join(words) or None


def _felt(part: Part) -> Felt:
    strength = None if part.value is None else round(part.value)
    return Felt(part.text or "", strength if strength is None or 1 <= strength <= 5 else None)
