"""A plan for a rough patch opens by one key, from the first page and line by line, with the support card on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from guide import places
from guide.cli import parser
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.support.rough_patch import NONE, plan
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.doors.rough_patch import DOOR
from guide.tui.screens.form import FillPage
from guide.tui.screens.now import NowPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.rough_patch import RoughPatchPage
from tests.tui.page_kit import words_on
from tests.tui.visit_kit import through, until

NOW = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)
SAID = {
    "first": ["feet-and-floor"], "second": ["three-o-clock"], "third": ["gone-since"], "who": ["Mara"],
    "helped": ["round the block", "soup"], "words": ["You have been here before, and you know the way."],
}  # fmt: skip


def planned() -> Entry:
    answers = (Answer(Question(name, "list"), tuple(map(Part, lines))) for name, lines in SAID.items())
    return Entry("rough-patch", NOW, tuple(answers))


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal.open(places.journal(), lambda: NOW) as opened:
        opened.keep(planned())
        yield opened


async def test_one_key_opens_the_plan_and_one_more_begins_a_practice(journal: Journal) -> None:
    app = GuideApp(None, None, Settings(silent=True), journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, NowPage))
        await pilot.press("r")
        await until(pilot, lambda: "1  Feet and floor" in words_on(pilot))
        told = words_on(pilot)
        assert "1  Feet and floor" in told
        assert "“You have been here before, and you know the way.”" in told
        assert "Has helped before: round the block, soup" in told
        assert "In danger now:" in told
        await pilot.press("3")
        assert isinstance(app.screen, RoughPatchPage), "a practice that has gone is left out"
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, PracticePage) and "Feet and floor" in words_on(pilot))
    assert app.mishap is None


async def test_without_a_plan_the_card_is_there_and_one_can_be_made() -> None:
    async with through(DOOR, None) as (app, pilot):
        await until(pilot, lambda: "There is no plan yet." in words_on(pilot))
        assert "In danger now:" in words_on(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, FillPage))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, RoughPatchPage))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, RoughPatchPage))


def test_line_by_line_it_is_one_option(
    journal: Journal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody_types(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody_types)
    given = parser().parse_args(["now", "--rough-patch"])
    assert given.run(given) == 0
    told = capsys.readouterr().out
    assert "1  Feet and floor" in told
    assert "2  Three o'clock" in told
    assert "May know about it: Mara" in told
    assert "In danger now:" in told


def test_without_a_plan_it_is_said_how_one_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    given = parser().parse_args(["now", "--rough-patch"])
    assert given.run(given) == 0
    assert f"{NONE} guide reflect rough-patch" in capsys.readouterr().out
    assert plan(None) is None
