"""The body: which regions and which sensations come up."""

from __future__ import annotations

from collections.abc import Iterable

from guide.insights.chart import counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT
from guide.translation import _, counted

LEAST = 8


def regions(history: History) -> Draft:
    """Count the regions that were named."""
    return _draft(
        history,
        (row.text for row in history.of("body")),
        _("Regions of the body"),
        _("The regions you named most often: {words}, from {entries} with the body."),
    )


def sensations(history: History) -> Draft:
    """Count the sensations that were named."""
    return _draft(
        history,
        (row.other for row in history.of("body")),
        _("Sensations"),
        _("The sensations that came up most often were {words}, from {entries} with the body."),
    )


def _draft(history: History, said: Iterable[str | None], title: str, words: str) -> Draft:
    entries = len({row.entry for row in history.of("body")})
    many = tally(said)
    if entries < LEAST or not many:
        return scarce(entries if many else 0)
    text = f"{words.format(words=spoken(many), entries=counted(entries, 'entry', 'entries'))} {EXACT}"
    return Draft(entries, lambda _: text, chart=counts(title, top(many), _("times")))


FINDINGS = (
    Insight("body-regions", _("Where in the body does it show?"), LEAST, _("entries with the body"), regions),
    Insight("sensations", _("How does it feel there?"), LEAST, _("entries with the body"), sensations),
)
