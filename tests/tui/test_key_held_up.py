"""Nothing holds a key up for long: what stays loaded is not looked through for rubbish again."""

from __future__ import annotations

import gc

import pytest

from guide.tui.app import GuideApp
from guide.tui.screens.settings import SettingsPage
from tests.tui.page_kit import alone


async def test_what_is_loaded_when_the_first_page_is_there_is_not_looked_through_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frozen: list[int] = []
    how_often: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(len(gc.get_objects())))
    monkeypatch.setattr(gc, "set_threshold", lambda *each: how_often.append(each))
    monkeypatch.setattr(GuideApp, "is_headless", property(lambda _: False))
    async with alone(SettingsPage):
        assert len(frozen) == len(how_often) == 1
        assert max(how_often[0]) <= 10_000
