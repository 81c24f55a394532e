"""What the numbers of pieces stand for, without any sound."""

from __future__ import annotations

from typing import Any

import pytest

from guide.live.modes import Mode
from guide.live.segments import WAITS, ReturnPoint, Segment, SegmentTable

NO_PIECE: Any = None
PRACTICE = Segment(1, Mode.PRACTICE, NO_PIECE, since=100, clocked=50)


@pytest.mark.parametrize(("frame", "clock"), [(0, 0), (50, 25), (100, 50), (160, 110)])
def test_the_clock_goes_on_from_what_had_gone_by(frame: int, clock: int) -> None:
    assert PRACTICE.clock(frame) == clock


@pytest.mark.parametrize(("frame", "mode"), [(0, Mode.GROUND), (899, Mode.GROUND), (900, Mode.CHOICE)])
def test_once_grounding_is_said_there_is_a_choice(frame: int, mode: Mode) -> None:
    grounding = Segment(2, Mode.GROUND, NO_PIECE, said=900)
    assert grounding.mode_at(frame) is mode
    assert (mode in WAITS) == (frame >= 900)


def test_a_detour_within_a_detour_belongs_to_the_practice_it_left() -> None:
    table = SegmentTable()
    table.keep(PRACTICE)
    table.keep(Segment(2, Mode.EASE, NO_PIECE, ReturnPoint(1, 300)))
    hold = table.keep(Segment(3, Mode.HOLD, NO_PIECE, ReturnPoint(2, 40)))
    assert table.practice(hold, 7) == (PRACTICE, 300)
    assert table.practice(PRACTICE, 7) == (PRACTICE, 7)


def test_old_ones_go_but_for_those_that_are_needed_or_led_back_to() -> None:
    table = SegmentTable()
    home, needed, old = (table.keep(Segment(table.number(), Mode.PRACTICE, NO_PIECE)) for _ in range(3))
    for _ in range(100):
        table.keep(Segment(table.number(), Mode.HOLD, NO_PIECE, ReturnPoint(home.number, 0)), [needed.number])
    assert (table[home.number], table[needed.number]) == (home, needed)
    with pytest.raises(KeyError):
        table[old.number]
