"""Practices of others: the packs of this machine."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.browsing import browse
    from guide.tui.screens.packs import PacksPage

    while (name := await visit.show(PacksPage())) is not None:
        if await browse(visit, f"{name}/"):
            return True
    return False


DOOR = Door("p", _("packs"), _("practices of others: look through one, take it in, take it away"), 50, _visit)
