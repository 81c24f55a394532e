"""A locked journal locks itself on the screen when its person is away, and its passphrase brings everything back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from guide import script
from guide.cli import parser
from guide.journal import Journal, lock
from guide.journal.away import SETTING, minutes
from guide.journal.troubles import LockedError
from guide.library import Practice
from guide.render.job import RenderJob
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.away_lock import AwayLock
from guide.tui.screens.after import After
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.locked import ANOTHER, Locked
from guide.tui.screens.page import Page
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.preparing import Preparing
from guide.tui.screens.saved import Kept, Saved
from tests.journal.entry_kit import note
from tests.tui.page_kit import PageAlone, filled, words_on
from tests.tui.session_stand_in import PLAYING, StandIn
from tests.tui.test_walk import write
from tests.tui.visit_kit import until

pytest.importorskip("sqlcipher3")
PHRASE = "three green boats"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is made in no time."""
    monkeypatch.setattr(lock, "COST", 1 << 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A locked journal that locks itself after five minutes."""
    found = tmp_path / "journal.db"
    with Journal.open(found, lambda: datetime.now(UTC)) as journal:
        journal.keep(note("mine"))
        journal.set_setting(SETTING, 5)
    lock.set_passphrase(found, PHRASE)
    return found


async def test_it_locks_itself_when_one_is_away_and_not_before(path: Path) -> None:
    time, busy = [0.0], [False]
    with Journal.open(path, lambda: datetime.now(UTC), lock.unlock(path, PHRASE)) as journal:
        app = GuideApp(settings=Settings(silent=True), journal=journal)
        app.away = AwayLock(app, lambda: journal, lambda: busy[0], lambda: time[0])
        async with app.run_test() as pilot:
            page = Saved(Kept("Rest", 60.0, True))
            await app.push_screen(page)
            for at in (200.0, 400.0):
                time[0] = at
                app.away.look()
                await pilot.press("x")
                app.away.look()
            time[0], busy[0] = 900.0, True
            app.away.look()
            busy[0] = False
            for at in (1100.0, 1199.0):
                time[0] = at
                app.away.look()
            assert app.screen is page
            time[0] = 1201.0
            app.away.look()
            app.away.look()
            await until(pilot, lambda: isinstance(app.screen, Locked))
            assert app.screen_stack[-2] is page
            with pytest.raises(LockedError):
                journal.entries()
            await pilot.press("escape")
            assert isinstance(app.screen, Locked)
            for typed in ("another", PHRASE):
                app.screen.query_one(Input).value = typed
                await pilot.press("enter")
                if typed != PHRASE:
                    await until(pilot, lambda: ANOTHER in words_on(pilot).replace("\n", " "))
            await until(pilot, lambda: app.screen is page)
            assert len(journal.entries()) == 1
        assert app.mishap is None


async def locks_over(make: Callable[[], Page[Any]], path: Path) -> bool:
    """Whether the journal locks itself over a page, by the program's own judgement of what goes on alone."""
    time = [0.0]
    with Journal.open(path, lambda: datetime.now(UTC), lock.unlock(path, PHRASE)) as journal:
        app = PageAlone(settings=Settings(silent=True), journal=journal)
        app.away = AwayLock(app, lambda: journal, app.goes_on, lambda: time[0])
        async with app.run_test() as pilot:
            await app.push_screen(make())
            app.away.look()
            time[0] = 400.0
            app.away.look()
            await pilot.pause()
            return isinstance(app.screen, Locked)


def practice() -> Practice:
    return Practice("own", write(), script.load(write()))


LATER = 4_000_000_000.0
"""A moment that no test lives to see."""


@pytest.mark.parametrize(
    ("make", "locks"),
    [
        (lambda: After(filled("after"), kept=True), True),
        (lambda: CheckIn(filled("check-in"), practice().script), True),
        (lambda: CheckIn(filled("check-in"), practice().script, at=LATER), False),
        (lambda: PracticePage(practice(), RenderJob(practice().script)), True),
        (lambda: PracticePage(practice(), RenderJob(practice().script), at=LATER), False),
        (lambda: Preparing("Rest", lambda: (3, 9)), False),
        (lambda: PlayerPage(StandIn(PLAYING)), False),  # type: ignore[arg-type]
    ],
    ids=["after", "check-in", "appointed check-in", "practice", "appointed practice", "preparing", "player"],
)
async def test_it_locks_itself_over_every_page_that_waits_and_over_none_that_leads_on_alone(
    path: Path, make: Callable[[], Page[Any]], locks: bool
) -> None:
    assert await locks_over(make, path) is locks


def test_minutes_are_set_where_it_is_locked(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = path.with_name("secret")
    secret.write_text(PHRASE)
    given = parser().parse_args(
        ["journal", "--file", str(path), "--passphrase-file", str(secret), "lock", "--after", "12"]
    )
    assert given.run(given) == 0
    assert "after 12 min" in capsys.readouterr().out
    with Journal.open(path, lambda: datetime.now(UTC), lock.unlock(path, PHRASE)) as journal:
        assert minutes(journal) == 12
