"""What the page of a practice shows: nothing that jumps, one cue, a clock that goes on, and as much as one likes."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import Any

import pytest
from textual.widgets import Static

from guide.live.modes import Mode
from guide.player import State
from guide.player.devices.silent import NOTHING_FOUND
from guide.tui.screens.player import AWAY
from guide.tui.screens.player_view import NIGHT
from tests.tui.page_kit import words_on
from tests.tui.session_stand_in import MOMENT, QUIET
from tests.tui.test_steering_page import later, page_of


async def test_states_are_shown_when_they_are_another_than_playing() -> None:
    async with page_of(device="") as (page, pilot, session):
        assert "playing" not in words_on(pilot)
        session.show(state=State.PAUSED)
        assert "paused" in await later(page, pilot)


async def test_a_paced_breath_is_one_cue_with_its_seconds_and_its_number() -> None:
    moment = replace(MOMENT, words="Breathe in.", counting=True, before="Sit as you like.", breath=(3, 6))
    async with page_of(moment=moment) as (_, pilot, _):
        found = words_on(pilot)
        assert "breathe in  2  ·  3 of 6" in found
        assert found.lower().count("breathe in") == 1
        assert "Sit as you like." in found


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_nothing_jumps_where_a_line_wraps_and_the_line_before_stays(size: tuple[int, int]) -> None:
    short = replace(QUIET, before="The line before.")
    async with page_of(size, moment=short) as (page, pilot, session):
        assert "The line before." in words_on(pilot)
        before = {each.id: each.region.offset for each in page.query("Static, Chapters, Breath, Keys") if each.region}
        session.show(moment=replace(short, words="Some more words, one after another. " * 4))
        await later(page, pilot)
        after = {each.id: each.region.offset for each in page.query("Static, Chapters, Breath, Keys") if each.region}
        words = "words"
        assert before.pop(words).y == after.pop(words).y
        assert before == after


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_is_wrong_is_told_in_whole_sentences_however_narrow_it_is(size: tuple[int, int]) -> None:
    problem = NOTHING_FOUND.format(reason="There is no sound device. Connect one, or practise without sound: --silent")
    async with page_of(size, problem=problem) as (page, pilot, _):
        await later(page, pilot)
        notice = page.query_one("#notice", Static)
        told = str(notice.render())
        assert told.startswith("No sound device was found: words, breath and time go on.")
        assert problem.startswith(told)
        assert told.endswith((".", "--silent"))
        assert len(wrap(told, notice.size.width)) <= notice.size.height


async def test_the_page_is_at_most_76_cells_wide_and_stands_in_the_middle() -> None:
    async with page_of((200, 60)) as (page, _, _):
        chapters = page.query_one("Chapters").region
        assert chapters.width == 76
        assert abs(chapters.x - (200 - chapters.right)) <= 1


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (Mode.HOLD, "0:42 held"),
        (Mode.EASE, "1:05, then back"),
        (Mode.GROUND, "0:42 of ground"),
        (Mode.CLOSING, "1:05 to the end"),
    ],
)
async def test_beside_the_practice_another_clock_goes_on(mode: Mode, said: str) -> None:
    async with page_of(mode=mode, moment=QUIET, beside=(42.0, 65.0)) as (page, pilot, session):
        assert said in words_on(pilot)
        session.show(beside=None, mode=Mode.PRACTICE)
        assert "4:00 left" in await later(page, pilot)


async def test_the_keys_fade_and_come_back_with_any() -> None:
    async with page_of() as (page, pilot, session):
        assert "space pause" in words_on(pilot)
        assert "space pause" not in await later(page, pilot, AWAY)
        await pilot.press("x")
        assert "space pause" in await later(page, pilot)
        session.show(mode=Mode.HOLD)
        assert "space go on" in await later(page, pilot, AWAY)


async def test_m_shows_everything_the_words_the_time_or_a_page_for_the_night() -> None:
    async with page_of(device="") as (page, pilot, _):
        theme, seen = pilot.app.theme, []
        for _ in range(4):
            found = await later(page, pilot)
            seen.append(("breathe in" in found, "Notice how" in found, "4:00 left" in found, pilot.app.theme))
            await pilot.press("m")
        assert seen == [
            (True, True, True, theme), (False, True, True, theme), (False, False, True, theme),
            (False, True, True, NIGHT.name),
        ]  # fmt: skip
        assert pilot.app.theme == theme
        assert "Breathing space" in await later(page, pilot)
        await pilot.press("m", "m")
        assert "Breathing space" not in await later(page, pilot)
        await pilot.press("m")
        await pilot.app.pop_screen()
        assert pilot.app.theme == theme


async def test_bells_are_marks_on_the_line() -> None:
    async with page_of() as (page, pilot, session):
        before = words_on(pilot).count("•")
        session.show(bells=(150.0, 250.0, 250.5))
        assert (before, (await later(page, pilot)).count("•")) == (0, 2)


async def test_leaving_once_is_asked_about_and_twice_is_not() -> None:
    for keys, unasked in (("q", False), ("q q", True), ("l", False)):
        async with page_of() as (page, pilot, session):
            await pilot.press(*keys.split())
            session.over = True
            page.tick()
            assert (await page.answered).leave is unasked


async def test_it_is_paused_while_the_program_is_suspended_and_goes_on_afterwards() -> None:
    async with page_of() as (_, pilot, session):
        pilot.app.app_suspend_signal.publish(pilot.app)
        assert session.asked == [("pause",)]  # at once: a moment later the process stands still
        pilot.app.app_resume_signal.publish(pilot.app)
        await pilot.pause()
        assert session.asked == [("pause",), ("play",)]


@pytest.mark.parametrize("changed", [{"state": State.PAUSED}, {"begins": 60.0}])
async def test_what_is_paused_or_has_not_begun_stays_so_when_it_is_suspended(changed: dict[str, Any]) -> None:
    async with page_of(**changed) as (_, pilot, session):
        pilot.app.app_suspend_signal.publish(pilot.app)
        pilot.app.app_resume_signal.publish(pilot.app)
        await pilot.pause()
        assert session.asked == []
