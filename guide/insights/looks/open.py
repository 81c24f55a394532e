"""Next steps of a form that are open. They can be done or dropped, and are never late."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import dated, waiting
from guide.insights.wording import EXACT
from guide.translation import _, counted


def draft(history: History, form: str, names: Names) -> Draft:
    """Show those whose latest state is open."""
    (name,) = names
    left = waiting(history.question(name, form))
    if not left:
        return scarce(0)
    text = _("{steps} open, as you wrote them. {exact}").format(
        steps=counted(len(left), "step is", "steps are"), exact=EXACT
    )
    return Draft(len(left), lambda _: text, quotes=tuple(map(dated, left)))


LOOK = Look(1, _("open steps"), 1, _("Which steps of {names} are open?"), draft)
