"""Settings, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.settings import SettingsPage

    return await visit.show(SettingsPage())


DOOR = Door("comma", _("settings"), _("voice, ambience, colours and more"), 80, _visit)
