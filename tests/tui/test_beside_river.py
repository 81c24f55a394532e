"""What stands beside the river: painted together with the move to it, all of it can be read however long it is, and the
next one from its first line."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from guide.actions import journal_text
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.tui.doors.journal import DOOR
from guide.tui.screens import journal as journal_page
from guide.tui.screens.journal import JournalPage
from guide.tui.seen_days import Seen
from guide.tui.widgets import lived
from guide.tui.widgets.lived import Beside
from guide.tui.widgets.river import River
from tests.tui.page_kit import alone, words_on
from tests.tui.visit_kit import through, until

WIDE = (140, 40)
NEWEST = datetime(2025, 5, 4, 7, 30, tzinfo=UTC)
LONG, LONGER = ("\n".join(f"{word} {row}" for row in range(80)) for word in ("row", "verse"))


def written(journal: Journal, *texts: str) -> None:
    """Keep notes, the latest first."""
    asked = Question("text", "text", "What would you like to write down?")
    for back, text in enumerate(texts):
        journal.keep(Entry("note", NEWEST - timedelta(days=back), (Answer(asked, (Part(text),)),)))


async def beside(pilot: Pilot[int], words: str) -> Beside:
    """What stands beside the river, once it says ``words``."""
    await until(pilot, lambda: any(words in str(each.content) for each in pilot.app.screen.query(Static)))
    return pilot.app.screen.query_one(Beside)


async def test_what_is_longer_than_the_page_can_be_scrolled_and_what_follows_begins_at_its_top(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", lambda: NEWEST) as journal:
        written(journal, "short one", LONG, LONGER, "short two")
        async with through(DOOR, journal, size=WIDE) as (_, pilot):
            assert (await beside(pilot, "short one")).max_scroll_y == 0
            await pilot.press("down")
            shown = await beside(pilot, "row 79")
            await until(pilot, lambda: shown.max_scroll_y > 40)
            shown.scroll_end(animate=False)
            await until(pilot, lambda: "row 79" in words_on(pilot))
            await pilot.press("down")
            await beside(pilot, "verse 0")
            await until(pilot, lambda: "verse 20" in words_on(pilot) and shown.scroll_offset.y == 0)
            await pilot.press("down")
            await beside(pilot, "short two")
            await until(pilot, lambda: shown.max_scroll_y == 0 and shown.scroll_offset.y == 0)
            await until(pilot, lambda: "short two" in words_on(pilot) and "verse 20" not in words_on(pilot))


async def test_a_move_and_what_is_beside_it_are_painted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lived, "IN_TIME", 60.0)
    painted: list[object] = []
    with Journal.open(tmp_path / "journal.db", lambda: NEWEST) as journal:
        written(journal, "one", "two", "three")
        async with alone(lambda: JournalPage(journal, Seen()), WIDE) as (page, pilot):
            await beside(pilot, "one")
            await until(pilot, lambda: page.seen.titles)
            await pilot.pause(0.3)
            paint = page._compositor.render_update

            def painting(screen_stack: list[Screen[object]]) -> object:
                painted.append(update := paint(screen_stack=screen_stack))
                return update

            monkeypatch.setattr(page._compositor, "render_update", painting)
            await pilot.press("down")
            await beside(pilot, "two")
            await pilot.pause(0.3)
            assert len([each for each in painted if each is not None]) == 1


async def test_what_takes_long_to_read_keeps_no_move_from_being_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = threading.Event()

    def slowly(journal: Journal, what: Entry) -> list[str]:
        goes_on.wait(60.0)
        return journal_text.lived_lines(journal, what)

    with Journal.open(tmp_path / "journal.db", lambda: NEWEST) as journal:
        written(journal, "first", "second", "third")
        async with through(DOOR, journal, size=WIDE) as (app, pilot):
            await beside(pilot, "first")
            monkeypatch.setattr(journal_page, "lived_lines", slowly)
            await pilot.press("down")
            assert app.screen.query_one(River).at == 1
            await until(pilot, lambda: any("▌" in row and "second" in row for row in words_on(pilot).split("\n")))
            assert "second" not in str(app.screen.query_one(Beside).query_one(Static).content)
            goes_on.set()
            await beside(pilot, "second")
