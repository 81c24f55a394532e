"""Every practice at hand, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.kept_practice import KeptPractice
    from guide.tui.screens.library import Library

    page = Library(journal=visit.journal)
    while (chosen := await visit.show(page)) is not None:
        header, preset = (chosen.header, chosen.preset) if isinstance(chosen, KeptPractice) else (chosen, None)
        if await visit.practise(header, preset=preset):
            return True
        page = Library(page.typed, f"@{preset.name}" if preset else header.name, visit.journal)
    return False


DOOR = Door("l", _("library"), _("every practice, by what you come for, by kind, by name"), 10, _visit)
