"""A jar: everything that was said to one question, the latest first."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import dated, in_order
from guide.insights.wording import EXACT
from guide.translation import _, counted


def draft(history: History, form: str, names: Names) -> Draft:
    """Show all of it, letter for letter."""
    (name,) = names
    rows = in_order(history.question(name, form))[::-1]
    if not rows:
        return scarce(0)
    text = _("What you wrote stands here word for word: {notes}. {exact}").format(
        notes=counted(len(rows), "note"), exact=EXACT
    )
    return Draft(len(rows), lambda _: text, quotes=tuple(map(dated, rows)))


LOOK = Look(1, _("answers"), 1, _("What is in the jar of {names}?"), draft)
