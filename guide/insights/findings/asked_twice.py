"""Before and after of every number that a form asks for twice."""

from __future__ import annotations

from guide.insights import asked_again
from guide.insights.asked_again import LEAST, changes
from guide.insights.finding import Draft, Insight
from guide.insights.history import History
from guide.translation import _


def find(history: History) -> Draft:
    """Compare the second number with the first, question by question."""
    asked = {
        _("{name} of {form}").format(name=name, form=form): changes(rows)
        for (form, name), rows in history.by_question.items()
        if rows[0].kind == "scale" and len({row.entry for row in rows}) < len(rows)
    }
    return asked_again.draft(history, {label: each for label, each in asked.items() if len(each)})


FINDINGS = (
    Insight("asked-again", _("What changes within a form?"), LEAST, _("entries with a number asked twice"), find),
)
