"""The support card, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.support_card import GROUND, SupportCardPanel
    from guide.tui.steadying import steady

    return await visit.lay_over(SupportCardPanel(GROUND)) == GROUND and await steady(visit)


DOOR = Door("S", _("support"), _("your people, and lines to call, by country"), 90, _visit)
