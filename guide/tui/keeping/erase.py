"""The whole journal, deleted for good."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.erase import ErasePage
    from guide.tui.screens.told import Told

    journal = visit.journal()
    said = await visit.show(ErasePage(journal)) if journal else None
    if said is not None:
        await visit.show(Told(_("Your journal is empty."), said))
    return False


DOOR = Door(
    "d", _("delete all of it"), _("every practice and every word in it, for good; you are asked first"), 30, _visit
)
