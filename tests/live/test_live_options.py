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
    live = wanted()
    assert not live.unanswered
    assert live.hush(-20)
    assert live.unanswered
    assert (live.options.hush, live.played.hush) == (80, 100)
    live.answered(ReturnPoint(4, 200))
    assert not live.unanswered
    assert (live.played.hush, live.entry, live.at_once) == (80, ReturnPoint(4, 200), False)


def test_what_was_sought_is_entered_at_once() -> None:
    live = wanted()
    live.goto = 300
    assert live.unanswered
    live.answered(ReturnPoint(4, 300))
    assert live.at_once
    assert not live.unanswered


def test_what_cannot_be_had_is_wanted_no_more() -> None:
    live = wanted()
    live.hush(-20)
    live.goto, live.refit = 300, True
    live.give_up()
    assert (live.options.hush, live.goto, live.refit, live.unanswered) == (100, None, False, False)


def test_lines_and_pace_stay_within_their_bounds() -> None:
    live = wanted()
    assert not live.hush(20)
    assert live.hush(-500)
    assert live.options.hush == 0
    assert live.pace(9.0)
    assert live.options.pace == QUICKEST
    assert not live.pace(0.1)
    assert live.pace(-9.0)
    assert live.options.pace == SLOWEST


def test_distances_go_one_step_at_a_time_and_back_to_what_is_written() -> None:
    live = wanted()
    assert [live.move(step) for step in (1, 1, -1, -1)] == [
        (True, "closer"), (False, "closer"), (True, ""), (True, "further"),
    ]  # fmt: skip
    assert live.distance == -1


def test_a_practice_that_knows_of_no_distance_has_none() -> None:
    live = wanted(TEXT.replace("- say: {text: Here., distance: {closer: Here and closer., further: Over there.}}", ""))
    assert live.distance is None
    assert live.move(1)[0] is False


@pytest.mark.parametrize(("zone", "different"), [(Zone.HOT, True), (Zone.INSIDE, False)])
def test_what_is_said_before_is_played_from_the_first_line(zone: Zone, different: bool) -> None:
    live = wanted()
    assert live.said(Feeling(zone=zone)) is different
    assert live.played == live.options
    assert live.distance == (-1 if different else 0)
