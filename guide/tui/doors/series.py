"""Paths through practices, in layers, as a door."""

from __future__ import annotations

from guide.translation import _, pgettext
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.along import walk_series

    return await walk_series(visit)


DOOR = Door("s", pgettext("door", "series"), _("paths in layers, where any layer can be the first"), 15, _visit)
