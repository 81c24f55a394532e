"""What is shown can be clicked: cards, a bar, doors and rows. Keys do the same; nothing needs a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from guide import script
from guide.forms.zone import Zone
from guide.library import Practice
from guide.render.job import RenderJob
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.begin import Begin
from guide.tui.door import doors
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.now import NowPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.settings import SettingsPage
from guide.tui.widgets.choice_rows import ChoiceRows
from guide.tui.widgets.questions.feel import Feel
from tests.tui.page_kit import alone, filled, words_on
from tests.tui.test_choosing import TEXT
from tests.tui.test_walk import at, until


@pytest.fixture
def practice() -> Practice:
    read = script.parse(TEXT, "small-rest.yaml").script
    assert read
    return Practice("small-rest", Path("small-rest.yaml"), read)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_zone_and_the_distress_are_said_by_clicking_them(size: tuple[int, int], practice: Practice) -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice.script), size) as (page, pilot):
        feel = page.query_one(Feel)
        await pilot.click("#cold-card", offset=(3, 0 if size == (60, 20) else 2))
        assert feel.zone is Zone.COLD
        for wanted in (4, 9, 1, 10):
            bar = page.query_one("#scale").region
            drawn = words_on(pilot).splitlines()[bar.y]
            first = min(drawn.index(sign) for sign in "━─" if sign in drawn)
            step = 4 if drawn[first + 3] == " " else 3 if drawn[first + 2] == " " else 2
            await pilot.click(offset=(first + (wanted - 1) * step, bar.y))
            assert feel.distress == wanted
        await pilot.click("#cold-card")
        assert (feel.zone, feel.distress) == (None, 10)


async def test_a_door_of_the_first_page_opens_by_clicking_its_name() -> None:
    app = GuideApp(settings=Settings(silent=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await at(pilot, NowPage)
        await until(pilot, lambda: app.screen.query_one(OptionList).option_count > 2)
        await pilot.pause()
        name = next(each.name for each in doors() if each.key == "comma")
        y, row = next((y, row) for y, row in enumerate(words_on(pilot).splitlines()) if f", {name}" in row)
        await pilot.click(offset=(row.index(name) + 1, y))
        await at(pilot, SettingsPage)
        await pilot.press("escape")
        await at(pilot, NowPage)
        await pilot.press("escape")
    assert app.mishap is None


async def test_a_row_of_a_practice_is_marked_changed_and_begun_by_clicking(practice: Practice) -> None:
    async with alone(lambda: PracticePage(practice, RenderJob(practice.script))) as (page, pilot):
        rows = page.query_one(ChoiceRows)
        await until(pilot, lambda: "posture" in words_on(pilot))
        await pilot.click(ChoiceRows, offset=(4, 1))
        assert rows.at == 1
        before = rows.render().plain.splitlines()[1]
        await pilot.click(ChoiceRows, offset=(4, 1))
        assert rows.render().plain.splitlines()[1] != before
        await pilot.click(ChoiceRows, offset=(4, 0))
        assert not page.answered.done()
        await pilot.click(ChoiceRows, offset=(4, 0))
        assert isinstance(await page.answered, Begin)
