"""The latest entries of a form in the person's own words."""

from __future__ import annotations

from guide.insights.finding import Draft, scarce
from guide.insights.history import History
from guide.insights.look import Look, Names
from guide.insights.own_words import in_order
from guide.insights.wording import EXACT, day
from guide.translation import _, counted

SHOWN = 5
KINDS = ("line", "text", "list", "choose", "several", "words", "person", "practice", "next")


def draft(history: History, form: str, names: Names) -> Draft:
    """Show what was written in the latest entries, letter for letter and in the order of the form."""
    rows = in_order(row for (asked, _), mine in history.by_question.items() if asked == form for row in mine)
    by_entry: dict[int, list[str]] = {}
    days = {}
    for row in sorted(rows, key=lambda row: (row.stamp, row.entry, row.number, row.part)):
        if row.kind in KINDS:
            by_entry.setdefault(row.entry, []).append(row.text or "")
            days[row.entry] = row.day
    if not by_entry:
        return scarce(0)
    latest = list(by_entry.items())[-SHOWN:]
    text = _("The latest of {entries}, in your own words. {exact}").format(
        entries=counted(len(by_entry), "entry", "entries"), exact=EXACT
    )
    return Draft(
        len(by_entry), lambda _: text, quotes=tuple(f"{day(days[each])}: {' / '.join(said)}" for each, said in latest)
    )


LOOK = Look(0, _("entries"), 1, _("What did you write in {form}?"), draft)
