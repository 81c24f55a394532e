"""How honest insights are, and how quick: simulated people with and without an effect, and one page over a long life.

    python tests/benchmarks/bench_insights.py [people] [planted]

Without effect: of people in whom nothing helps, how many are told that something does; of all findings on their pages,
how many say so. Numbers that fall by themselves after hard moments are told as that, and counted apart ("fell").
With effect: 40 practices with a number before and after and an effect of d = 0.5, found by the question whether it was
lighter than coming back by itself explains.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from guide.insights.finding import Claim, Finding
from guide.insights.findings import FINDINGS
from guide.insights.history import History
from guide.insights.page import page
from tests.insights import people
from tests.insights.people import Person

SPREAD = 1.75
"""Of one person's numbers, in points: what d is a share of where nothing else is said."""
CHANGE = 1.4
"""Spread of what changes within one practice; d as a share of it is the stricter one."""
PLANTED = Person(pairs=40, eases=0.5 * SPREAD, chooses=0.0, practises=0.3)


def told(findings: list[Finding], claim: Claim) -> list[str]:
    """Return the findings that say so."""
    return [each.name for each in findings if any(by.claim is claim and by.holds for by in each.comparisons)]


def without_effect(name: str, person: Person, count: int) -> None:
    """Print how many false findings there are."""
    mistaken, fell, false, spoken = 0, 0, 0, 0
    for seed in range(count):
        findings = page(FINDINGS.values(), people.life(person, seed))
        beyond = told(findings, Claim.BEYOND)
        mistaken += bool(beyond)
        false += len(beyond)
        spoken += sum(each.enough for each in findings)
        fell += "before-and-after" in told(findings, Claim.DIFFERENCE)
    print(
        f"without effect, {name}: {count} people, told of an effect {mistaken} ({100 * mistaken / count:.1f} in 100), "
        f"false {false} of {spoken} findings ({100 * false / spoken:.2f} in 100); fell by itself, told as that: {fell}"
    )


def planted(name: str, person: Person, count: int) -> None:
    """Print how many planted effects are found."""
    found = fell = 0
    for seed in range(count):
        findings = page(FINDINGS.values(), people.life(person, 50_000 + seed))
        found += "before-and-after" in told(findings, Claim.BEYOND)
        fell += "before-and-after" in told(findings, Claim.DIFFERENCE)
    print(f"planted, {name}: {count} people, found beyond coming back {100 * found / count:.1f} in 100, "
          f"before and after differ {100 * fell / count:.1f} in 100")  # fmt: skip


def long_life(rows: int = 100_000, sessions: int = 10_000) -> History:
    """Return a journal of so many answers and sessions, over years."""
    journal = people.written(Person(days=12_000, practises=1.5, answers=0.95), 1)
    assert len(journal.answers) >= rows
    assert len(journal.sessions) >= sessions - 2500
    extra = [row._replace(session=len(journal.sessions) + number, hour=8.0)
             for number, row in enumerate(journal.sessions[: max(0, sessions - len(journal.sessions))], 1)]  # fmt: skip
    return people.history(
        replace(journal, answers=journal.answers[-rows:], sessions=(journal.sessions + extra)[-sessions:])
    )


def speed() -> None:
    """Print how long a page takes, and the slowest of its findings."""
    life = long_life()
    seconds, each = [], {}
    for turn in range(9):
        fresh = replace(life, seed=turn)
        began = time.process_time()
        page(FINDINGS.values(), fresh)
        seconds.append(time.process_time() - began)
    for name, insight in FINDINGS.items():
        fresh = replace(life, seed=99)
        began = time.process_time()
        page([insight], fresh)
        each[name] = time.process_time() - began
    slowest = ", ".join(
        f"{name} {1000 * spent:.0f}" for name, spent in sorted(each.items(), key=lambda pair: -pair[1])[:5]
    )
    print(
        f"{len(life.answers)} answers, {len(life.sessions)} sessions: all {len(FINDINGS)} findings on one page "
        f"{1000 * median(seconds):.0f} ms of processor time; one alone, the slowest: {slowest}"
    )


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    many = int(sys.argv[2]) if len(sys.argv) > 2 else min(count, 400)
    speed()
    without_effect("practising when it is hard", Person(), count)
    without_effect("practising at any time", Person(chooses=0.0), count // 2)
    without_effect("moods that last", Person(remembers=0.95), count // 2)
    without_effect("practising when it is easy", Person(chooses=-0.9), count // 2)
    without_effect("ten months", Person(days=300), count // 4)
    planted("d = 0.5 of the numbers, at any time", PLANTED, many)
    planted("d = 0.5 of the change, at any time", replace(PLANTED, eases=0.5 * CHANGE), many)
    planted("d = 0.5 of the numbers, when it is hard", replace(PLANTED, chooses=0.9), many)


if __name__ == "__main__":
    main()
