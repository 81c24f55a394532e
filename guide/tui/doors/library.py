"""Every practice at hand, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.browsing import browse

    return await browse(visit)


DOOR = Door("l", _("library"), _("every practice, by what you come for, by kind, by name"), 10, _visit)
