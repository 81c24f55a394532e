"""Simulated people who practise for weeks, now and then as suggested: do the laws hold at every step?

``python -m tests.suggestions.simulator [PEOPLE] [SEED]`` prints the figures, and ends with 1 if a law was broken.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from guide.journal import Zone
from guide.suggestions import Candidate, Capacity, CheckIn, History, Past, SeriesStep, suggest
from guide.suggestions.dates import Day, GentleDate
from tests.suggestions.laws import broken

KINDS = ("breathwork", "body-scan", "self-compassion", "mindfulness", "grounding", "emotion", "meaning", "grief",
         "relationship", "movement", "nature", "rest", "reflection")  # fmt: skip
NEEDS = ("panic", "can't sleep", "woke at three", "morning", "anger", "lonely", "after a gap", "break")
EYES = (("closed",), ("open",), ("either",), ("closed", "open"))
POSTURES = ((), ("lying",), ("sitting",), ("walking",), ("sitting", "standing", "lying"))
START = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


def library(chance: random.Random) -> list[Candidate]:
    """Return a library of practices of every sort."""
    return [
        Candidate(
            f"practice-{number}", f"Practice {number}", chance.choice(KINDS),
            chance.choices(range(1, 6), (2, 3, 4, 3, 2))[0],
            (shortest := chance.choice((1.0, 3.0, 8.0, 15.0)), shortest * 3), chance.choice(EYES),
            chance.choice(POSTURES), tuple(chance.sample(NEEDS, chance.randrange(3))),
        )
        for number in range(chance.randrange(5, 41))
    ]  # fmt: skip


def life(chance: random.Random, there: Sequence[Candidate], steps: int) -> Counter[str]:
    """Let one person live through ``steps`` visits; return how often each law was broken, and what was seen."""
    seen: Counter[str] = Counter()
    history = History(START, needs=())
    follows, steady = chance.random(), chance.random()
    for _ in range(steps):
        history = _visit(chance, history)
        found = suggest(history, there)
        seen.update(f"BROKEN {law}" for law in broken(history, there, found))
        deep = {each.name for each in there if each.intense}
        seen["suggested an intense one"] += any(each.name in deep for each in found.suggestions)
        seen.update(["visits", f"suggested {len(found.suggestions)}", *(f"offered {each.to}" for each in found.offers)])
        if found.suggestions and chance.random() < follows:
            named = chance.choice(found.suggestions).name
            history = _practise(chance, history, next(each for each in there if each.name == named), steady)
            seen["practised as suggested"] += 1
        elif chance.random() < 0.8:
            history = _practise(chance, history, chance.choice(there), steady)
    return seen


def _visit(chance: random.Random, history: History) -> History:
    now = history.now + timedelta(hours=chance.choice((0.2, 2, 9, 24, 30, 90, 400)), minutes=chance.randrange(60))
    said = CheckIn(
        now - timedelta(minutes=1), chance.choice((None, *Zone)), chance.choice((None, *range(11))),
        ("clenched jaw",) if chance.random() < 0.1 else (),
    )  # fmt: skip
    marked = now.date() + timedelta(days=chance.randrange(-1, 3))
    day = Day(marked.month, marked.day)
    return replace(
        history, now=now, check_ins=(*history.check_ins, said)[-20:] if chance.random() < 0.7 else history.check_ins,
        capacity=chance.choice((None, *Capacity)), needs=tuple(chance.sample(NEEDS, chance.randrange(3))),
        minutes=chance.choice((None, None, 3.0, 10.0, 30.0)), safe=chance.choice((None, True, False)),
        dates=(GentleDate(day, day, "her birthday"),) if chance.random() < 0.2 else (),
        shelved=frozenset(f"practice-{chance.randrange(40)}" for _ in range(chance.randrange(3))),
        series=(SeriesStep("Easy ones", (f"practice-{chance.randrange(40)}",)),) if chance.random() < 0.3 else (),
        good_days=chance.random() < 0.3,
    )  # fmt: skip


def _practise(chance: random.Random, history: History, chosen: Candidate, steady: float) -> History:
    now = history.now + timedelta(minutes=chosen.minutes[0])
    past = Past(
        chosen.name,
        chosen.kind,
        chosen.intensity,
        now,
        Zone.INSIDE if chance.random() < steady else chance.choice((None, *Zone)),
        chance.random() < 0.2,
    )
    return replace(history, now=now, past=(*history.past, past)[-30:])


def main(people: int = 10_000, seed: int = 1) -> int:
    """Print what was seen; return 1 if a law was broken."""
    started = time.perf_counter()
    chance, seen = random.Random(seed), Counter[str]()
    for _ in range(people):
        seen += life(chance, library(chance), chance.randrange(1, 13))
    seconds = time.perf_counter() - started
    sys.stdout.write(
        f"{people} people, seed {seed}, {seen['visits']} visits, {1e6 * seconds / seen['visits']:.0f} µs a visit\n"
    )
    for what, count in sorted(seen.items()):
        sys.stdout.write(f"{count:>9}  {what}\n")
    return int(any(what.startswith("BROKEN") for what in seen))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
