"""Nobody there: a journal that was unlocked is closed again, after as many minutes as its person chose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from guide import places
from guide.journal import Journal
from guide.tui import Settings
from guide.tui.app import GuideApp


@pytest.mark.parametrize(("minutes", "locked", "leaves"), [(5.0, True, True), (5.0, False, False), (0.0, True, False)])
async def test_who_was_away_finds_the_journal_closed(
    minutes: float, locked: bool, leaves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [datetime(2026, 3, 1, 21, tzinfo=UTC)]
    places.data().mkdir(parents=True, exist_ok=True)
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        if locked:
            places.journal_lock().write_text("")
        app = GuideApp(settings=Settings(silent=True, minutes_away=minutes), journal=journal)
        monkeypatch.setattr("guide.player.wallclock.now", lambda: moment[0])
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("down")
            for away in (0.0, 4.9, 4.9):
                moment[0] += timedelta(minutes=away)
                await pilot.press("down")
                app.look_away()
                assert app.is_running
            moment[0] += timedelta(minutes=5.1)
            app.look_away()
            await pilot.pause()
            assert app.is_running != leaves
    assert app.mishap is None
