"""What is offered once a practice is over: one form, by how it is then. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from guide.forms.answers import Answer
from guide.journal import feeling_of
from guide.script.asked_forms import ELSE
from guide.script.model import FormName, Script


def form_after(script: Script, answers: Iterable[Answer]) -> FormName | None:
    """Return the form to offer after ``script``, once ``answers`` were given; None for none.

    The first of those for the zone that was told, or else of those that the author has for every other.
    """
    feeling = feeling_of(answers)
    zone = feeling.zone.value if feeling and feeling.zone else ELSE
    named = script.after.get(zone, script.after.get(ELSE, ()))
    return named[0] if named else None
