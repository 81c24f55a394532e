"""The journal on the screen: the river is walked, searched and narrowed; one of it is edited, put aside, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from guide.actions.journal_text import gist
from guide.journal import Answer, Entry, Journal, Part, PastSession, Question, State
from guide.tui.app import GuideApp
from guide.tui.doors.journal import DOOR
from guide.tui.screens import journal as journal_page
from guide.tui.screens.form import FillPage
from guide.tui.screens.journal import PIECE, JournalPage
from guide.tui.screens.lived import LivedPage
from guide.tui.screens.no_journal import NoJournal
from guide.tui.screens.then_and_now import ThenAndNow
from guide.tui.widgets import river as river_widget
from guide.tui.widgets.river import River
from tests.journal.entry_kit import note
from tests.tui.page_kit import words_on
from tests.tui.visit_kit import through, until

START = datetime(2025, 5, 4, 7, 30, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


def days(journal: Journal, *texts: str, apart: int = 1) -> list[str]:
    asked = Question("text", "text", "What would you like to write down?")
    return [
        journal.keep(Entry("note", START + timedelta(days=apart * at), (Answer(asked, (Part(text),)),)))
        for at, text in enumerate(texts)
    ]


def pointed(app: GuideApp) -> str:
    found = app.screen.query_one(River).pointed
    return found.answers[0].parts[0].text or "" if isinstance(found, Entry) else found.title if found else ""


async def river(pilot: Pilot[int]) -> River:
    """The river, once it shows something."""
    await until(pilot, lambda: isinstance(pilot.app.screen, JournalPage) and pilot.app.screen.seen.read)
    await pilot.pause()
    return pilot.app.screen.query_one(River)


async def test_days_of_rest_are_water_a_wave_each(journal: Journal) -> None:
    days(journal, "first", "second", apart=5)
    async with through(DOOR, journal) as (_, pilot):
        await river(pilot)
        text = words_on(pilot)
        assert text.count("~") == 4
        assert text.index("Friday, 9 May") < text.index("~") < text.index("Sunday, 4 May")


async def test_pages_below_are_read_before_they_are_needed_and_no_more_than_that(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_page, "LULL", 0.0)
    whole = PIECE * 5 + 30
    journal.add((), [note(str(at), at=START - timedelta(minutes=at)) for at in range(whole)])
    async with through(DOOR, journal) as (app, pilot):
        shown = await river(pilot)

        def below() -> float:
            return shown.virtual_size.height - shown.scroll_offset.y - shown.size.height

        def some_pages_are_there() -> bool:
            return below() > 10 * shown.size.height or len(shown.items) == whole

        await until(pilot, some_pages_are_there)
        assert len(shown.items) < whole
        while int(pointed(app)) < whole - 1:
            await pilot.press("pagedown")
            assert below() > shown.size.height or len(shown.items) == whole
            await until(pilot, some_pages_are_there)
        assert [each.answers[0].parts[0].text for each in shown.items if isinstance(each, Entry)] == [
            str(at) for at in range(whole)
        ]


async def test_the_page_below_is_drawn_before_it_is_turned(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def drawing(entry: Entry, room: int) -> str:
        told = gist(entry, room)
        drawn.append(int(told))
        return told

    monkeypatch.setattr(river_widget, "gist", drawing)
    journal.add((), [note(str(at), at=START - timedelta(minutes=at)) for at in range(PIECE)])
    async with through(DOOR, journal) as (app, pilot):
        shown = await river(pilot)
        for _ in range(3):
            await pilot.press("pagedown")
            await until(pilot, lambda: int(pointed(app)) + shown.size.height - 4 in drawn)
            drawn.clear()
        before = int(pointed(app))
        await pilot.press("pagedown")
        await pilot.pause()
        seen = {row for row in drawn if row <= int(pointed(app))}
        assert seen <= {before, int(pointed(app))}  # without the bar beside it, and with it


async def test_end_goes_back_to_the_very_first_one_however_far_that_is(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_page, "LARGE_PIECE", 300)
    journal.add((), [note(str(at), at=START - timedelta(minutes=at)) for at in range(1000)])
    async with through(DOOR, journal) as (app, pilot):
        shown = await river(pilot)
        await pilot.press("end")
        await until(pilot, lambda: pointed(app) == "999")
        assert len(shown.items) == 1000
        await pilot.press("up")
        assert pointed(app) == "998"
        await pilot.press("home")
        assert pointed(app) == "0"
        await pilot.press("end")
        assert pointed(app) == "999"


async def test_words_and_filters_narrow_it_and_escape_shows_everything(journal: Journal) -> None:
    journal.add([PastSession("rest", START, 60.0, title="Rest by water")])
    aside, water, shared = days(journal, "for later", "clear water", "to hand on")
    journal.set_state(aside, State.SHELF)
    journal.share(shared)
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)

        async def seen(*keys: str) -> set[str]:
            await pilot.press(*keys)
            shown = await river(pilot)
            return {each.uid if isinstance(each, Entry) else each.title for each in shown.items}

        assert await seen() == {water, shared, "Rest by water"}
        assert await seen("slash", *"WATER", "enter") == {water, "Rest by water"}
        assert await seen("w") == {"Rest by water"}
        assert await seen("escape") == {water, shared, "Rest by water"}
        assert await seen("s") == {shared}
        assert await seen("s", "y") == {aside}
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, JournalPage))


async def test_an_entry_is_edited_on_its_form_and_keeps_what_it_was(journal: Journal) -> None:
    _, uid = days(journal, "before", "as it was")
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FillPage))
        await pilot.pause()
        app.screen.query_one(TextArea).text = "as it is"
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage) and "as it is" in words_on(pilot))
        assert "until" in words_on(pilot)
        await pilot.press("escape")
        await river(pilot)
        assert pointed(app) == "as it is"
    (_, version), *_ = journal.versions(uid)
    assert version.answers[0].parts[0].text == "as it was"


async def test_what_was_half_done_and_is_finished_stays_where_it_was(journal: Journal) -> None:
    before, uid = days(journal, "before", "half")
    journal.set_state(uid, State.OPEN)
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FillPage))
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("escape")
        shown = await river(pilot)
        assert [each.uid for each in shown.items] == [uid, before]
        assert getattr(shown.pointed, "state", None) is State.DONE


async def test_one_comes_back_to_an_entry_and_sees_both(journal: Journal) -> None:
    (uid,) = days(journal, "then")
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, FillPage))
        await pilot.pause()
        app.screen.query_one(TextArea).text = "now"
        await pilot.press("escape", "enter")
        await until(pilot, lambda: isinstance(app.screen, ThenAndNow))
        text = words_on(pilot)
        assert text.index("then") < text.index("now")
    assert [entry.follows for entry in journal.entries()] == [uid, None]


async def test_it_is_deleted_only_when_that_is_agreed_to_and_then_it_is_gone(journal: Journal, tmp_path: Path) -> None:
    days(journal, "a word to keep", "a word to go")
    export = tmp_path / "kept.jsonl"
    export.write_text("")
    journal.handed_out(export)
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("d")
        await pilot.press("x")
        assert len(journal.entries()) == 2
        await pilot.press("d", "y")
        shown = await river(pilot)
        assert len(shown.items) == 1
        assert "kept.jsonl" in words_on(pilot).replace("\n", "").replace(" ", "")
    assert [b"a word to go" in each.read_bytes() for each in tmp_path.glob("journal*")] == [False] * len(
        list(tmp_path.glob("journal*"))
    )


async def test_where_the_last_one_may_still_lie_is_said_too(journal: Journal, tmp_path: Path) -> None:
    days(journal, "a word to go")
    export = tmp_path / "kept.jsonl"
    export.write_text("")
    journal.handed_out(export)
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("d", "y")
        await until(pilot, lambda: "Nothing is here yet." in words_on(pilot))
        assert "kept.jsonl" in words_on(pilot).replace("\n", "").replace(" ", "")
    assert not journal.entries()


async def test_putting_aside_takes_it_out_of_the_river_and_marking_stays(journal: Journal) -> None:
    stays, goes = days(journal, "stays", "goes")
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("s")
        await until(pilot, lambda: getattr(journal.entry(goes), "share", False))
        await pilot.press("p")
        await until(pilot, lambda: getattr(journal.entry(goes), "state", None) is State.SHELF)
        await until(pilot, lambda: "put aside" in words_on(pilot))
        await pilot.press("escape")
        shown = await river(pilot)
        assert [each.uid for each in shown.items] == [stays]


async def test_one_entry_is_copied_to_talk_about_and_no_other(journal: Journal) -> None:
    days(journal, "stays here", "goes with me")
    async with through(DOOR, journal) as (app, pilot):
        await river(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LivedPage))
        await pilot.press("c")
        await until(pilot, lambda: "in your clipboard" in words_on(pilot))
        assert "  goes with me\n" in app.clipboard
        assert "stays here" not in app.clipboard


async def test_without_a_journal_it_says_so() -> None:
    async with through(DOOR, None) as (app, pilot):
        assert isinstance(app.screen, NoJournal)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, NoJournal))
