"""Suggestions one at a time: what comes first, and the sentence that says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from guide.journal import Zone
from guide.suggestions import Candidate, Capacity, CheckIn, History, Past, SeriesStep, suggest
from guide.suggestions.capacity import capacity_said
from guide.suggestions.dates import Day, GentleDate
from guide.suggestions.offers import OfferTo
from guide.suggestions.rules import ceiling

NOW = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)
LYING = Candidate("heavy-as-sand", "Heavy as sand", "rest", 1, (8, 30), ("closed",), ("lying",))
PUSH = Candidate("push-shake-look", "Push", "movement", 2, (3, 7), ("open",), ("standing",), ("anger", "numb"))
FEET = Candidate("feet-and-floor", "Feet", "grounding", 1, (2, 6), ("open",), ("sitting",), ("panic",))
BREATH = Candidate("long-exhale", "Long exhale", "breathwork", 1, (4, 20), ("either",), ("sitting",), ("anxious",))
WAVE = Candidate("the-wave", "The wave", "emotion", 3, (6, 15), ("either",), (), ("sad",))
LETTER = Candidate("for-what-never-was", "For what never was", "grief", 4, (8, 18), ("either",), (), ("grief old",))
NIGHT = Candidate("three-o-clock", "Three", "rest", 1, (5, 30), ("closed",), ("lying",), ("woke at three",))
BEGIN = Candidate("begin-again", "Begin again", "mindfulness", 1, (2, 4), ("either",), (), ("after a gap",))
LIBRARY = (LYING, PUSH, FEET, BREATH, WAVE, LETTER, NIGHT, BEGIN)


def now(zone: Zone | None = None, distress: int | None = None, *signs: str) -> tuple[CheckIn, ...]:
    return (CheckIn(NOW, zone, distress, signs),)


def went(intensity: int, after: Zone | None = Zone.INSIDE, hours: float = 24, kind: str = "emotion") -> Past:
    return Past("x", kind, intensity, NOW - timedelta(hours=hours), after)


def names(history: History) -> list[str]:
    return [each.name for each in suggest(history, LIBRARY).suggestions]


def first(history: History) -> tuple[str, str]:
    found = suggest(history, LIBRARY).suggestions[0]
    return found.name, found.reason


def offered(history: History) -> dict[OfferTo, str]:
    return {each.to: each.sentence for each in suggest(history, LIBRARY).offers}


def test_far_away_gets_what_moves_and_nothing_with_closed_eyes() -> None:
    name, reason = first(History(NOW, check_ins=now(Zone.COLD)))
    assert name in (PUSH.name, FEET.name)
    assert "far away" in reason
    assert not {LYING.name, NIGHT.name} & set(names(History(NOW, check_ins=now(Zone.COLD))))


@pytest.mark.parametrize(
    ("candidate", "moves"),
    [
        (FEET, True),
        (Candidate("w", "Walking", "mindfulness", 1, eyes=("open",), posture=("walking", "moving")), True),
        (Candidate("s", "A scan", "body-scan", 1, eyes=("open", "closed"), posture=("sitting", "standing")), False),
        (Candidate("p", "A place", "grounding", 1, eyes=("either",), posture=("lying", "sitting")), False),
        (Candidate("t", "Tensing", "movement", 1, eyes=("closed", "open"), posture=("sitting",)), False),
        (Candidate("o", "One's own", "movement", 1), True),
    ],
    ids=lambda each: getattr(each, "title", str(each)),
)
def test_what_moves_does_so_as_it_is_written_and_not_only_where_one_would_stand(
    candidate: Candidate, moves: bool
) -> None:
    assert candidate.activating is moves


def test_a_lot_at_once_gets_what_settles() -> None:
    name, reason = first(History(NOW, check_ins=now(Zone.HOT), needs=("sad",)))
    assert name in (FEET.name, BREATH.name, LYING.name, BEGIN.name)
    assert "a lot at once" in reason


def test_not_asked_is_not_inside_and_a_new_person_begins_gently() -> None:
    assert ceiling(History(NOW)) == 2
    assert not {WAVE.name, LETTER.name} & set(names(History(NOW, needs=("sad", "grief old"))))


def test_one_step_further_than_what_went_well() -> None:
    well = History(NOW, past=(went(2),), needs=("sad", "grief old"))
    assert WAVE.name in names(well)
    assert LETTER.name not in names(well)
    hard = History(NOW, past=(went(2), went(2, Zone.HOT, 2)), needs=("sad",))
    assert ceiling(hard) == 3
    assert ceiling(History(NOW, past=(went(3, Zone.COLD),))) == 2


def test_after_something_deep_rest_comes_first_and_then_the_way_is_open() -> None:
    deep = History(NOW, past=(went(3),), needs=("sad",))
    name, reason = first(deep)
    assert WAVE.name not in names(deep)
    assert next(each for each in LIBRARY if each.name == name).restful
    assert reason == "It gives rest, after something that went deep."
    between = (went(3), went(1, hours=5, kind="rest"))
    assert WAVE.name not in names(History(NOW, past=between, needs=("sad",)))  # one step from 1 is 2
    assert WAVE.name in names(History(NOW, past=(*between, went(2, hours=3, kind="grounding")), needs=("sad",)))


def test_little_left_is_short_and_gentle() -> None:
    history = History(NOW, past=(went(2),), capacity=Capacity.LITTLE, needs=("sad",))
    assert WAVE.name not in names(history)
    assert first(history)[1] == "It is short and gentle, because there is little left today."
    assert offered(history)[OfferTo.REST] == "Or no practice today: rest counts too."


@pytest.mark.parametrize(
    ("history", "says"),
    [
        (History(NOW, check_ins=now(Zone.INSIDE, 2, "I stop answering messages")), "I stop answering messages"),
        (History(NOW, check_ins=now(None, 8)), "There is much just now."),
        (History(NOW, check_ins=(CheckIn(NOW - timedelta(days=1), Zone.HOT), *now(Zone.COLD))), "more than once"),
        (History(NOW, past=(went(1, Zone.HOT),), check_ins=now(Zone.HOT)), "more than once"),
    ],
)
def test_support_is_offered(history: History, says: str) -> None:
    assert says in offered(history)[OfferTo.SUPPORT]


def test_support_is_not_offered_to_everybody() -> None:
    assert offered(History(NOW, check_ins=now(Zone.HOT, 7))) == {}


def test_a_marked_day_is_gentle_and_said_in_their_own_words() -> None:
    history = History(NOW, past=(went(2),), dates=(GentleDate(Day(5, 5), Day(5, 5), "Mum's birthday"),))
    assert "Mum's birthday" in offered(history)[OfferTo.DATE]
    assert WAVE.name not in names(history)


def test_a_return_is_greeted_without_counting() -> None:
    history = History(NOW, past=(went(2, hours=24 * 200),))
    assert offered(history)[OfferTo.RETURN].startswith("Good that you are here.")
    assert first(history) == (BEGIN.name, "It is a way to begin again.")


def test_the_time_of_the_day_and_the_time_there_is_are_heard() -> None:
    assert first(History(NOW.replace(hour=3)))[0] == NIGHT.name
    assert first(History(NOW))[0] != NIGHT.name
    assert set(names(History(NOW, minutes=3))) == {PUSH.name, FEET.name, BEGIN.name}


def test_the_next_layer_is_offered_and_never_first() -> None:
    history = History(NOW, series=(SeriesStep("Easy ones first", (WAVE.name, PUSH.name)),))
    found = suggest(history, (*LIBRARY[3:], PUSH))
    to_series = [each for each in found.offers if each.to is OfferTo.SERIES]
    assert [each.practice for each in to_series] == [PUSH.name] or PUSH.name in [e.name for e in found.suggestions]
    assert WAVE.name not in [each.practice for each in found.offers]


def test_a_good_day_is_told_only_to_who_asked_for_it() -> None:
    steady = History(NOW, check_ins=now(Zone.INSIDE, 1), capacity=Capacity.A_LOT)
    assert OfferTo.GOOD_DAY not in offered(steady)
    asked = History(NOW, check_ins=now(Zone.INSIDE, 1), capacity=Capacity.A_LOT, good_days=True)
    assert OfferTo.GOOD_DAY in offered(asked)


def test_where_there_is_not_enough_safety_nothing_intense_is_suggested() -> None:
    assert WAVE.name in names(History(NOW, past=(went(2),), needs=("sad",), safe=True))
    assert WAVE.name not in names(History(NOW, past=(went(2),), needs=("sad",), safe=False))


def test_what_is_on_the_shelf_is_left_there() -> None:
    assert FEET.name not in names(History(NOW, needs=("panic",), shelved=frozenset({FEET.name})))


def test_another_one_than_lately() -> None:
    practised = Past(FEET.name, "grounding", 1, NOW - timedelta(hours=20), Zone.INSIDE)
    assert first(History(NOW, past=(practised,)))[0] != FEET.name


@pytest.mark.parametrize(
    ("answer", "capacity"),
    [("little", Capacity.LITTLE), ("yes", Capacity.LITTLE), ("Little left", Capacity.LITTLE), ("some", Capacity.SOME),
     ("a lot left", Capacity.A_LOT), ("a lot", Capacity.A_LOT), ("plenty", Capacity.A_LOT), ("enough", Capacity.SOME),
     ("no", None), ("", None), (None, None)],
)  # fmt: skip
def test_how_much_is_left_is_read_from_the_answer(answer: str | None, capacity: Capacity | None) -> None:
    assert capacity_said(answer) is capacity
