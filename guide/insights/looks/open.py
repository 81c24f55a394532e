"""Next steps of a form that are open. They can be done or dropped, and are never late."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import dated, in_order
from guide.insights.wording import EXACT, counted


def draft(history: History, form: str, names: Names) -> Draft:
    """Show those whose latest state is open."""
    (name,) = names
    latest = {(row.text or "").casefold(): row for row in in_order(history.question(name, form))}
    waiting = [row for row in latest.values() if (row.other or "open") == "open"]
    if not waiting:
        return scarce(0)
    text = f"{counted(len(waiting), 'step is', 'steps are')} open, as you wrote them. {EXACT}"
    return Draft(len(waiting), lambda _: text, quotes=tuple(map(dated, waiting)))


LOOK = Look(1, "open steps", 1, "Which steps of {names} are open?", draft)
