"""A page of findings: every insight asked, everything that was tested judged together, and each told in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guide.insights.finding import Claim, Compared, Comparison, Draft, Finding, Insight, scarce
from guide.insights.history import History
from guide.insights.statistics import correction
from guide.translation import _

FIRST = 0.8
"""Of what may be false on a page, the share of the first questions (did it ease at all?), however many others there
are. Fixed beforehand, by what matters to people."""


def page(insights: Iterable[Insight], history: History) -> list[Finding]:
    """Return what each insight finds, in their order. What is on one page is judged together."""
    asked = [(insight, insight.find(history)) for insight in insights]
    enough = [draft if draft.n >= insight.needed else scarce(draft.n) for insight, draft in asked]
    judged = _judged(enough)
    return [
        _finding(insight, draft, compared) for (insight, _), draft, compared in zip(asked, enough, judged, strict=True)
    ]


def _judged(drafts: list[Draft]) -> list[Compared]:
    """The comparisons of each draft, each kind of claim judged by itself over all drafts."""
    kept: dict[tuple[int, int], bool] = {}
    for claim in Claim:
        places = [
            (row, column)
            for row, draft in enumerate(drafts)
            for column, each in enumerate(draft.comparisons)
            if each.claim is claim
        ]
        looked = [drafts[row].comparisons[column] for row, column in places]
        holding = correction.holding([each.chance for each in looked], _weights(looked))
        kept |= dict(zip(places, holding, strict=True))
    return [
        tuple(replace(each, holds=kept[row, column]) for column, each in enumerate(draft.comparisons))
        for row, draft in enumerate(drafts)
    ]


def _weights(looked: list[Comparison]) -> list[float]:
    first = sum(each.first for each in looked)
    other = len(looked) - first
    return [FIRST / first if each.first else (1 - FIRST) / other for each in looked]


def _finding(insight: Insight, draft: Draft, compared: Compared) -> Finding:
    few = _("Not enough yet: {n} of {needed} {of}.").format(n=draft.n, needed=insight.needed, of=insight.of)
    sentence = draft.say(compared) if draft.n >= insight.needed else few
    return Finding(
        insight.name,
        insight.question,
        draft.n,
        insight.needed,
        insight.of,
        sentence,
        compared,
        draft.chart,
        draft.quotes,
    )
