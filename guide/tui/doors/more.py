"""What one needs now and then, as a door to further doors."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit, further


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.more import MorePage

    doors, at = further(), 0
    while (chosen := await visit.show(MorePage(doors, at))) is not None:
        at = doors.index(chosen)
        if await chosen.visit(visit):
            return True
    return False


DOOR = Door("m", _("more"), _("bells, your own words, new practices, packs, your journal as a whole"), 70, _visit)
