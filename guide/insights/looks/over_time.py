"""A number over weeks."""

from __future__ import annotations

from guide.insights import over_time
from guide.insights.finding import Draft
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.translation import _


def draft(history: History, form: str, names: Names) -> Draft:
    """Look at the first number of each entry, so that one asked again counts once."""
    (name,) = names
    first = {row.entry: row for row in sorted(history.question(name, form), key=lambda row: -row.number)}
    return over_time.draft(history, over_time.numbers(history, first.values()), name)


LOOK = Look(1, _("numbers in the last weeks"), over_time.LEAST, _("How has {names} been over the weeks?"), draft)
