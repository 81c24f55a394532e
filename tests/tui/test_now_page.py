"""The first page: what is offered now, in three keys to the sound; where one left off; the doors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import OptionList

from guide import library, places
from guide.journal import EventKind, Journal, Zone
from guide.library import Header, Index, sources
from guide.live.at_hand import AtHand, at_hand
from guide.live.resume import encoded_position
from guide.timeline import Position
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.door import doors
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.library import Library
from guide.tui.screens.now import NO_PRACTICES, ZONES, NowPage
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.support_card import SupportCardPanel
from guide.tui.widgets.line import Line
from tests.scripts import TONE
from tests.tui.page_kit import alone, words_on
from tests.tui.test_walk import at, shown, to_library, until, write

NOW = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)
SPOT = Position(1, "voice mine.yaml:9:9", 2, 62.0, 59.5)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal.open(places.journal(), lambda: NOW) as opened:
        yield opened


def header(name: str, kind: str = "rest", intensity: int = 1, eyes: tuple[str, ...] = ("either",)) -> Header:
    return Header(
        name, Path(f"{name}.yaml"), name.title(), "S.", kind, "regulate", intensity, "en", (), (), (), eyes, "1"
    )


HEADERS = [
    header("still"), header("feet", "grounding", eyes=("open",)), header("deep", "emotion", 4),
    header("walk", "movement"),
]  # fmt: skip


def names(found: AtHand) -> list[str]:
    return [each.name for each in found.suggestions]


def test_without_a_journal_it_is_gentle_and_each_has_a_reason() -> None:
    found = at_hand(None, HEADERS, NOW)
    assert "deep" not in names(found)
    assert len(found.suggestions) == 3
    assert all(each.reason.endswith(".") for each in found.suggestions)
    assert (found.left, found.recent) == (None, ())


def test_how_it_is_decides_what_comes_first(journal: Journal) -> None:
    assert names(at_hand(journal, HEADERS, NOW, Zone.COLD))[0] in ("feet", "walk")
    assert "still" not in names(at_hand(journal, HEADERS, NOW, Zone.COLD))[:1]
    assert not journal.answer_rows()  # it is for this visit alone


def test_one_that_was_left_is_gone_on_with_and_the_others_are_lately(journal: Journal) -> None:
    for name, ended in (("walk", True), ("feet", False), ("gone", True)):
        log = journal.begin(name, title="T", digest="d", kind="rest", intensity=1, planned=300.0, voice="tone")
        log.note(EventKind.STARTED, 0.0, 0.0)
        heard = 300.0 if ended else 62.0
        note = {} if ended else {"spot": encoded_position(SPOT)}
        log.note(EventKind.ENDED if ended else EventKind.LEFT, heard, heard, **note)
    found = at_hand(journal, HEADERS, NOW)
    assert found.left is not None
    assert (found.left[0], found.left[1].spot) == ("feet", SPOT)
    assert found.recent == ("walk",)  # what is no longer in the library is not offered


async def test_three_keys_lead_from_the_first_page_to_the_sound(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])  # what comes first depends on the hour
    app = GuideApp(None, None, Settings(silent=True), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, NowPage)
        await until(pilot, lambda: "Own short rest" in shown(app))
        await pilot.press("enter")
        await at(pilot, PracticePage)
        await pilot.press("enter")
        await at(pilot, CheckIn)
        await pilot.press("s")
        await at(pilot, PlayerPage)
        await pilot.press("q")


async def test_how_it_is_is_answered_without_reading_the_practices_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write()
    read = library.read_index
    looks: list[object] = []

    def reading(on_read: Callable[[int, int], None] | None = None) -> Index:
        looks.append(on_read)
        return read(on_read)

    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])
    monkeypatch.setattr(library, "read_index", reading)
    page = NowPage((), lambda: None)
    async with alone(lambda: page) as (_, pilot):
        await until(pilot, lambda: "Own short rest" in words_on(pilot))
        found: list[object] = []
        monkeypatch.setattr(page, "_found", lambda *told: found.append(told))
        await pilot.press("1")
        await until(pilot, lambda: bool(found))
        assert len(looks) == 1
        page.look()  # as on every coming back
        await until(pilot, lambda: len(found) == 2)
        assert len(looks) == 2


async def test_moving_draws_two_rows_anew_and_no_more(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    async with alone(lambda: NowPage(doors(), lambda: journal)) as (page, pilot):
        await until(pilot, lambda: page.query_one(OptionList).option_count > 2)
        await pilot.pause()
        drawn: list[int] = []
        monkeypatch.setattr(OptionList, "replace_option_prompt_at_index", lambda _list, at, _row: drawn.append(at))
        await pilot.press("down")
        await pilot.pause()
        assert drawn == [0, 1]


async def test_doors_open_by_their_key_and_lead_back(journal: Journal) -> None:
    app = GuideApp(None, None, Settings(silent=True), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, NowPage)
        for door in doors():
            assert door.name in shown(app)
        await pilot.press("l")
        await at(pilot, Library)
        await pilot.press("escape")
        await at(pilot, NowPage)
        await pilot.press("2")
        await until(pilot, lambda: app.screen.query_one("#zone-inside").has_class("-said"))
        await pilot.press("2")
        await until(pilot, lambda: not app.screen.query_one("#zone-inside").has_class("-said"))
        for zone in ZONES:
            assert zone.brief in shown(app)
        await pilot.press("escape")
    assert app.mishap is None


async def test_the_library_is_narrowed_by_what_one_comes_for(journal: Journal) -> None:
    folder = write().parent
    for name, needs in {"night": "needs: [sleep]", "alarm": "needs: [panic]"}.items():
        (folder / f"{name}.yaml").write_text(
            f"title: {name.title()}\n{TONE.partition(chr(10))[2]}{needs}\n"
            "sections: [{title: A, steps: ['If you like, rest here.']}]\n"
        )
    app = GuideApp(None, None, Settings(silent=True), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await to_library(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "For: I can't sleep" in shown(app))
        assert "Night" in shown(app)
        assert "Alarm" not in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "For:" not in shown(app))
        await pilot.press("S")
        await until(pilot, lambda: isinstance(app.screen, SupportCardPanel))
        await pilot.press("escape")
        await pilot.press(*"panic")
        await until(pilot, lambda: "Alarm" in shown(app) and "Night" not in shown(app))
        await pilot.press("S")
        await until(pilot, lambda: app.screen.query_one(Line).value == "panicS")


async def test_it_looks_again_on_coming_back_also_where_nothing_was_found_before(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])
    app = GuideApp(None, None, Settings(silent=True), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, NowPage)
        await until(pilot, lambda: NO_PRACTICES in shown(app))
        await pilot.press("l")
        await at(pilot, Library)
        write()
        await pilot.press("escape")
        await until(pilot, lambda: "Own short rest" in shown(app))
