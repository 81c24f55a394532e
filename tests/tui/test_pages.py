"""Each page by itself: its keys, its answer, its words."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from guide import script
from guide.journal import Feeling, Felt, Zone
from guide.library import Practice, shelf
from guide.render.job import RenderJob
from guide.suggestions.confirming import confirmed
from guide.timeline import Position
from guide.timeline.range import Range
from guide.tui import Settings, run
from guide.tui.app import GuideApp
from guide.tui.begin import Begin
from guide.tui.screens.after import After, Said
from guide.tui.screens.check_in import CheckIn, CheckInTurn
from guide.tui.screens.library import Library, matching
from guide.tui.screens.page import TINY, Body, Page
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage, next_length
from guide.tui.screens.preparing import Preparing
from guide.tui.screens.saved import Kept, Next, Saved, sentence
from guide.tui.screens.sorry import Sorry
from guide.tui.widgets.questions.feel import Feel
from guide.tui.widgets.questions.words import Words
from tests.tui.page_kit import alone, filled, words_on

TEXT = """title: Small rest
summary: A rest. Nothing more.
kind: rest
aim: regulate
intensity: 1
note: Something to know.
author: Somebody
voice: tone
posture: [lying]
sections:
  - title: Only
    closing: true
    steps: [Rest here.]
"""


@pytest.fixture
def practice() -> Practice:
    read = script.parse(TEXT, "small-rest.yaml").script
    assert read
    return Practice("small-rest", Path("small-rest.yaml"), read)


def pages(practice: Practice) -> dict[str, Any]:
    return {
        "library": Library,
        "practice": lambda: PracticePage(practice, RenderJob(practice.script)),
        "check-in": lambda: CheckIn(filled("check-in"), practice.script, not_kept="Not kept."),
        "preparing": lambda: Preparing("Small rest", lambda: (3, 9)),
        "sorry": lambda: Sorry("Small rest", ["Line 3, column 1: no bed is called 'x'."]),
        "after": lambda: After(filled("after"), kept=True),
        "saved": lambda: Saved(
            Kept("Small rest", 63, True, Feeling(Zone.HOT, 6), Said(Feeling(Zone.INSIDE, 3), "Yes."))
        ),
    }


NAMES = ["library", "practice", "check-in", "preparing", "sorry", "after", "saved"]


@pytest.mark.parametrize("name", NAMES)
async def test_a_page_fits_its_window_binds_the_keys_at_its_foot_and_does_not_blink(
    name: str, practice: Practice
) -> None:
    async with alone(pages(practice)[name], (24, 5)) as (page, pilot):
        assert TINY.split()[0] in words_on(pilot)
        for width, height in ((160, 50), (40, 10), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert TINY.split(":")[0] not in words_on(pilot)
            assert beyond(page, width) == []
            assert page.query_one("Keys").region.bottom <= height
        bound = set(page.active_bindings) | {"enter", "up", "down", "left", "right", "tab"}
        assert {key for hint in page.hints for key in hint.bindings} <= bound
        assert not any(line.cursor_blink for line in page.query(Input))


def beyond(page: Page[Any], width: int) -> list[Widget]:
    """What does not stay between the left and the right."""
    found = [each for each in page.query("*") if each.display and each.region]
    return [each for each in found if each.region.x < 0 or each.region.right > width]


def test_every_key_of_the_player_is_bound() -> None:
    bound = {key for cls in PlayerPage.__mro__ for each in vars(cls).get("BINDINGS", []) for key in each.key.split(",")}
    assert {key for hint in PlayerPage.HINTS for key in hint.bindings} <= bound


async def test_the_practice_page_says_what_to_know_beforehand(practice: Practice) -> None:
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script))) as (page, pilot):
        await shown(pilot, "as written")
        for words in ("Small rest", "Something to know.", "Very gentle, lying", "Somebody", "0:00", "▸ begin"):
            assert words in words_on(pilot)
        await pilot.press("c", "enter")
        assert await page.answered == Begin(check_in=False)


async def test_a_practice_can_be_gone_on_with_where_one_was(practice: Practice) -> None:
    spot = Position(0, "", 0, 0.0, 0.0)
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script), resume=spot)) as (page, pilot):
        await shown(pilot, "enter go on at 0:00")
        await pilot.press("enter")
        assert await page.answered == Begin(check_in=True, resume=spot)
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script), resume=spot)) as (page, pilot):
        await pilot.press("a")
        assert await page.answered == Begin(check_in=True)
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script))) as (page, pilot):
        await pilot.press("a")
        assert not page.answered.done()


async def test_a_practice_can_be_made_longer_before_it_begins() -> None:
    text = TEXT.replace("steps: [Rest here.]", "steps: [Rest where nobody has spoken yet., pause: 20s..3m]")
    read = script.parse(text, "small-rest.yaml").script
    assert read
    practice = Practice("small-rest", Path("small-rest.yaml"), read)
    async with alone(lambda: PracticePage(practice, RenderJob(read))) as (page, pilot):
        await shown(pilot, "about")
        await pilot.press("right")
        await shown(pilot, "1:00")
        await pilot.press("right", "right", "left")
        await shown(pilot, "2:00")
        await pilot.press("enter")
        assert await page.answered == Begin(check_in=True, seconds=120.0)


async def shown(pilot: Pilot[int], words: str) -> None:
    """Times come from a thread, when they are known."""
    for _ in range(2000):
        if words in words_on(pilot):
            return
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} is not on the screen:\n{words_on(pilot)}")


@pytest.mark.parametrize(
    ("now", "step", "then"),
    [
        (None, 1, 240.0), (None, -1, 180.0), (240.0, 1, 300.0), (300.0, 1, 300.0), (240.0, -1, None), (180.0, 1, None),
        (180.0, -1, 120.0), (120.0, -1, 120.0), (250.0, 1, 300.0), (250.0, -1, 240.0),
    ],
)  # fmt: skip
def test_lengths_go_by_whole_minutes_within_what_is_possible(now: float | None, step: int, then: float | None) -> None:
    assert next_length(Range(110.0, 200.0, 330.0), now, step) == then


@pytest.mark.parametrize(
    ("keys", "zone", "distress"),
    [
        ("", None, None),
        ("up", Zone.INSIDE, None),
        ("up up", Zone.HOT, None),
        ("down down", Zone.COLD, None),
        ("down down down up", Zone.INSIDE, None),
        ("7", None, 7),
        ("1 0", None, 10),
        ("1 2", None, 2),
        ("right", None, 0),
        ("left left", None, 9),
        ("up 4 backspace", None, None),
    ],
)
async def test_how_it_feels_takes_few_keys(
    keys: str, zone: Zone | None, distress: int | None, practice: Practice
) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (page, pilot):
        await pilot.press(*keys.split())
        feel = page.query_one(Feel)
        assert (feel.zone, feel.distress) == (zone, distress)
        await pilot.press("enter")
        said = await page.answered
        assert said == (Feeling(zone, distress) if keys and (zone or distress is not None) else None)


@pytest.mark.parametrize(("key", "answer"), [("s", None), ("escape", None), ("b", CheckInTurn.BACK)])
async def test_a_check_in_can_be_left_unsaid(key: str, answer: CheckInTurn | None, practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (page, pilot):
        await pilot.press("up", "3", key)
        assert await page.answered is answer


async def test_before_any_key_the_choices_are_there(practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (_, pilot):
        for words in (
            "○ A lot at once",
            "hot",
            "○ There is room",
            "inside",
            "○ Far away",
            "cold",
            "─── " * 10 + " 0 to 10",
        ):
            assert words in words_on(pilot)


async def test_the_zone_is_said_by_a_sign_and_not_by_colour_alone(practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (_, pilot):
        await pilot.press("up", "5")
        await pilot.pause()
        assert "● There is room" in words_on(pilot)
        assert "○ A lot at once" in words_on(pilot)
        assert "━━━ " * 5 + "─── " * 5 + " 5" in words_on(pilot)


async def test_with_much_distress_the_support_card_is_offered_in_a_quiet_line(practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (_, pilot):
        for key, offered in (("7", False), ("8", True), ("3", False)):
            await pilot.press(key)
            await pilot.pause()
            assert ("S opens your support card" in words_on(pilot)) is offered


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_check_in_is_one_page_without_a_word_cut(size: tuple[int, int], practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script), size) as (page, pilot):
        words = " ".join(words_on(pilot).replace("│", " ").split())
        for said in ("Small rest", "A lot at once", "There is room", "what is here", "Far away", "as much"):
            assert said in words
        body = page.query_one(Body)
        assert body.max_scroll_y == 0
        assert all(each.region.right <= size[0] for each in page.query("*") if each.region)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["c", "a", "l", "enter"], ["calm"]),
        ([*"cal", "enter", *"ten", "enter"], ["calm", "tender"]),
        ([*"cal", "enter", *"cal", "enter"], []),
        ([*"cal", "enter", "backspace"], []),
        ([*"at", "space", *"sea", "enter"], ["at sea"]),
        (["down", "space", "down", "space"], ["joyful", "happy"]),
        ([*"snug"], ["snug"]),
    ],
)
async def test_words_are_found_by_typing_and_may_be_ones_own(keys: list[str], words: list[str]) -> None:
    async with alone(lambda: After(filled("after"), kept=True)) as (page, pilot):
        await pilot.press("tab", *keys)
        await pilot.pause()
        assert page.query_one(Words).felt() == tuple(map(Felt, words))


async def test_what_was_said_before_skipping_is_kept() -> None:
    async with alone(lambda: After(filled("after"), kept=True)) as (page, pilot):
        await pilot.press("up", "enter", *"calm", "enter", "enter", *"So", "escape")
        assert await page.answered == Said(Feeling(Zone.INSIDE, None, (Felt("calm"),)), "So")


async def test_one_can_go_back_to_the_question_before() -> None:
    async with alone(lambda: After(filled("after"), kept=True)) as (page, pilot):
        await pilot.press("enter", "shift+tab", "4", "tab", "tab", "enter")
        assert await page.answered == Said(Feeling(None, 4), "")


@pytest.mark.parametrize(
    ("key", "where"),
    [("enter", Next.LIBRARY), ("escape", Next.LIBRARY), ("q", Next.LEAVE), ("j", Next.JOURNAL), ("a", Next.AGAIN)],
)
async def test_from_what_was_kept_the_way_leads_back_on_or_out(key: str, where: Next) -> None:
    async with alone(lambda: Saved(Kept("Small rest", 63, True))) as (page, pilot):
        await pilot.press(key)
        assert await page.answered is where


async def test_without_a_journal_no_way_leads_there() -> None:
    async with alone(lambda: Saved(Kept("Small rest", 63, False))) as (page, pilot):
        await pilot.press("j", "r", "enter")
        assert await page.answered is Next.LIBRARY


def test_what_was_kept_is_said_evenly_however_long_it_was() -> None:
    assert sentence(Kept("Small rest", 197, True)) == "3 min 17 s of Small rest. Kept in your journal."
    assert sentence(Kept("Small rest", 2, True)) == "2 s of Small rest. Kept in your journal."
    assert "no journal" in sentence(Kept("Small rest", 2, False))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_before_and_now_stand_side_by_side_as_two_figures(size: tuple[int, int]) -> None:
    said = Said(Feeling(None, 8, (Felt("calm"), Felt("sad"))), "It rained.")
    line = confirmed(said.feeling)
    kept = Kept("Small rest", 63, True, Feeling(Zone.HOT, 3), said, lately="Earlier times:  6 → 3", confirmed=line)
    async with alone(lambda: Saved(kept), size) as (page, pilot):
        found = words_on(pilot)
        assert found.index("More than one thing is true here") < found.index("Kept in your journal.")
        for words in (
            "before",
            "now",
            "A lot at once",
            "calm, sad",
            "“It rained.”",
            "Earlier times:  6 → 3",
        ):
            assert words in found
        assert found.count("━") >= 11
        assert "a" in {hint.key for hint in page.hints}
        assert page.query_one(Body).max_scroll_y == 0
        await pilot.press("a")
        assert await page.answered is Next.AGAIN


async def test_what_was_not_said_is_said_to_be_so() -> None:
    async with alone(lambda: Saved(Kept("Small rest", 63, True, None, Said(Feeling(Zone.COLD))))) as (_, pilot):
        assert "not said" in words_on(pilot)
        assert "Far away" in words_on(pilot)


@pytest.mark.parametrize(
    ("typed", "some"), [("breath", True), ("BODY scan", True), ("self compassion", True), ("xyzzy", False)]
)
def test_typing_finds_by_title_kind_and_summary(typed: str, some: bool) -> None:
    assert bool(matching(shelf()[0], typed)) is some


async def test_the_library_shows_all_again_before_it_is_left() -> None:
    async with alone(Library) as (page, pilot):
        for _ in range(2000):
            if page.practices:
                break
            await pilot.pause(0.02)
        await pilot.press(*"xyzzy", "escape")
        assert not page.answered.done()
        await pilot.press("down", "enter")
        assert await page.answered == page.practices[1]


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_the_help_of_any_page_closes_with_any_key(size: tuple[int, int], practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script), size) as (page, pilot):
        await pilot.press("question_mark")
        assert "land and leave" in words_on(pilot) or size[1] < 24
        await pilot.press("x")
        assert pilot.app.screen is page


async def test_without_colour_the_page_says_the_same(monkeypatch: pytest.MonkeyPatch, practice: Practice) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with alone(lambda: CheckIn(filled("check-in"), practice.script)) as (_, pilot):
        await pilot.press("up")
        await pilot.pause()
        assert pilot.app.theme == "plain"
        assert "● There is room" in words_on(pilot)
        colours = {
            piece.style.color.name
            for strip in pilot.app.screen._compositor.render_strips()
            for piece in strip
            if piece.style and piece.style.color
        }
        assert colours <= {"default"}


async def test_light_and_dark_are_one_key_apart() -> None:
    async with alone(lambda: Sorry("x", ["y"])) as (_, pilot):
        before = pilot.app.theme
        await pilot.press("ctrl+t")
        assert {before, pilot.app.theme} == {"dusk", "dawn"}


@pytest.mark.parametrize("keys", [["ctrl+c"], ["ctrl+q"], ["escape"]])
async def test_leaving_at_once_leaves_quietly(keys: list[str]) -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test() as pilot:
        await pilot.press(*keys)
    assert app.mishap is None
    assert app.return_value in ((130,) if keys == ["ctrl+c"] else (0, None))


async def test_a_mistake_of_ours_shows_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(Page[None]):
        def on_mount(self) -> None:
            raise ZeroDivisionError("ours")

    app = GuideApp(settings=Settings(silent=True))
    with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the app has to run
        async with app.run_test() as pilot:
            await app.push_screen(Broken())
            await pilot.pause()
    assert isinstance(app.mishap, ZeroDivisionError)
    assert not app._exit_renderables
    assert "Traceback" not in "".join(capsys.readouterr())


def test_the_door_can_be_named_without_textual() -> None:
    assert run.__module__ == "guide.tui"
    assert re.search(r"^from textual|^import textual", Path(run.__code__.co_filename).read_text(), re.M) is None
    assert asyncio.iscoroutinefunction(run) is False
