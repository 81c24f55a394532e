"""One's own words for what steadies one, spoken where a practice asks for them."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.own_words import AnchorsPage

    await visit.show(AnchorsPage())
    return False


DOOR = Door("w", _("your own words"), _("a place, a person, words that help: spoken where a practice asks"), 20, _visit)
