"""How practices ended, and how often somebody made them gentler: counts of care, nothing else."""

from __future__ import annotations

from guide.insights.chart import Chart, Series, counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import tally
from guide.insights.wording import EXACT, counted, listed
from guide.journal.events import Ending

LEAST = 8
WORDS = {
    Ending.ENDED: "came to their end", Ending.LANDED: "landed early and softly",
    Ending.LEFT: "were left before the end",
    Ending.BROKE_OFF: "broke off", Ending.GOING: "are still going",
}  # fmt: skip


def easing(history: History) -> Draft:
    """Count easing, grounding and landing."""
    if len(history.sessions) < LEAST:
        return scarce(len(history.sessions))
    many = {
        "eased": sum(row.eased for row in history.sessions),
        "grounded": sum(row.grounded for row in history.sessions),
        "landed early": sum(row.ending == Ending.LANDED for row in history.sessions),
    }
    times = listed(f"{name} {counted(count, 'time')}" for name, count in many.items())
    text = (
        f"In {counted(len(history.sessions), 'practice')} you {times}. Each of these is a way of looking after "
        f"yourself, and so is leaving them aside. {EXACT}"
    )
    return Draft(len(history.sessions), lambda _: text, chart=counts("Ways of looking after yourself", many, "times"))


def endings(history: History) -> Draft:
    """Count endings by kind of practice."""
    if len(history.sessions) < LEAST:
        return scarce(len(history.sessions))
    kinds = tuple(tally(row.kind for row in history.sessions))
    found = [ending for ending in WORDS if any(row.ending == ending for row in history.sessions)]
    many = {(row.kind.strip().casefold(), row.ending): 0.0 for row in history.sessions}
    for row in history.sessions:
        many[row.kind.strip().casefold(), row.ending] += 1
    series = tuple(
        Series(WORDS[ending], tuple(many.get((kind.casefold(), ending), 0.0) for kind in kinds)) for ending in found
    )
    parts = listed(f"{round(sum(value or 0 for value in each.values))} {each.name}" for each in series)
    text = f"Of {counted(len(history.sessions), 'practice')}, {parts}. Each of them is practice. {EXACT}"
    picture = Chart("bars", "How practices ended, kind by kind", kinds, series, "practices")
    return Draft(len(history.sessions), lambda _: text, chart=picture)


FINDINGS = (
    Insight("easing", "How do you look after yourself in a practice?", LEAST, "practices", easing),
    Insight("endings-by-kind", "How do practices end?", LEAST, "practices", endings),
)
