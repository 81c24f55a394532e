"""A number before and after, within one form (`again`)."""

from __future__ import annotations

from guide.insights import asked_again
from guide.insights.finding import Draft
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.translation import _


def draft(history: History, form: str, names: Names) -> Draft:
    """Compare the second number with the first."""
    (name,) = names
    found = asked_again.changes(row for row in history.question(name, form) if row.kind == "scale")
    return asked_again.draft(history, {name: found})


LOOK = Look(
    1, _("entries with the number asked twice"), asked_again.LEAST, _("How does {names} change within {form}?"), draft
)
