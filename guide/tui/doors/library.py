"""Every practice at hand, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.library import Library

    page = Library()
    while (chosen := await visit.show(page)) is not None:
        if await visit.practise(chosen):
            return True
        page = Library(page.typed, chosen.name)
    return False


DOOR = Door("l", _("library"), _("every practice, by what you come for, by kind, by name"), 10, _visit)
