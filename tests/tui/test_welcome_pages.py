"""The first visit on the screen: three pages, one key to skip, shown once, and only to who opens the screen alone."""

from __future__ import annotations

import pytest

from guide import checkup, places, preferences, welcome
from guide.checkup import Finding
from guide.script import anchors
from guide.tui import Settings
from guide.tui.app import GuideApp
from guide.tui.screens.now import NowPage
from guide.tui.screens.welcome import OwnWordsPage, SoundPage, Turn, WelcomePage
from tests.tui.page_kit import alone, answer, words_on
from tests.tui.test_walk import at, until


async def test_three_pages_and_the_first_one(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(welcome, "hear", lambda: heard.append("once"))
    found = (Finding("sound", "It can play through the kitchen."),)
    monkeypatch.setattr(checkup, "look_at", lambda look, here: found)
    assert welcome.is_first()
    app = GuideApp(settings=Settings(silent=True, welcome=True))
    async with app.run_test(size=(60, 20)) as pilot:
        await at(pilot, WelcomePage)
        assert "no emergency service" in " ".join(words_on(pilot).split())
        await pilot.press("enter")
        await at(pilot, SoundPage)
        await pilot.press("space")
        await until(pilot, lambda: "Did you hear it?" in words_on(pilot))
        await pilot.press("n")
        await pilot.pause()
        assert "guide doctor" in words_on(pilot)
        await until(pilot, lambda: "It can play through the kitchen." in " ".join(words_on(pilot).split()))
        await pilot.press("enter")
        await at(pilot, OwnWordsPage)
        await pilot.press(*"pier", "enter", "enter", *"soft", "enter")
        await at(pilot, NowPage)
    assert app.mishap is None
    assert heard == ["once"]
    assert anchors.read(places.anchors()) == {"place": "pier", "phrase": "soft"}
    assert not welcome.is_first()
    assert preferences.read().values == {}


async def test_words_that_the_voice_cannot_say_are_told_once_and_kept() -> None:
    async with alone(OwnWordsPage) as (page, pilot):
        await pilot.press(*"дом", "enter", "enter", "enter")
        await pilot.pause()
        assert "cannot say “дом”" in " ".join(words_on(pilot).split())
        assert not page.answered.done()
        await pilot.press("enter")
        assert await answer(page) is Turn.ON
    assert anchors.read(places.anchors()) == {"place": "дом"}


async def test_one_key_skips_all_of_it() -> None:
    app = GuideApp(settings=Settings(silent=True, welcome=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, WelcomePage)
        await pilot.press("escape")
        await at(pilot, NowPage)
    assert app.mishap is None
    assert not welcome.is_first()
