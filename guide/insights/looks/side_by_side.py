"""Two answers of one entry beside each other, in the person's words."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import in_order
from guide.insights.wording import EXACT, day
from guide.translation import _, counted

SHOWN = 10


def draft(history: History, form: str, names: Names) -> Draft:
    """Show the latest entries that have both."""
    left, right = ({row.entry: row for row in in_order(history.question(name, form))} for name in names)
    both = sorted(set(left) & set(right), key=lambda entry: (left[entry].stamp, entry))
    if not both:
        return scarce(0)
    quotes = tuple(f"{day(left[each].day)}: {left[each].text} | {right[each].text}" for each in both[-SHOWN:])
    text = _("{entries} both, side by side as you wrote them. {exact}").format(
        entries=counted(len(both), "entry has", "entries have"), exact=EXACT
    )
    return Draft(len(both), lambda _: text, quotes=quotes)


LOOK = Look(2, _("entries with both answers"), 1, _("What stands beside each other: {names}?"), draft)
