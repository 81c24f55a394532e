"""An intense practice on the screen: it is said what speaks against it, gentler ones are offered, one decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide import script
from guide.journal import Journal, Zone
from guide.library import Practice, sources
from guide.tui.app import GuideApp
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.form import FillPage
from guide.tui.screens.gentler import GentlerPage
from guide.tui.screens.now import NowPage
from guide.tui.screens.player import PlayerPage
from guide.tui.screens.practice import PracticePage
from guide.tui.screens.support_card import SupportCardPanel
from tests.tui.test_walk import at, opened, said, until, write

TEXT = """title: Deep water
summary: A practice for tests.
kind: emotion
aim: transform
intensity: {intensity}
note: Something to know beforehand.
ask: [ready]
voice: tone
sections:
  - title: Opening
    closing: true
    steps: [This is the deep one., pause: 60s!]
"""
SOFT = """title: A soft shore
summary: Something gentle.
kind: grounding
aim: regulate
intensity: 1
eyes: open
voice: tone
sections:
  - title: Opening
    closing: true
    steps: [This is the gentle one., pause: 60s!]
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def own_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "SOURCES", sources.SOURCES[:1])


@pytest.fixture
def deep() -> Practice:
    path = write(intensity=4, text=TEXT)
    path.with_name("soft.yaml").write_text(SOFT, encoding="utf-8")
    return Practice("own-short-rest", path, script.load(path))


async def asked(pilot: Pilot[int], *, hot: bool, place: str) -> None:
    """Check in, and answer where one is by its digit; leave the rest of the form out."""
    await at(pilot, CheckIn)
    await pilot.press(*(("up", "up") if hot else ("up",)), "enter")
    await at(pilot, FillPage)
    await pilot.press(place)
    await pilot.press("enter")
    await until(pilot, lambda: "Where are you" not in said(pilot.app))  # type: ignore[arg-type]
    await pilot.press("escape")
    await until(pilot, lambda: "Less is a good choice" in said(pilot.app))  # type: ignore[arg-type]
    await pilot.press("enter")


def offered(app: GuideApp) -> bool:
    return isinstance(app.screen, GentlerPage) and "A soft shore" in said(app)


async def test_where_one_is_not_safe_a_gentler_one_can_be_begun_and_hears_what_was_said(
    journal: Journal, deep: Practice
) -> None:
    async with opened(journal, start=deep) as (app, pilot):
        await asked(pilot, hot=True, place="4")
        await until(pilot, lambda: offered(app))
        assert "This one asks much, and where you are is not safe enough for it." in said(app)
        assert "Deep water, all the same" in said(app)
        await pilot.press("enter")
        await at(pilot, PracticePage)
        await until(pilot, lambda: "Something gentle." in said(app))
        await pilot.press("enter")
        await at(pilot, PlayerPage)
        await until(pilot, lambda: "This is the gentle one." in said(app))
    (kept,) = journal.sessions()
    assert kept.title == "A soft shore"
    assert kept.before is not None
    assert kept.before.zone is Zone.HOT


async def test_the_card_is_there_and_it_can_go_on_all_the_same(journal: Journal, deep: Practice) -> None:
    async with opened(journal, start=deep) as (app, pilot):
        await asked(pilot, hot=False, place="4")
        await until(pilot, lambda: offered(app))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, SupportCardPanel))
        await pilot.press("escape")
        await until(pilot, lambda: offered(app))
        await pilot.press("down", "enter")
        await at(pilot, PlayerPage)
        await until(pilot, lambda: "This is the deep one." in said(app))


async def test_leaving_it_is_a_choice_too(journal: Journal, deep: Practice) -> None:
    async with opened(journal, start=deep) as (app, pilot):
        await asked(pilot, hot=True, place="1")
        await until(pilot, lambda: offered(app))
        assert "and you said: a lot at once." in said(app)
        await pilot.press("escape")
        await at(pilot, NowPage)
    assert not journal.sessions()


async def test_where_nothing_speaks_against_it_it_begins(journal: Journal, deep: Practice) -> None:
    async with opened(journal, start=deep) as (app, pilot):
        await asked(pilot, hot=False, place="1")
        await at(pilot, PlayerPage)
        await until(pilot, lambda: "This is the deep one." in said(app))
