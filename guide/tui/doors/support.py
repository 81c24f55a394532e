"""The support card, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.support_card import SupportCardPanel

    await visit.lay_over(SupportCardPanel())
    return False


DOOR = Door("S", _("support"), _("your people, and lines to call, by country"), 90, _visit)
