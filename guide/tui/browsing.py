"""A visit to the library: practice after practice, until the person goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.tui.door import Visit


async def browse(visit: Visit, typed: str = "") -> bool:
    """Show the library with ``typed`` in its filter, and practise what is chosen. Whether to leave altogether then."""
    from guide.tui.kept_practice import KeptPractice
    from guide.tui.screens.library import Library

    page = Library(typed, journal=visit.journal)
    while (chosen := await visit.show(page)) is not None:
        header, preset = (chosen.header, chosen.preset) if isinstance(chosen, KeptPractice) else (chosen, None)
        if await visit.practise(header, preset=preset):
            return True
        page = Library(page.typed, f"@{preset.name}" if preset else header.name, visit.journal)
    return False
