"""What is said before an intense practice that was chosen though suggestions keep it back: an offer, never a wall."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from guide.journal import Zone
from guide.journal.entry import Answer, Entry, Moment, Part, Question
from guide.journal.rows import rows_of
from guide.suggestions import Candidate, Capacity, CheckIn, History
from guide.suggestions.gentler import gentler_offer
from guide.suggestions.history import history
from guide.suggestions.rules import RULES
from guide.suggestions.values import INTENSE
from tests.suggestions.laws import REFUSES
from tests.suggestions.test_suggesting import FEET, LETTER, LIBRARY, NOW, WAVE, now, went
from tests.suggestions.test_suggestion_laws import candidates, histories

SAD = replace(FEET, name="sad-and-gentle", title="Sad", needs=("sad",))


def said(history: History, chosen: Candidate = WAVE) -> str:
    found = gentler_offer(history, chosen, LIBRARY)
    return found.sentence.removeprefix("This one asks much, and ").rstrip(".") if found else ""


@pytest.mark.parametrize(
    ("history", "why"),
    [
        (History(NOW), ""),
        (History(NOW, check_ins=now(Zone.INSIDE, 3)), ""),
        (History(NOW, past=(went(1),)), ""),
        (History(NOW, check_ins=now(Zone.HOT)), "you said: a lot at once"),
        (History(NOW, check_ins=now(Zone.COLD)), "you said: far away"),
        (History(NOW, check_ins=now(Zone.INSIDE, 8)), "there is much just now"),
        (History(NOW, check_ins=now(Zone.COLD), safe=False), "where you are is not safe enough for it"),
        (History(NOW, safe=False, on_the_road=True), "the road comes first: it can wait until you have arrived"),
        (History(NOW, signs=("cold hands",)), "you know your signs: one of them is here"),
        (History(NOW, capacity=Capacity.LITTLE), "there is little left today"),
        (History(NOW, response="freeze"), "you said: freeze"),
        (History(NOW, shelved=frozenset({"the wave"})), "you put it on your shelf “not yet”"),
        (History(NOW, past=(went(3),)), "something went deep lately"),
    ],
)
def test_it_is_said_why_and_only_where_something_speaks_against_it(history: History, why: str) -> None:
    assert said(history) == why
    assert said(history, FEET) == ""


def test_what_is_offered_is_gentle_and_serves_the_same_need_where_the_rules_leave_it() -> None:
    found = gentler_offer(History(NOW, safe=False), WAVE, (*LIBRARY, SAD))
    assert found is not None
    assert found.gentler[0].name == SAD.name
    assert not {WAVE.name, LETTER.name} & {each.name for each in found.gentler}


def test_on_the_road_no_practice_is_offered_at_all() -> None:
    found = gentler_offer(History(NOW, safe=False, on_the_road=True), WAVE, LIBRARY)
    assert found is not None
    assert found.gentler == ()


@given(histories, candidates)
def test_whatever_the_history_nothing_intense_is_offered_and_nothing_is_refused(
    history: History, there: list[Candidate]
) -> None:
    by_name = {each.name: each for each in there}
    for chosen in there:
        found = gentler_offer(history, chosen, there)
        if found:
            assert chosen.intensity >= INTENSE
            assert not REFUSES.search(found.sentence)
            assert all(by_name[each.name].intensity < INTENSE for each in found.gentler)


def test_every_rule_that_keeps_back_what_is_intense_for_how_it_is_has_a_sentence() -> None:
    silent = {"one-step", "time"}
    gentle = replace(WAVE, intensity=1)
    there = History(NOW, check_ins=(CheckIn(NOW, Zone.HOT, 9, ("x",)),), safe=False, on_the_road=True)
    assert {rule.name for rule in RULES if rule.asks_much} >= {"hot", "distress", "own-signs", "not-safe-here"}
    for rule in RULES:
        if rule.forbids(there, WAVE) and not rule.forbids(there, gentle) and rule.name not in silent:
            assert rule.asks_much, rule.name


def test_what_was_said_counts_without_a_journal() -> None:
    at = datetime(2026, 5, 4, 14, 30, tzinfo=UTC)
    place = Answer(Question("place", "choose"), (Part("driving or at a machine"),))
    hot = Answer(Question("zone", "zone"), (Part("hot"),))
    rows = rows_of(Entry("check-in", at, (hot,), moment=Moment.BEFORE), 1) + rows_of(Entry("ready", at, (place,)), 2)
    found = history(NOW, (), rows)
    assert (found.zone, found.safe, found.on_the_road) == (Zone.HOT, False, True)
    assert [(row.day, row.hour, row.moment) for row in rows] == [(at.date(), 14.5, "before"), (at.date(), 14.5, "")]
