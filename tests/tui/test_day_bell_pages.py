"""A bell through the day, chosen and rung from the screen, by a clock and a bell of the test."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, time

import pytest
from textual.pilot import Pilot

from guide.bells import day_bell
from guide.bells.rhythm import BellHours, Rhythm
from guide.problems import NoDeviceError
from guide.tui.door import further
from guide.tui.further import day_bell as door
from guide.tui.screens.day_bell import DayBellAsked, DayBellPage
from guide.tui.screens.ringing import OverError, RingingPage
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.visit_kit import through, until

BEGAN = datetime(2026, 5, 4, 12, 7, tzinfo=UTC).timestamp()
HALF_HOURS = Rhythm(1800.0, 1800.0)


class HandClock:
    """Goes on only as far as the test lets it."""

    def __init__(self, over: threading.Event) -> None:
        self._over, self._now, self._until = over, BEGAN, BEGAN
        self._further = threading.Condition()

    def now(self) -> float:
        return self._now

    def wait(self, seconds: float) -> None:
        with self._further:
            while self._now + seconds > self._until:
                if self._over.is_set():
                    raise OverError
                self._further.wait(0.01)
            self._now += seconds

    def let(self, seconds: float) -> None:
        with self._further:
            self._until += seconds
            self._further.notify_all()

    def sleep(self, seconds: float) -> None:
        """The machine sleeps."""
        with self._further:
            self._now += seconds
            self._until = max(self._until, self._now)


class Bell:
    """Remembers."""

    def __init__(self) -> None:
        self.rung: list[float] = []
        self.closed = False
        self.broken = False

    def ring(self, moment: float) -> None:
        if self.broken:
            raise NoDeviceError("The headphones are gone.")
        self.rung.append(moment)

    def rest(self) -> None: ...

    def close(self) -> None:
        self.closed = True


async def says(pilot: Pilot[int], words: str) -> None:
    await until(pilot, lambda: words in " ".join(words_on(pilot).split()))


def clock_of(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment):%H:%M}"  # noqa: DTZ006 - as the page tells it


async def test_it_rings_when_it_is_time_and_ends_when_one_leaves() -> None:
    bell = Bell()
    async with alone(lambda: RingingPage(HALF_HOURS, None, lambda clock: bell, HandClock)) as (page, pilot):
        assert isinstance(page.clock, HandClock)
        await says(pilot, "Every 30 min, until you leave this page.")
        await says(pilot, f"The next one rings at {clock_of(BEGAN + 1800)}.")
        page.clock.let(1700.0)
        page.clock.let(100.0)
        await says(pilot, f"It rang at {clock_of(BEGAN + 1800)}.")
        await says(pilot, f"The next one rings at {clock_of(BEGAN + 3600)}.")
        assert bell.rung == [BEGAN + 1800]
        await pilot.press("escape")
        await answer(page)
        await until(pilot, lambda: bell.closed)


async def test_one_that_is_not_heard_is_told_and_so_is_one_that_was_slept_through() -> None:
    bell = Bell()
    bell.broken = True
    async with alone(lambda: RingingPage(HALF_HOURS, None, lambda clock: bell, HandClock)) as (page, pilot):
        assert isinstance(page.clock, HandClock)
        page.clock.let(1800.0)
        await says(pilot, f"The one at {clock_of(BEGAN + 1800)} was not heard. The headphones are gone.")
        page.clock.sleep(3000.0)
        page.clock.let(2.0)
        await says(pilot, f"The one at {clock_of(BEGAN + 3600)} did not ring: the machine slept.")


async def test_where_nothing_can_be_heard_it_says_so() -> None:
    def none(_clock: object) -> Bell:
        raise NoDeviceError("There is no sound card.", "Connect one.")

    async with alone(lambda: RingingPage(HALF_HOURS, BellHours(time(9), time(18)), none)) as (_page, pilot):
        await says(pilot, "Every 30 min, from 09:00 to 18:00.")
        await says(pilot, "There is no sound card.")


async def test_rhythm_hours_and_bell_are_chosen() -> None:
    async with alone(lambda: DayBellPage(("bowl", "gong"), 7)) as (page, pilot):
        await pilot.press("right", "down", "right", "down", "left", "down", "right", "enter")
        hours = BellHours(time(9), time(18))
        assert await answer(page) == DayBellAsked(Rhythm(45 * 60.0, 45 * 60.0, 7), hours, "gong")


async def test_hours_without_room_for_a_bell_are_told() -> None:
    async with alone(lambda: DayBellPage(("bowl",), 7)) as (page, pilot):
        await pilot.press(*["left"] * 4)  # 45 to 120 min apart
        await says(pilot, "unforeseen, 45 min to")
        await pilot.press("down", "right", "down", "right", *["left"] * 8, "enter")  # from 9 to 10
        await says(pilot, "there may be no room for bells")
        assert not page.answered.done()


async def test_it_is_chosen_with_the_mouse_as_well() -> None:
    async with alone(lambda: DayBellPage(("bowl", "gong"), 7)) as (page, pilot):
        for row, times in ((4, 2), (0, 2)):  # which bell: marked, and changed; begin: marked, and meant
            for _ in range(times):
                await pilot.click("ChoiceRows", offset=(4, row))
        assert (await answer(page)).bell == "gong"  # type: ignore[union-attr] # it was begun


async def test_the_door_leads_to_it_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_name: str | None) -> None:
        raise NoDeviceError("Nothing here sounds.")

    monkeypatch.setattr(day_bell, "sound_card", none)
    assert door.DOOR in further()
    async with through(door.DOOR, None) as (app, pilot):
        await says(pilot, "One strike now and then")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RingingPage))
        await says(pilot, "Nothing here sounds.")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, RingingPage))
