"""The page of a practice that plays: each key asks for its own thing, and each turn has its words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from guide.actions import formatting, status
from guide.actions.offered import RESTING
from guide.journal import Zone
from guide.live.modes import Mode
from guide.live.session import LiveSession
from guide.player import State
from guide.timeline import Bus
from guide.tui import player_text
from guide.tui.screens.devices import Devices
from guide.tui.screens.player import EACH, NAMED, PlayerPage
from guide.tui.screens.player_keys import A_WHILE, BRIEFLY
from guide.tui.widgets.zones import brief
from tests.tui.page_kit import alone, words_on
from tests.tui.session_stand_in import PLAYING, QUIET, StandIn

Page = tuple[PlayerPage, Pilot[int], StandIn]
SIZES = [(160, 50), (120, 40), (80, 24), (40, 30), (40, 10), (28, 6), (24, 5)]


@asynccontextmanager
async def page_of(size: tuple[int, int] = (80, 24), at: float | None = None, **shown: Any) -> AsyncIterator[Page]:
    session = StandIn(replace(PLAYING, **shown))
    async with alone(lambda: PlayerPage(cast("LiveSession", session), at=at), size) as (page, pilot):
        yield page, pilot, session


async def later(page: PlayerPage, pilot: Pilot[int], ticks: int = 1) -> str:
    """What stands on the screen so many ticks on."""
    page._ticks += ticks
    page.tick()
    await pilot.pause()
    return words_on(pilot)


# -- keys -------------------------------------------------------------------------------------------------------


KEYS: dict[str, tuple[object, ...]] = {
    "space": ("toggle",), "h": ("hold",), "e": ("ease",), "g": ("ground",), "l": ("land",),
    "left": ("jump", -10.0), "right": ("jump", 10.0), "p": ("section", -1), "n": ("section", 1),
    "b": ("sentence", -1), "f": ("sentence", 1), "shift+left": ("sentence", -1), "shift+right": ("sentence", 1),
    "up": ("volume", Bus.VOICE, 2.0), "down": ("volume", Bus.VOICE, -2.0),
    "left_square_bracket": ("volume", Bus.BED, -2.0), "right_square_bracket": ("volume", Bus.BED, 2.0),
    "minus": ("hush", -20), "plus": ("hush", 20), "equals_sign": ("hush", 20),
    "less_than_sign": ("distance", -1), "greater_than_sign": ("distance", 1),
    "comma": ("pace", -0.1), "full_stop": ("pace", 0.1), "q": ("leave",),
}  # fmt: skip


async def test_each_key_asks_for_its_own_thing() -> None:
    async with page_of() as (_, pilot, session):
        await pilot.press(*KEYS)
        assert session.asked == list(KEYS.values())
        assert all(hasattr(LiveSession, str(order)) for order, *_ in session.asked)


async def test_keys_that_have_nothing_to_answer_do_nothing() -> None:
    async with page_of() as (_, pilot, session):
        await pilot.press("enter", "1", "2", "3", "escape")
        assert session.asked == []


async def test_where_the_practice_waits_space_goes_on_and_does_not_pause() -> None:
    async with page_of() as (_, pilot, session):
        for mode in RESTING:
            session.show(mode=mode)
            await pilot.press("space", "enter")
        assert session.asked == [("go_on",)] * 6


async def test_a_pause_ends_with_space_or_enter_whatever_is_heard() -> None:
    async with page_of(state=State.PAUSED) as (_, pilot, session):
        for mode in Mode:
            session.show(mode=mode)
            await pilot.press("space", "enter")
        assert session.asked == [("toggle",)] * 14


@pytest.mark.parametrize("over", ["", "question_mark", "d", "z"])
async def test_grounding_comes_from_anywhere(over: str) -> None:
    async with page_of(state=State.PAUSED) as (page, pilot, session):
        if over == "d":
            await opened_devices(pilot)
        elif over:
            await pilot.press(over)
        await pilot.press("g")
        await pilot.pause()
        assert session.asked == [("ground",)]
        assert pilot.app.screen is page


async def test_the_help_lists_every_key_and_scrolls_where_there_are_too_many() -> None:
    async with page_of() as (page, pilot, session):
        await pilot.resize_terminal(80, 40)
        await pilot.press("question_mark")
        await pilot.pause()
        assert [hint.key for hint in player_text.HINTS if hint.key not in words_on(pilot)] == []
        await pilot.press("down")
        assert pilot.app.screen is page
        await pilot.resize_terminal(40, 10)
        await pilot.press("question_mark", "down", *["pagedown"] * 5)
        await pilot.pause()
        assert "ctrl+c" in words_on(pilot)
        await pilot.press("space")
        assert pilot.app.screen is page
        assert session.asked == []


async def test_landing_again_is_handed_on_and_leaving_again_leaves_at_once() -> None:
    async with page_of() as (page, pilot, session):
        await pilot.press("l", "l", "q")
        assert session.asked == [("land",), ("land",), ("leave",)]
        assert "leave at once" in await later(page, pilot)
        await pilot.press("space", "e", "g", "l")
        assert len(session.asked) == 3
        assert not page.answered.done()
        await pilot.press("q")
        assert (await page.answered).leave


async def test_the_end_of_the_practice_is_the_answer() -> None:
    async with page_of() as (page, _, session):
        session.over = True
        page.tick()
        ended = await page.answered
        assert (ended.heard, ended.leave) == (60.0, False)


# -- what is shown ----------------------------------------------------------------------------------------------

GATE: dict[str, Any] = {"mode": Mode.GATE, "ask": "Take the time you need.", "moment": QUIET}
CHECK: dict[str, Any] = {"checking": True, "ask": "Is there enough room for this?", "moment": QUIET}


WORDS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["breathe in  2", "Notice how", "space pause", "g ground", "h hold", "e ease", "q leave"]),
    ({"mode": Mode.HOLD}, ["holding: the words wait", "space go on, whenever you like"]),
    (GATE, ["waiting for you", "Take the time you need.", "space go on, when you are ready"]),
    ({**GATE, "ask": ""}, ["There is time here."]),
    ({"mode": Mode.EASE}, ["easing", "e ease"]),
    ({"mode": Mode.GROUND}, ["grounding", "l land"]),
    ({"mode": Mode.CHOICE}, ["whichever way you like", "go on with the practice", "something easier", "a close"]),
    ({"mode": Mode.CLOSING}, ["closing", "l end now"]),
    ({"coming": "hold"}, ["after this line: hold"]),
    ({"coming": "words"}, ["from the next line: as you chose"]),
    ({"coming": "ease"}, ["after this line: something easier"]),
    ({"coming": "ground"}, ["grounding, in a moment"]),
    ({"touching": True}, ["e to what is steady"]),
    ({"state": State.PAUSED}, ["paused", "space go on"]),
    ({"state": State.LANDING}, ["landing"]),
    ({"state": State.WAITING}, ["waiting for the voice"]),
    ({"state": State.WAITING, "mode": Mode.HOLD}, ["holding: the words wait"]),
    (CHECK, ["Is there enough room for this?", "1 hot", "2 inside", "3 cold", "A lot at once", "1 2 3 how it is"]),
]  # fmt: skip


async def test_each_turn_has_its_words() -> None:
    async with page_of() as (page, pilot, session):
        for shown, words in WORDS:
            session.shown = replace(PLAYING, **shown)
            found = await later(page, pilot)
            assert [each for each in words if each not in found] == []
            assert "breathe in" not in found or shown.get("mode") not in RESTING


def test_every_mode_has_words_and_keys() -> None:
    for mode in Mode:
        now = replace(PLAYING, mode=mode)
        assert player_text.state(now) == status.MODES[mode].state
        assert player_text.foot(now)[-1].key == "?"


def test_every_key_is_listed_once_whatever_is_in_front() -> None:
    for mode in set(Mode) - {Mode.CLOSING}:
        for zones in (False, True):
            keys = [hint.key for hint in player_text.foot(replace(PLAYING, mode=mode), zones=zones)]
            assert len(keys) == len(set(keys))
            assert set(keys) >= {hint.key for hint in player_text.HINTS}


async def test_the_keys_at_the_foot_are_bound_whatever_is_in_front() -> None:
    async with page_of() as (page, pilot, session):
        for shown, _ in WORDS:
            session.shown = replace(PLAYING, **shown)
            await later(page, pilot)
            assert {key for hint in page.hints for key in hint.bindings} <= set(page.active_bindings)


CHANGES: list[tuple[str, dict[str, Any], str]] = [
    ("minus", {}, "fewer words: 80 %"),
    ("minus minus", {}, "fewer words: 60 %"),
    ("plus", {"hush": 40}, "more words: 60 %"),
    ("plus", {}, "all the words: 100 %"),
    ("minus", {"hush": 20}, "only the words you need: 0 %"),
    ("comma", {}, "pace 0.9"),
    ("full_stop full_stop", {}, "pace 1.2"),
    ("less_than_sign", {}, "a little further away"),
    ("greater_than_sign", {}, "a little closer"),
    ("greater_than_sign", {"distance": -1}, "as near as it was written"),
    ("less_than_sign", {"distance": None}, formatting.NO_DISTANCE),
    ("less_than_sign", {"distance": None, "coming": "words"}, formatting.NO_DISTANCE),
    ("z 1", {}, "hot: noted"),
]


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_what_was_changed_is_named_for_a_moment(size: tuple[int, int]) -> None:
    async with page_of(size) as (page, pilot, session):
        for keys, shown, words in CHANGES:
            session.shown = replace(PLAYING, **shown)
            await pilot.press(*keys.split())
            assert words in await later(page, pilot)
            assert words not in await later(page, pilot, BRIEFLY)


# -- how it is --------------------------------------------------------------------------------------------------


async def test_how_it_is_takes_one_key() -> None:
    async with page_of() as (page, pilot, session):
        for key, zone in (("1", Zone.HOT), ("2", Zone.INSIDE), ("3", Zone.COLD)):
            for shown in ({}, CHECK):
                session.asked, session.shown = [], replace(PLAYING, **shown)
                await pilot.press(*([] if shown else ["z"]))
                assert "There is room for what is here" in await later(page, pilot)
                await pilot.press(key)
                assert session.asked == [("feels", zone)]
                found = await later(page, pilot)
                assert "There is room" not in found
                assert ("if you like" in found) is (zone is not Zone.INSIDE)
                session.shown = PLAYING
                assert "if you like" not in await later(page, pilot, A_WHILE)


async def test_a_check_goes_when_it_is_over_and_needs_no_answer() -> None:
    async with page_of(**CHECK) as (page, pilot, session):
        session.show(checking=False, ask="")
        assert "1 hot" not in await later(page, pilot)
        assert session.asked == []


@pytest.mark.parametrize("key", ["escape", "z"])
async def test_a_check_can_be_waved_away_and_the_next_one_asks_again(key: str) -> None:
    async with page_of(**CHECK) as (page, pilot, session):
        await pilot.press(key)
        assert "1 hot" not in await later(page, pilot)
        session.show(checking=False, ask="")
        await later(page, pilot)
        session.show(**CHECK)
        assert "1 hot" in await later(page, pilot)
        assert session.asked == []


@pytest.mark.parametrize("key", ["escape", "z"])
async def test_the_zones_open_beside_the_breath_and_close_again(key: str) -> None:
    async with page_of() as (page, pilot, session):
        before = page.query_one("Breath").region
        await pilot.press("z")
        await pilot.pause()
        assert "How is it now?" in words_on(pilot)
        assert "Notice how the body" in words_on(pilot)
        assert page.query_one("Breath").region == before
        await pilot.press(key)
        assert "How is it now?" not in await later(page, pilot)
        assert session.asked == []


async def test_a_wide_window_says_what_the_zones_are_and_a_narrow_one_names_them() -> None:
    async with page_of((120, 40), **CHECK) as (_, pilot, _):
        assert all(brief(zone) in words_on(pilot) for zone in Zone)
    async with page_of((40, 30), **CHECK) as (_, pilot, _):
        assert "1 hot   2 inside   3 cold" in words_on(pilot)


async def test_what_eases_already_is_not_offered_again() -> None:
    async with page_of(**CHECK) as (page, pilot, session):
        await pilot.press("1")
        session.show(coming="ease", checking=False, ask="")
        assert "if you like" not in await later(page, pilot)


# -- devices ----------------------------------------------------------------------------------------------------


async def opened_devices(pilot: Pilot[int]) -> None:
    """They are looked for in a thread."""
    await pilot.press("d")
    for _ in range(2000):
        if isinstance(pilot.app.screen, Devices):
            break
        await pilot.pause(0.02)
    await pilot.pause()
    assert isinstance(pilot.app.screen, Devices)


@pytest.mark.parametrize(
    ("keys", "asked"),
    [
        ("enter", [("use_device", None)]),
        ("down enter", [("use_device", "Speakers")]),
        ("down down enter", [("use_device", "Headphones")]),
        ("down escape", []),
    ],
)
async def test_another_device_is_chosen_from_a_list(keys: str, asked: list[tuple[object, ...]]) -> None:
    async with page_of() as (page, pilot, session):
        await opened_devices(pilot)
        assert all(name in words_on(pilot) for name in ("Speakers", "Headphones", "Playing through the speakers."))
        await pilot.press(*keys.split())
        await pilot.pause()
        assert session.asked == asked
        assert pilot.app.screen is page


async def test_another_device_is_named_for_a_while() -> None:
    async with page_of() as (page, pilot, session):
        assert "Playing through the speakers." in words_on(pilot)
        assert "Playing through the speakers." not in await later(page, pilot, NAMED)
        session.show(device="Playing through the headphones.")
        assert "Playing through the headphones." in await later(page, pilot)
        assert "Playing through the headphones." not in await later(page, pilot, NAMED)


async def test_no_devices_are_one_sentence() -> None:
    async with page_of() as (page, pilot, session):
        session.listed = ()
        await opened_devices(pilot)
        assert "There is no other sound device here." in words_on(pilot)
        await pilot.press("enter", "escape")
        assert session.asked == []
        assert pilot.app.screen is page


# -- waiting to begin -------------------------------------------------------------------------------------------

AHEAD: dict[str, Any] = {"state": State.PAUSED, "position": 0.0, "heard": 0.0, "begins": 199.2}


async def test_until_it_begins_the_page_says_when() -> None:
    async with page_of(at=1_700_000_000.0, **AHEAD) as (page, pilot, session):
        found = words_on(pilot)
        assert "Begins at " in found
        assert ":20, in 3 min 20 s." in found
        session.show(begins=0.4)
        assert "in 1 s." in await later(page, pilot)
        session.show(begins=None, state=State.PLAYING)
        assert "Notice how" in await later(page, pilot)


async def test_before_it_begins_only_what_makes_sense_is_asked_for() -> None:
    async with page_of(**AHEAD) as (_, pilot, session):
        await pilot.press("space", "enter", "h", "e", "n", "right")
        assert session.asked == []
        await pilot.press("g", "l", "minus")
        assert session.asked == [("ground",), ("leave",), ("hush", -20)]


# -- every window -----------------------------------------------------------------------------------------------

TURNS: dict[str, dict[str, Any]] = {
    "playing": {}, "hold": {"mode": Mode.HOLD}, "gate": GATE, "choice": {"mode": Mode.CHOICE}, "check": CHECK,
    "closing": {"mode": Mode.CLOSING}, "ahead": AHEAD, "troubled": {**CHECK, "problem": "The device is gone. " * 4},
}  # fmt: skip


WAYS = {"hold": ["space go on"], "gate": ["space go on"], "choice": ["space", "e ", "l "], "check": ["1 hot", "3 cold"]}
"""What must be seen in every window."""


@pytest.mark.parametrize("size", SIZES)
async def test_every_turn_fits_every_window_and_shows_the_way_on(size: tuple[int, int]) -> None:
    long = replace(QUIET, words="Word after word, and one more, as long as any sentence. " * 3)
    async with page_of(size) as (page, pilot, session):
        for turn, shown in TURNS.items():
            session.shown = replace(PLAYING, **{**shown, "moment": long})
            found = await later(page, pilot)
            assert [way for way in WAYS.get(turn, []) if way not in found] == []
            assert all(len(row) <= size[0] for row in found.splitlines())
            for widget in page.query("*"):
                if widget.display and widget.region:
                    assert 0 <= widget.region.x <= widget.region.right <= size[0], widget


async def test_in_any_colours_the_words_are_the_same() -> None:
    async with page_of(**CHECK) as (page, pilot, _):
        for theme in ("dusk", "dawn", "plain"):
            pilot.app.theme = theme
            assert "1 hot" in await later(page, pilot)


async def test_while_nothing_changes_nothing_is_drawn() -> None:
    async with page_of() as (page, pilot, session):
        for shown in TURNS.values():
            session.shown = replace(PLAYING, **shown)
            for _ in range(80 * EACH):
                page.tick()  # until the figure has come to where it rests
            await pilot.pause()
            page.tick()
            assert [each for each in page.query("*") if each._repaint_required or each._layout_required] == []


@pytest.mark.parametrize(
    ("changes", "question", "expected"),
    [
        ({}, None, "Notice how the body meets the chair.\n4:00 left"),
        ({"state": State.PAUSED}, None, "space go on\npaused, 4:00 left"),
        ({"checking": True, "ask": "How is it?"}, "How is it?", "1 hot  2 inside  3 cold\nHow is it?"),
        ({"checking": True, "ask": "How is it?"}, None, "Notice how the body meets the chair.\n4:00 left"),
        ({"mode": Mode.GATE}, None, "space go on\nThere is time here."),
    ],
)
def test_a_tiny_window_shows_what_matters(changes: dict[str, Any], question: str | None, expected: str) -> None:
    assert player_text.small(replace(PLAYING, **changes), "T", question) == expected
