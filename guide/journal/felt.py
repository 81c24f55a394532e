"""What the answers around a practice say of how it felt, and what was written of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from guide.forms.zone import Zone
from guide.journal.entry import Answer, Part
from guide.journal.feelings import Feeling, Felt

CHECK_IN = "check-in"
"""The form of feelings, before and after."""
REFLECTION = "after"
"""The form of what is written down after a practice."""

DISTRESS = "distress"
"""Its scale, or a question of its name."""
_MOST = 10


def feeling_of(answers: Iterable[Answer], at: datetime | None = None) -> Feeling | None:
    """Return what the answers to a form, given at ``at``, say of zone, distress and words; None for nothing.

    They are known by their kind (``zone``, ``words``) and by their scale (``distress``), whatever their names are, and
    of each the last one counts. What else there is stays in its entry.
    """
    zone: Zone | None = None
    distress: int | None = None
    words: tuple[Felt, ...] = ()
    for answer in answers:
        kind, first = answer.question.kind, answer.parts[0]
        if kind == "zone" and first.text in list(Zone):
            zone = Zone(first.text)
        elif kind == "words":
            words = tuple(_felt(part) for part in answer.parts if part.text and part.text.strip())
        elif kind == "scale" and _of_distress(answer) and first.value is not None:
            distress = min(_MOST, max(0, round(first.value)))
    return Feeling(zone, distress, words, at) if zone or distress is not None or words else None


def reflection_of(answers: Iterable[Answer]) -> str:
    """Return everything that was written in lines of one's own, one under the other; empty for nothing."""
    written = (answer for answer in answers if answer.question.kind in ("line", "text"))
    return "\n".join(part.text for answer in written for part in answer.parts if part.text)


def _of_distress(answer: Answer) -> bool:
    return (answer.question.scale.partition("@")[0] or answer.question.name) == DISTRESS


def _felt(part: Part) -> Felt:
    strength = None if part.value is None else round(part.value)
    return Felt(part.text or "", strength if strength is None or 1 <= strength <= 5 else None)
