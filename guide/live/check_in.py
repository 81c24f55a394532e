"""What is said before a practice, heard in it from its first line. Pure.

A zone that was said is the setting ``zone``, until the listener says another. Somebody with much at once also hears
lines from further away, where the author wrote them, unless they asked for another distance themselves; whoever is far
away already (cold) hears them as they are written. What was not said changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guide.forms.answers import Answer
from guide.journal import Feeling, Zone
from guide.problems import WrongUseError
from guide.script.model import Script
from guide.script.settings import checked

MUCH = 7
"""Distress, 0 to 10, from which on it begins further away."""


def steered(script: Script, settings: Mapping[str, str], feeling: Feeling) -> dict[str, str]:
    """Return ``settings``, by name, as they are after ``feeling`` was said before ``script``.

    The zone takes the place of one in ``settings``, for it was said later; a distance in them stays. Where the author
    gave such a setting other values of their own, it is left alone.
    """
    found = dict(settings)
    if feeling.zone is not None and _may_be(script, "zone", feeling.zone.value):
        found["zone"] = feeling.zone.value
    if much(feeling) and _may_be(script, "distance", "further"):
        found.setdefault("distance", "further")
    return found


def filled(script: Script, settings: Mapping[str, str], answers: Iterable[Answer]) -> dict[str, str]:
    """Return ``settings``, by name, with those that the answers to a form before ``script`` are.

    An answer is the setting of the same name, in the person's words. One that cannot be said (too long, or not among
    the choices) changes nothing, and neither does one for which the practice has no setting.
    """
    found = dict(settings)
    for answer in answers:
        text = ", ".join(" ".join(part.text.split()) for part in answer.parts if part.text)
        try:
            found.update(checked(script, {answer.question.name: text}) if text else {})
        except WrongUseError:
            continue
    return found


def much(feeling: Feeling) -> bool:
    """Whether there is so much at once that more distance helps."""
    if feeling.zone is Zone.COLD:
        return False
    return feeling.zone is Zone.HOT or (feeling.distress is not None and feeling.distress >= MUCH)


def _may_be(script: Script, name: str, value: str) -> bool:
    return any(each.name == name and value in each.choices for each in script.settings)
