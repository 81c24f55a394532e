"""How practices ended, and how often somebody made them gentler: counts of care, nothing else."""

from __future__ import annotations

from guide.insights.chart import Chart, Series, counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import tally
from guide.insights.wording import EXACT, listed
from guide.journal.events import Ending
from guide.translation import _, counted

LEAST = 8
NOT_TODAY = "not-today"
"""The form that keeps a choice not to."""
WORDS = {
    Ending.ENDED: _("came to their end"), Ending.LANDED: _("landed early and softly"),
    Ending.LEFT: _("were left before the end"),
    Ending.BROKE_OFF: _("broke off"), Ending.GOING: _("are still going"),
}  # fmt: skip


def easing(history: History) -> Draft:
    """Count easing, grounding, landing, and choosing not to."""
    if len(history.sessions) < LEAST:
        return scarce(len(history.sessions))
    many = {
        _("eased"): sum(row.eased for row in history.sessions),
        _("grounded"): sum(row.grounded for row in history.sessions),
        _("landed early"): sum(row.ending == Ending.LANDED for row in history.sessions),
        _("chose not today"): len({row.entry for row in history.question("left", NOT_TODAY)}),
    }
    times = listed(f"{name} {counted(count, 'time')}" for name, count in many.items())
    text = _(
        "In {practices} you {times}. Each of these is a way of looking after yourself, and so is "
        "leaving them aside. {exact}"
    ).format(practices=counted(len(history.sessions), "practice"), times=times, exact=EXACT)
    return Draft(
        len(history.sessions), lambda _: text, chart=counts(_("Ways of looking after yourself"), many, _("times"))
    )


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
    text = _("Of {practices}, {parts}. Each of them is practice. {exact}").format(
        practices=counted(len(history.sessions), "practice"), parts=parts, exact=EXACT
    )
    picture = Chart("bars", _("How practices ended, kind by kind"), kinds, series, _("practices"))
    return Draft(len(history.sessions), lambda _: text, chart=picture)


FINDINGS = (
    Insight("easing", _("How do you look after yourself in a practice?"), LEAST, _("practices"), easing),
    Insight("endings-by-kind", _("How do practices end?"), LEAST, _("practices"), endings),
)
