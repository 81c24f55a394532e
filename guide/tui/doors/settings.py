"""Settings, as a door."""

from __future__ import annotations

from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.settings import SettingsPage

    return await visit.show(SettingsPage())


DOOR = Door("comma", "settings", "voice, ambience, colours and more", 80, _visit)
