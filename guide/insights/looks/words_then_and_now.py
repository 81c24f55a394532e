"""The first and the latest answer to one question."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import dated, in_order, then_and_now
from guide.insights.wording import EXACT
from guide.translation import _, counted


def draft(history: History, form: str, names: Names) -> Draft:
    """Show both, letter for letter."""
    (name,) = names
    rows = in_order(history.question(name, form))
    found = then_and_now(rows)
    entries = len({row.entry for row in rows})
    if not found:
        return scarce(min(entries, 1))
    then, now = found
    text = _("The first and the latest of {entries}, as you wrote them. {exact}").format(
        entries=counted(entries, "entry", "entries"), exact=EXACT
    )
    return Draft(
        entries,
        lambda _: text,
        quotes=(_("Then, {entry}").format(entry=dated(then)), _("Now, {entry}").format(entry=dated(now))),
    )


LOOK = Look(1, _("entries, three weeks apart"), 2, _("What did you write for {names} then, and what now?"), draft)
