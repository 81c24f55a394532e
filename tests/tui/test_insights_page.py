"""What may be said, on the screen: sentences with their pictures, or not enough yet; of everything, or of one form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.insights.findings import FINDINGS
from guide.insights.gathering import history, looks_of
from guide.insights.page import page
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.player.wallclock import now
from guide.tui.doors.insights import DOOR
from guide.tui.screens.insights import EXPLAINED, LATER, NOTHING, InsightsPage
from guide.tui.widgets.picture import Picture
from tests.tui.page_kit import words_on
from tests.tui.visit_kit import through, until

FELT = Question("felt", "words", "What is there?")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


async def shown(pilot: Pilot[int]) -> InsightsPage:
    """The page, once everything is found and stands there."""
    found = pilot.app.screen
    assert isinstance(found, InsightsPage)
    await until(pilot, lambda: found.findings and found.query("#found > *"))
    await pilot.pause()
    return found


async def test_an_empty_journal_is_not_enough_yet_and_says_so_kindly(journal: Journal) -> None:
    async with through(DOOR, journal) as (_, pilot):
        found = await shown(pilot)
        text = words_on(pilot)
        assert NOTHING.split(",")[0] in text
        assert "Not enough yet: 0 of" in text
        assert not found.query(Picture)
        assert len(found.findings) == len(FINDINGS)


async def test_each_sentence_stands_with_its_picture_and_the_rest_comes_later(journal: Journal) -> None:
    at = datetime.now(UTC)
    for day in range(30):
        said = (Answer(FELT, (Part(("calm", "tired", "warm")[day % 3], 3),)),)
        journal.keep(Entry("check-in", at - timedelta(days=day), said))
    expected = [each for each in page(FINDINGS.values(), history(journal, now().date())) if each.enough]
    async with through(DOOR, journal, (120, 200)) as (_, pilot):
        found = await shown(pilot)
        text = " ".join(words_on(pilot).split())
        assert expected
        assert EXPLAINED.split(".")[0] in text
        assert text.index(expected[0].question) < text.index(LATER)
        assert len(found.query(Picture)) == sum(1 for each in expected if each.chart)
        await until(pilot, lambda: "▆" in words_on(pilot))


async def test_a_form_has_its_own_looks_and_one_comes_back_to_everything(journal: Journal) -> None:
    asked = Question("text", "text", "What would you like to write down?")
    journal.keep(Entry("note", datetime.now(UTC), (Answer(asked, (Part("the garden at six"),)),)))
    async with through(DOOR, journal) as (app, pilot):
        found = await shown(pilot)
        await pilot.press("f")
        await pilot.press(*"a note")
        await until(pilot, lambda: getattr(app.screen.query_one("_Forms"), "highlighted", None) == 0)
        await pilot.press("enter")
        await until(pilot, lambda: [each.name for each in found.findings] == [i.name for i in looks_of("note")])
        await until(pilot, lambda: "the garden at six" in words_on(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(found.findings) == len(FINDINGS))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not found)
