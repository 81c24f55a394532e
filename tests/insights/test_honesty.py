"""What insights promise: no effect where there is none, the planted one where there is. On simulated people.

`tests/benchmarks/bench_insights.py` does the same for a thousand people, of more sorts.
"""

from __future__ import annotations

import numpy as np
import pytest

from guide.insights.finding import Claim, Finding
from guide.insights.findings import FINDINGS
from guide.insights.page import page
from guide.insights.pairs import pairs
from guide.insights.statistics import tests
from guide.insights.wording import RETURN
from tests.insights import people
from tests.insights.people import Person

COMPARING = [FINDINGS[name] for name in FINDINGS if name.startswith(("before", "by-", "what-helps", "time", "asked"))]
"""Those that test something."""
PEOPLE = 80
SORTS = {
    "when it is hard": Person(), "at any time": Person(chooses=0.0), "moods that last": Person(remembers=0.95),
    "when it is easy": Person(chooses=-0.9),
}  # fmt: skip


def told(findings: list[Finding]) -> list[str]:
    """Return the findings that say more than that numbers differ."""
    return [each.name for each in findings if any(by.claim is Claim.BEYOND and by.holds for by in each.comparisons)]


def within(hits: int, count: int, promised: float = 0.05) -> bool:
    """Whether so many are as few as promised, but for what chance does in 99 of 100 such counts."""
    return hits <= promised * count + 2.33 * np.sqrt(count * promised * (1 - promised))


@pytest.mark.parametrize("sort", SORTS)
def test_nobody_without_effect_is_told_of_one(sort: str) -> None:
    mistaken = sum(bool(told(page(COMPARING, people.life(SORTS[sort], seed)))) for seed in range(PEOPLE))
    assert within(mistaken, PEOPLE), f"{mistaken} of {PEOPLE}"


def test_the_look_at_false_findings_can_fail() -> None:
    """Taking what comes back by itself for an effect is wrong far more often, if people practise when it is hard."""
    hard = Person(days=300, chooses=1.8)
    fooled = sum(tests.paired(pairs(people.life(hard, seed)).change, seed).low < 0.05 for seed in range(60))
    assert not within(fooled, 60)


def test_a_planted_effect_is_found() -> None:
    """Forty practices, and half of how far the person's numbers lie apart."""
    spread = np.mean(
        [np.std([row.value or 0.0 for row in people.life(Person(), seed).scale("distress")]) for seed in range(30)]
    )
    planted = Person(pairs=40, eases=0.5 * float(spread), chooses=0.0, practises=0.3)
    findings = [page(COMPARING, people.life(planted, 50_000 + seed)) for seed in range(60)]
    assert all(next(each for each in found if each.name == "before-and-after").n == 40 for found in findings)
    assert sum("before-and-after" in told(found) for found in findings) >= 54


def test_a_practice_that_helps_is_found_among_others() -> None:
    helped = Person(days=500, eases=2.0, helps="body-scan")
    found = [page(COMPARING, people.life(helped, seed)) for seed in range(20)]
    named = [by.label for each in found for finding in each if finding.name == "by-practice"
             for by in finding.comparisons if by.holds and by.difference < 0]  # fmt: skip
    assert named.count("Body scan") >= 16
    assert len(named) - named.count("Body scan") <= 1


def test_a_form_that_changes_a_number_is_seen() -> None:
    changed = [
        page([FINDINGS["asked-again"]], people.life(Person(changes=1.0, days=200), seed))[0] for seed in range(20)
    ]
    assert sum(each.comparisons[0].holds for each in changed) >= 18
    assert all("lower" in each.sentence and RETURN in each.sentence for each in changed)


def test_coming_back_by_itself_is_named() -> None:
    for seed in range(5):
        found = page([FINDINGS["before-and-after"]], people.life(Person(), seed))[0]
        assert "ease by themselves" in found.sentence


def test_without_check_ins_apart_nothing_more_than_a_difference_is_told() -> None:
    life = people.life(Person(eases=2.0), 1)
    alone = [row for row in life.answers if row.session is not None]
    found = page([FINDINGS["before-and-after"]], people.history(people.Journal(alone, list(life.sessions))))[0]
    assert [by.claim for by in found.comparisons] == [Claim.DIFFERENCE]
    assert found.comparisons[0].holds
    assert RETURN in found.sentence
