"""The line of bells: a mark for each of them, from when to when, and nothing where that is not known."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

import pytest

from guide.bells.rhythm import BellHours, Rhythm
from guide.tui.screens.day_bell import show_day
from guide.tui.screens.timer import TimerPage
from tests.tui.page_kit import alone, words_on

HOURLY, UNFORESEEN = Rhythm(3600.0, 3600.0), Rhythm(1200.0, 3600.0, 7)
EVENING = datetime(2026, 5, 4, 20, 30, tzinfo=UTC)


class Told:
    """What a line was told."""

    def __init__(self) -> None:
        self.shown: tuple[Any, ...] = ()

    def show(self, first: str, last: str, bells: Any, here: float | None = None) -> None:
        self.shown = first, last, [round(each, 3) for each in bells], here

    def show_nothing(self) -> None:
        self.shown = ()


@pytest.mark.parametrize(
    ("rhythm", "hours", "now", "shown"),
    [
        (HOURLY, BellHours(time(18), time(22)), None, ("18:00", "22:00", [0, 0.25, 0.5, 0.75, 1], None)),
        (HOURLY, BellHours(time(18), time(22)), EVENING, ("18:00", "22:00", [0, 0.25, 0.5, 0.75, 1], 0.625)),
        (HOURLY, BellHours(time(22), time(2)), EVENING, ("22:00", "02:00", [0, 0.25, 0.5, 0.75, 1], 22.5 / 4)),
        (HOURLY, BellHours(time(9), time(10, 30)), None, ("09:00", "10:30", [0, 0.667], None)),
        (UNFORESEEN, BellHours(time(18), time(22)), EVENING, ("18:00", "22:00", [], 0.625)),
        (HOURLY, None, EVENING, ()),
    ],
)
def test_the_hours_of_a_day_have_their_bells(
    rhythm: Rhythm, hours: BellHours | None, now: datetime | None, shown: tuple[Any, ...]
) -> None:
    line = Told()
    show_day(line, rhythm, hours, now)  # type: ignore[arg-type]
    assert line.shown == shown


async def test_bells_alone_are_seen_as_they_will_ring() -> None:
    async with alone(lambda: TimerPage(("rain",)), (120, 40)) as (_, pilot):

        def line() -> str:
            return next(each.strip() for each in words_on(pilot).splitlines() if "─" in each)

        assert line() == f"0:00 •{'─' * 59}• 20:00"
        await pilot.press("down", *["right"] * 4)  # every five minutes
        await pilot.pause()
        assert line() == f"0:00 •{'─' * 14}•{'─' * 14}•{'─' * 14}•{'─' * 14}• 20:00"
        await pilot.press("up", *["left"] * 3)  # for five minutes: no bell rings between
        await pilot.pause()
        assert line() == f"0:00 •{'─' * 59}• 5:00"
