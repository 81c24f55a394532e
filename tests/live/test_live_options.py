"""What a listener changes while it plays: what is wanted, what is played, and what makes no difference."""

from __future__ import annotations

import pytest

from guide import script
from guide.journal import Feeling, Zone
from guide.live.live_options import QUICKEST, SLOWEST, LiveOptions
from guide.live.segments import ReturnPoint
from guide.render.job import RenderJob
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    steps:
      - Same for all.
      - say: {text: Here., distance: {closer: Here and closer., further: Over there.}}
"""
)


def wanted(text: str = TEXT) -> LiveOptions:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return LiveOptions(RenderJob(reading.script))


def test_a_change_is_unanswered_until_it_is_arranged() -> None:
    options = wanted()
    assert not options.unanswered
    assert options.hush(-20)
    assert options.unanswered
    assert (options.choices.hush, options.played.hush) == (80, 100)
    options.answered(ReturnPoint(4, 200))
    assert not options.unanswered
    assert (options.played.hush, options.entry, options.at_once) == (80, ReturnPoint(4, 200), False)


def test_what_was_sought_is_entered_at_once() -> None:
    options = wanted()
    options.goto = 300
    assert options.unanswered
    options.answered(ReturnPoint(4, 300))
    assert options.at_once
    assert not options.unanswered


def test_what_cannot_be_had_is_wanted_no_more() -> None:
    options = wanted()
    options.hush(-20)
    options.goto, options.refit = 300, True
    options.give_up()
    assert (options.choices.hush, options.goto, options.refit, options.unanswered) == (100, None, False, False)


def test_lines_and_pace_stay_within_their_bounds() -> None:
    options = wanted()
    assert not options.hush(20)
    assert options.hush(-500)
    assert options.choices.hush == 0
    assert options.pace(9.0)
    assert options.choices.pace == QUICKEST
    assert not options.pace(0.1)
    assert options.pace(-9.0)
    assert options.choices.pace == SLOWEST


def test_distances_go_one_step_at_a_time_and_back_to_what_is_written() -> None:
    options = wanted()
    assert [options.move(step) for step in (1, 1, -1, -1)] == [
        (True, "closer"), (False, "closer"), (True, ""), (True, "further"),
    ]  # fmt: skip
    assert options.distance == -1


def test_a_practice_that_knows_of_no_distance_has_none() -> None:
    options = wanted(
        TEXT.replace("- say: {text: Here., distance: {closer: Here and closer., further: Over there.}}", "")
    )
    assert options.distance is None
    assert options.move(1)[0] is False


@pytest.mark.parametrize(("zone", "different"), [(Zone.HOT, True), (Zone.INSIDE, False)])
def test_what_is_said_before_is_played_from_the_first_line(zone: Zone, different: bool) -> None:
    options = wanted()
    assert options.check_in(Feeling(zone=zone)) is different
    assert options.played == options.choices
    assert options.distance == (-1 if different else 0)
