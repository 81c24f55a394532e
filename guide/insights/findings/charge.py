"""What stirs somebody up, and how much charge it had each time, for forms that ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.wording import day, number
from guide.journal.rows import AnswerRow
from guide.translation import _

LEAST = 3
"""Times that one trigger was written down."""
SCALE = "charge"
NAMES = ("trigger", "what", "happened", "happens", "situation", "who")
"""Questions whose answer names the trigger, the first one there is; otherwise the first line of the entry."""
SHOWN = 5
TIMES = 12
"""The last ones of each, in the picture."""


def find(history: History) -> Draft:
    """Look at the charge of each trigger from the first time to the last."""
    rows = sorted(history.scale(SCALE), key=lambda row: (row.stamp, row.entry, row.number))
    first: dict[int, AnswerRow] = {}
    for row in rows:
        first.setdefault(row.entry, row)
    named = _names(history, set(first))
    by_trigger: dict[str, list[AnswerRow]] = {}
    for entry, row in first.items():
        if entry in named:
            by_trigger.setdefault(named[entry].casefold(), []).append(row)
    often = sorted((each for each in by_trigger.values() if len(each) >= LEAST), key=len, reverse=True)[:SHOWN]
    if not often:
        return scarce(max(map(len, by_trigger.values()), default=0))
    quotes = tuple(f"{named[each[0].entry]}: {_path(each)}" for each in often)
    text = _(
        "{count} of what stirs you up came at least {least} times (n = {n}). Below is how much charge "
        "it had from the first time to the last; so few numbers can go up and down by chance."
    ).format(count=len(often), least=LEAST, n=sum(map(len, often)))
    return Draft(sum(map(len, often)), lambda _: text, chart=_chart(often, named), quotes=quotes)


def _names(history: History, entries: set[int]) -> dict[int, str]:
    """The words for what stirred somebody up, by entry."""
    found: dict[int, tuple[int, str]] = {}
    for row in history.of("line", "text", "choose", "person"):
        if row.entry in entries and row.text and row.text.strip():
            rank = NAMES.index(row.question) if row.question in NAMES else len(NAMES) + row.number
            if row.entry not in found or rank < found[row.entry][0]:
                found[row.entry] = rank, row.text.strip()
    return {entry: text for entry, (_, text) in found.items()}


def _path(rows: Sequence[AnswerRow]) -> str:
    told = [row for row in rows if row.value is not None]
    return _("{first} on {day}, {last} on {later}").format(
        first=number(told[0].value or 0),
        day=day(told[0].day),
        last=number(told[-1].value or 0),
        later=day(told[-1].day),
    )


def _chart(often: Sequence[Sequence[AnswerRow]], named: dict[int, str]) -> Chart:
    often = [rows[-TIMES:] for rows in often]
    longest = max(map(len, often))
    series = tuple(
        Series(named[rows[0].entry], tuple([row.value for row in rows] + [None] * (longest - len(rows))))
        for rows in often
    )
    return Chart(
        "lines", _("Charge, time by time"), tuple(str(each + 1) for each in range(longest)), series, _("charge")
    )


FINDINGS = (
    Insight("charge", _("Does what stirs you up keep its charge?"), LEAST, _("entries about the same trigger"), find),
)
