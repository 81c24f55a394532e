"""A bell of mindfulness that rings through the day."""

from __future__ import annotations

import asyncio
from secrets import randbelow
from typing import TYPE_CHECKING

from guide.translation import _
from guide.tui.door import Door, Visit

if TYPE_CHECKING:
    from guide.tui.screens.ringing import Bell, Clock

SEEDS = 1_000_000


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.day_bell import DayBellPage
    from guide.tui.screens.ringing import RingingPage

    bells = await asyncio.to_thread(_bells)
    asked = await visit.show(DayBellPage(bells, randbelow(SEEDS)))
    if asked is None:
        return False

    def bell(clock: Clock) -> Bell:
        from guide.bells.day_bell import sound_card
        from guide.bells.rhythm import LEVEL
        from guide.bells.ringing import DayBell, strike

        device = visit.settings.device
        sound_card(device)
        return DayBell(strike(asked.bell, LEVEL), lambda: sound_card(device), clock)

    await visit.show(RingingPage(asked.rhythm, asked.hours, bell))
    return False


def _bells() -> tuple[str, ...]:
    from guide.sounds.catalogue import names, read

    return tuple(names(read().bells))


DOOR = Door("d", _("a bell through the day"), _("one strike now and then, while you do something else"), 15, _visit)
