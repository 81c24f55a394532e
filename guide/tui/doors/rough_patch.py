"""One's own plan for a rough patch, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.bad_day import follow_plan

    return await follow_plan(visit)


DOOR = Door("r", _("plan"), _("your own plan for a bad day: three short practices, words, people"), 85, _visit)
