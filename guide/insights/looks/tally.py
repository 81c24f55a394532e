"""How often each option or line was said."""

from __future__ import annotations

from guide.insights.chart import counts
from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT
from guide.translation import _, counted

LEAST = 3


def draft(history: History, form: str, names: Names) -> Draft:
    """Count the answers to one question."""
    (name,) = names
    rows = history.question(name, form)
    entries = len({row.entry for row in rows})
    many = tally(row.text for row in rows)
    if entries < LEAST or not many:
        return scarce(entries if many else 0)
    text = _("Most often for {name}: {words}, from {entries}. {exact}").format(
        name=name, words=spoken(many), entries=counted(entries, "entry", "entries"), exact=EXACT
    )
    return Draft(entries, lambda _: text, chart=counts(f"{name[:1].upper()}{name[1:]}", top(many), _("times")))


LOOK = Look(1, _("entries with an answer"), LEAST, _("What comes up for {names}?"), draft)
