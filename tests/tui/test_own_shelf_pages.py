"""The own shelf on the screens: presets kept from the practice page, shown on the first page and in the library."""

from __future__ import annotations

import pytest

from guide import library, places
from guide.library import sources
from guide.lint.run import load
from guide.preferences import own_shelf
from guide.preferences.own_shelf import Preset
from guide.render.job import RenderJob
from guide.tui.begin import Begin
from guide.tui.doors.library import DOOR
from guide.tui.kept_practice import KeptPractice
from guide.tui.levels import NAMES
from guide.tui.screens.library import NO_WORDS, OWN_SHELF, Library
from guide.tui.screens.now import NowPage
from guide.tui.screens.practice import PracticePage
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.shelf import Shelf
from tests.scripts import TONE
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.visit_kit import through, until

BODY = "sections:\n  - title: A\n    closing: true\n    steps:\n      - {words}\n      - pause: 1s..90s\n"
EVENING = Preset("evening", "harbour", 40.0, bed="ocean", settings={"posture": "lying"})


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three practices, and no others."""
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])
    places.own_scripts().mkdir(parents=True)
    for name, words in {
        "harbour": "The quiet boats\n        are lying still.",
        "meadow": "Grass.",
        "stone": "Rest.",
    }.items():
        head = TONE.replace("title: T", f"title: {name.title()}") + "posture: [sitting, lying]\n"
        (places.own_scripts() / f"{name}.yaml").write_text(head + BODY.format(words=words), encoding="utf-8")


def practice(name: str = "harbour") -> library.Practice:
    return library.read(library.find(name), load)


async def test_what_marks_a_practice_is_whole_where_its_title_is_not() -> None:
    named = places.own_scripts() / "meadow.yaml"
    named.write_text(named.read_text("utf-8").replace("title: Meadow", f"title: {'Meadow ' * 12}"), encoding="utf-8")
    async with through(DOOR, None) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Library) and "Meadow Mea" in words_on(pilot))
        row = next(line for line in words_on(pilot).splitlines() if "Meadow Mea" in line)
        assert "…  yours " in row
        await pilot.press("escape", "escape")


async def test_a_practice_is_kept_under_a_name_and_begins_so_again() -> None:
    found = practice()
    async with alone(lambda: PracticePage(found, RenderJob(found.script))) as (page, pilot):
        await until(pilot, lambda: "bed" in words_on(pilot))
        await pilot.press("down", "right", "k", *"night", "enter")
        await until(pilot, lambda: "Kept as @night" in words_on(pilot))
    (kept,) = own_shelf.read().presets
    assert kept == Preset("night", "harbour", bed="none")
    async with alone(lambda: PracticePage(found, RenderJob(found.script), preset=EVENING)) as (page, pilot):
        assert "@evening" in words_on(pilot)
        await pilot.press("enter")
        begin = await answer(page)
    assert begin
    assert begin.options
    assert (begin.options.bed, begin.options.settings) == ("ocean", {"posture": "lying"})


async def test_levels_are_chosen_and_the_voice_is_heard_on_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr("guide.preview.sample.sample", lambda names: heard.extend(names))
    monkeypatch.setattr("guide.player.hearing.hear", lambda sound: 0)
    found = practice()
    async with alone(lambda: PracticePage(found, RenderJob(found.script), louder=(-3.0, 0.0)), (120, 40)) as (
        page,
        pilot,
    ):
        await until(pilot, lambda: NAMES[-1] in words_on(pilot))
        rows = page.query_one(ChoiceRows)
        while "▸ voice " not in words_on(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        await until(pilot, lambda: heard == ["tone"])
        assert not page.answered.done()
        while f"▸ {NAMES[1]}" not in words_on(pilot):
            await pilot.press("down")
        await pilot.press("left", "left", "right", "down", "right")
        assert "+3 dB" in words_on(pilot)
        assert rows.at
        await pilot.press("enter")
        begin = await answer(page)
    assert begin == Begin(True, None, None, None, (-3.0, -3.0, 3.0))


async def test_the_library_keeps_filters_and_searches_in_what_is_said() -> None:
    own_shelf.keep(EVENING)
    async with through(DOOR, None, (140, 40)) as (app, pilot):
        page = app.screen
        assert isinstance(page, Library)
        shelf = page.query_one(Shelf)
        await until(pilot, lambda: len(shelf.entries) == 4 and "Length" in words_on(pilot))
        assert isinstance(shelf.pointed, KeptPractice)
        assert "40 s, ocean, lying" in words_on(pilot)
        await pilot.press("down", "down", "ctrl+k")
        assert own_shelf.read().practices == ("meadow",)
        await pilot.press("tab")
        assert OWN_SHELF in words_on(pilot)
        assert [getattr(each, "name", "@") for each in shelf.entries] == ["@", "meadow"]
        await pilot.press("down", "ctrl+k", "escape")
        assert own_shelf.read().practices == ()
        await pilot.press(*"/BOATS are")
        await until(pilot, lambda: [getattr(each, "name", "@") for each in shelf.entries] == ["harbour"])
        assert "The quiet boats are lying" in words_on(pilot)
        await pilot.press(*"x")
        await until(pilot, lambda: NO_WORDS in words_on(pilot))


async def test_the_first_page_shows_what_was_kept() -> None:
    own_shelf.keep(EVENING)
    async with alone(lambda: NowPage((), lambda: None)) as (page, pilot):
        await until(pilot, lambda: "@evening" in words_on(pilot))
        while "▌ @evening" not in words_on(pilot):
            await pilot.press("down")
        await pilot.press("enter")
        chosen = await answer(page)
    assert getattr(chosen, "preset", None) == EVENING


async def test_levels_are_kept_with_a_preset_and_begin_so_again() -> None:
    found = practice()
    async with alone(lambda: PracticePage(found, RenderJob(found.script)), (120, 40)) as (_, pilot):
        await until(pilot, lambda: NAMES[-1] in words_on(pilot))
        while f"▸ {NAMES[0]}" not in words_on(pilot):
            await pilot.press("down")
        await pilot.press("right", "k", *"near", "enter")
        await until(pilot, lambda: "Kept as @near" in words_on(pilot))
    kept = own_shelf.read().preset("near")
    assert kept.levels == (3.0, 0.0, 0.0)
    async with alone(lambda: PracticePage(found, RenderJob(found.script), preset=kept), (120, 40)) as (page, pilot):
        await until(pilot, lambda: "+3 dB" in words_on(pilot))
        await pilot.press("enter")
        begin = await answer(page)
    assert begin
    assert begin.levels == (3.0, 0.0, 0.0)
