"""The body: which regions and which sensations come up."""

from __future__ import annotations

from collections.abc import Iterable

from guide.insights.chart import counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT, counted

LEAST = 8


def regions(history: History) -> Draft:
    """Count the regions that were named."""
    return _draft(history, (row.text for row in history.of("body")), "Regions of the body", "you named most often")


def sensations(history: History) -> Draft:
    """Count the sensations that were named."""
    return _draft(history, (row.other for row in history.of("body")), "Sensations", "that came up most often were")


def _draft(history: History, said: Iterable[str | None], title: str, words: str) -> Draft:
    entries = len({row.entry for row in history.of("body")})
    many = tally(said)
    if entries < LEAST or not many:
        return scarce(entries if many else 0)
    lead = f"The regions {words}:" if words.startswith("you") else f"The sensations {words}"
    text = f"{lead} {spoken(many)}, from {counted(entries, 'entry', 'entries')} with the body. {EXACT}"
    return Draft(entries, lambda _: text, chart=counts(title, top(many), "times"))


FINDINGS = (
    Insight("body-regions", "Where in the body does it show?", LEAST, "entries with the body", regions),
    Insight("sensations", "How does it feel there?", LEAST, "entries with the body", sensations),
)
