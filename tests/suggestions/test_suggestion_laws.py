"""The laws of suggestions over simulated people and any history, and that each law would be seen to be broken."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.journal import Zone
from guide.suggestions import Candidate, Capacity, CheckIn, History, Past, SeriesStep, Suggested, suggest
from guide.suggestions.dates import Day, GentleDate
from guide.suggestions.offers import Offer, OfferTo
from guide.suggestions.rules import RULES
from guide.suggestions.suggesting import Suggestion
from tests.suggestions.laws import broken
from tests.suggestions.simulator import EYES, KINDS, POSTURES, library, life

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
PEOPLE = 150
moments = st.floats(0, 60 * 24 * 40).map(lambda minutes: NOW - timedelta(minutes=minutes))
zones = st.sampled_from([None, *Zone])
kinds = st.sampled_from(KINDS)
candidates = st.lists(
    st.builds(
        Candidate, st.sampled_from([f"practice-{number}" for number in range(12)]), st.just("A title"),
        kinds, st.integers(1, 5), st.sampled_from([(2.0, 5.0), (9.0, 20.0), (12.0, 40.0)]),
        st.sampled_from(EYES), st.sampled_from(POSTURES), st.sampled_from([(), ("panic",), ("can't sleep",)]),
    ),
    max_size=12, unique_by=lambda each: each.name,
)  # fmt: skip
histories = st.builds(
    History, st.just(NOW),
    past=st.lists(
        st.builds(Past, st.just("practice-1"), kinds, st.integers(1, 5), moments, zones, st.booleans()),
        max_size=8,
    ).map(tuple),
    check_ins=st.lists(
        st.builds(CheckIn, moments, zones, st.none() | st.integers(0, 10), st.sampled_from([(), ("cold hands",)])),
        max_size=4,
    ).map(tuple),
    capacity=st.sampled_from([None, *Capacity]),
    dates=st.sampled_from([(), (GentleDate(Day(5, 4), Day(5, 4), "the day"),)]),
    minutes=st.sampled_from([None, 5.0]), shelved=st.sampled_from([frozenset[str](), frozenset({"practice-2"})]),
    series=st.sampled_from([(), (SeriesStep("Easy ones first", ("practice-3", "practice-4")),)]),
    good_days=st.booleans(),
)  # fmt: skip


@given(histories, candidates)
def test_no_law_is_broken_whatever_the_history(history: History, there: list[Candidate]) -> None:
    found = suggest(history, there)
    assert broken(history, there, found) == []
    assert found == suggest(history, there[::-1])


def simulated(people: int) -> Counter[str]:
    chance, seen = random.Random(7), Counter[str]()
    for _ in range(people):
        seen += life(chance, library(chance), 8)
    return seen


def test_no_law_is_broken_over_simulated_lives() -> None:
    seen = simulated(PEOPLE)
    assert [what for what in seen if what.startswith("BROKEN")] == []
    assert seen["suggested 3"] > seen["visits"] // 2
    assert {f"offered {each}" for each in OfferTo} <= set(seen)


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        ("one-step", "at most one step above the last that went well"),
        ("rest-between", "never two intense in a row without rest between"),
        ("frozen", "far away never gets stillness first, nor closed eyes"),
        ("hot", "hot gets settling first where there is any"),
        ("little-left", "little left caps at 2, and short"),
        ("gentle-day", "a gentle day caps at 2"),
        ("not-yet", "what is not yet is left alone"),
    ],
)
def test_without_its_rule_each_law_is_broken(rule: str, law: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = tuple(each for each in RULES if each.name != rule)
    assert len(rules) == len(RULES) - 1
    monkeypatch.setattr("tests.suggestions.simulator.suggest", lambda history, there: suggest(history, there, rules))
    assert f"BROKEN {law}" in simulated(60)


def test_each_law_about_offers_can_be_broken() -> None:
    there = [Candidate(name, name, "grounding", 1) for name in ("a", "b", "c", "d")]
    long_ago = Past("a", "rest", 1, NOW - timedelta(days=30))
    hurting = History(NOW, check_ins=(CheckIn(NOW, distress=8),))
    back = History(NOW, past=(long_ago,))
    counted = Offer(OfferTo.RETURN, "It has been 30 days.")
    refused = Suggested((Suggestion("a", "You cannot have more today."),), ())
    pushed = Suggested((Suggestion("a", "It goes on."),), (Offer(OfferTo.SERIES, "It goes on.", "a"),))
    four = Suggested(tuple(Suggestion(each.name, "It is gentle.") for each in there), ())
    unasked = Suggested((), (Offer(OfferTo.GOOD_DAY, "A good day."),))
    assert "support is offered at own signs, at 8 and above, twice outside" in broken(hurting, there, Suggested((), ()))
    assert "a return is greeted, and no days are counted" in broken(back, there, Suggested((), (counted,)))
    assert "a return is greeted, and no days are counted" in broken(back, there, Suggested((), ()))
    assert "a sentence each, and never a refusal" in broken(History(NOW), there, refused)
    assert "a series is offered, never pushed" in broken(History(NOW), there, pushed)
    assert "at most three, each once" in broken(History(NOW), there, four)
    assert "a good day is told only to who wants to hear it" in broken(History(NOW), there, unasked)


def test_every_rule_is_named_once_and_says_why_in_a_sentence() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.because == "" or rule.because.endswith(".") for rule in RULES)


def test_what_was_said_in_the_future_of_a_clock_set_back_is_not_known_yet() -> None:
    ahead = NOW + timedelta(hours=2)
    history = History(NOW, past=(Past("a", "grief", 5, ahead),), check_ins=(CheckIn(ahead, Zone.HOT, 9),))
    assert history.said is None
    assert suggest(replace(history, past=()), []) == suggest(history, [])
