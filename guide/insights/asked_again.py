"""Numbers that a form asks for twice: the first and the last of one entry, whatever the form and the scale."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from guide.insights import ranges
from guide.insights.finding import Compared, Comparison, Draft, scarce
from guide.insights.history import History
from guide.insights.pairs import difference
from guide.insights.statistics.flips import Floats
from guide.insights.wording import CHANCE, RETURN, reach
from guide.insights.wording import difference as told
from guide.journal.rows import AnswerRow
from guide.translation import _, counted

LEAST = 8


def changes(rows: Iterable[AnswerRow]) -> Floats:
    """Return last minus first number of each entry that has two, in the order of entries."""
    told = sorted((row.entry, row.number, row.value) for row in rows if row.value is not None)
    first = {entry: (number, value) for entry, number, value in reversed(told)}
    last = {entry: (number, value) for entry, number, value in told}
    return np.array([last[each][1] - first[each][1] for each in last if first[each][0] < last[each][0]], float)


def draft(history: History, asked: dict[str, Floats]) -> Draft:
    """Return the difference of each question by its label; those with fewer than `LEAST` entries are left out."""
    most = max(map(len, asked.values()), default=0)
    if most < LEAST:
        return scarce(most)
    compared = tuple(
        difference(label, values, history.seed)
        for label, values in sorted(asked.items(), key=lambda each: (-len(each[1]), each[0]))
        if len(values) >= LEAST
    )
    picture = ranges.picture(_("Second number minus first"), compared, _("difference"))
    return Draft(sum(each.n for each in compared), _say, compared, picture)


def _say(compared: Compared) -> str:
    return f"{' '.join(map(_one, compared))} {RETURN}"


def _one(by: Comparison) -> str:
    entries = counted(by.n, "entry", "entries")
    sure = "" if by.holds else f" {CHANCE}"
    return _("Asked again, {label} was {difference} on average ({entries}, {reach}).{sure}").format(
        label=by.label, difference=told(by), entries=entries, reach=reach(by), sure=sure
    )
