"""What is said on the check-in page steers the practice from its first line; the last page keeps to what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from guide import script
from guide.journal import Journal
from guide.library import Practice
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.timeline import Position
from guide.tui.screens.after import After
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.library import Library
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.saved import Saved
from tests.live.session_kit import is_prepared
from tests.tui.page_kit import alone, filled, words_on
from tests.tui.test_walk import at, opened, shown, until, write

TEXT = """title: Own short rest
summary: A rest for tests.
kind: rest
aim: regulate
intensity: {intensity}
voice: tone
sections:
  - title: Opening
    steps:
      - choose: {{by: zone, hot: [Much at once.], inside: [There is room.], cold: [Far away.], else: [As written.]}}
      - pause: 60s!
  - title: Closing
    closing: true
    steps:
      - say: {{text: Come back., distance: {{further: Come back from afar.}}}}
      - pause: 60s!
"""
LINES = {"Much at once.", "There is room.", "Far away.", "As written."}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


def practice() -> Practice:
    path = write(text=TEXT)
    return Practice("own", path, script.load(path))


async def first_line(pilot: Pilot[int], app: Any) -> str:
    await at(pilot, PlayerPage)
    await until(pilot, lambda: any(line in shown(app) for line in LINES))
    return next(line for line in LINES if line in shown(app))


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("up", "up", "8", "enter"), "Much at once."),
        (("up", "enter"), "There is room."),
        (("down", "down", "enter"), "Far away."),
        (("8", "enter"), "As written."),
        (("enter",), "As written."),
        (("s",), "As written."),
    ],
)
@pytest.mark.parametrize("ready", [False, True], ids=["at once", "once it is ready"])
async def test_what_was_said_is_heard_at_once(journal: Journal, keys: tuple[str, ...], line: str, ready: bool) -> None:
    async with opened(journal, start=practice()) as (app, pilot):
        await at(pilot, CheckIn)
        if ready:
            await until(pilot, lambda: app.backstage.session is not None and is_prepared(app.backstage.session))
        await pilot.press(*keys)
        assert await first_line(pilot, app) == line


async def test_who_is_not_asked_hears_what_the_author_wrote(journal: Journal) -> None:
    async with opened(journal, start=practice(), check_in=False) as (app, pilot):
        assert await first_line(pilot, app) == "As written."


async def test_where_one_goes_on_it_is_heard_too(journal: Journal) -> None:
    spot = Position(1, "voice own-short-rest.yaml:15:9", 0, 0.0, -1.0)
    async with opened(journal, start=practice(), resume=spot) as (app, pilot):
        await at(pilot, PracticePage)
        await pilot.press("enter")
        await at(pilot, CheckIn)
        await pilot.press("up", "up", "8", "enter")
        await at(pilot, PlayerPage)
        await until(pilot, lambda: "Come back from afar." in shown(app))
        session = app.backstage.session
        assert session is not None
        assert session.now().moment.title == "Closing"


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_whoever_came_for_one_practice_leaves_after_it(journal: Journal, key: str) -> None:
    async with opened(journal, start=practice()) as (app, pilot):
        await at(pilot, CheckIn)
        await pilot.press("s")
        await at(pilot, PlayerPage)
        await until(pilot, lambda: "As written." in shown(app))
        await pilot.press("l", "l")
        await at(pilot, After)
        await pilot.press("escape")
        await at(pilot, Saved)
        assert "leave" in shown(app)
        assert "library" not in shown(app)
        await pilot.press(key)
        await until(pilot, lambda: not app.is_running)
        assert app.return_value == 0
        assert not isinstance(app.screen, Library)


@pytest.mark.parametrize("page", [PracticePage, CheckIn])
async def test_a_choice_that_is_not_heard_is_told_on_the_page(page: type[PracticePage] | type[CheckIn]) -> None:
    job = RenderJob(practice().script, RenderOptions(settings={"posture": "lying"}))
    make = (
        partial(PracticePage, practice(), job)
        if page is PracticePage
        else partial(CheckIn, filled("check-in"), job.applied)
    )
    async with alone(make) as (_, pilot):
        assert "posture=lying changes nothing in this practice" in " ".join(words_on(pilot).split())
