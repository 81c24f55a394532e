"""What is offered once a practice is over: one form, by how it is then, and by what is still going on. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guide.forms.answers import Answer
from guide.journal import feeling_of
from guide.script.asked_forms import ELSE
from guide.script.model import FormName, Script

if TYPE_CHECKING:
    from guide.forms.form import Form

INSTEAD = "what-holds-me"
"""The form that is offered where others would look at what is still going on in another light."""


def forms_after(script: Script, answers: Iterable[Answer]) -> tuple[FormName, ...]:
    """Return the forms of which the first usable one is offered after ``script``, once ``answers`` were given.

    Those for the zone that was told, or else those that the author has for every other.
    """
    feeling = feeling_of(answers)
    zone = feeling.zone.value if feeling and feeling.zone else ELSE
    return script.after.get(zone, script.after.get(ELSE, ()))


def fits(form: Form, *, ongoing: bool) -> bool:
    """Return whether ``form`` may be offered. ``ongoing``: what is hard is not over, so it is not to be reframed."""
    return not (ongoing and form.reframes)
