"""The findings: one file each, or a small family in one. Nothing else lists them.

To add one: write ``guide/insights/findings/NAME.py`` with

    FINDINGS = (Insight("name", "The question it answers?", 8, "check-ins with ...", find),)

(`guide.insights.finding.Insight`). ``find`` is a function from a `guide.insights.history.History` to a `Draft`:
`scarce` where there is not enough, else n, a function that says it in a sentence (with n, and how sure it is), the
comparisons it rests on, and a picture. It tests nothing itself that it does not hand over as a comparison, so that all
of a page are judged together; it reads no words of a person but to show them.
"""

from __future__ import annotations

from guide import discovery
from guide.insights.finding import Insight

FINDINGS: dict[str, Insight] = {
    insight.name: insight
    for family in discovery.found("guide.insights.findings", "FINDINGS", tuple).values()
    for insight in family
}
"""Name of an insight to what finds it."""
