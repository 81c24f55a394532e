"""What stands beside the river: all of it can be read however long it is, and the next one from its first line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from guide.journal import Answer, Entry, Journal, Part, Question
from guide.tui.doors.journal import DOOR
from guide.tui.widgets.lived import Beside
from tests.tui.page_kit import words_on
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
