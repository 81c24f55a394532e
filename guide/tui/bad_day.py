"""A visit to the plan for a rough patch: it is shown, one of its practices is begun, or it is made on a better day."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from guide import library
from guide.problems import WorldError
from guide.support.rough_patch import FORM, RoughPatchPlan, plan
from guide.tui.screens.rough_patch import RoughPatchPage, Turn

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Header
    from guide.tui.door import Visit


async def follow_plan(visit: Visit) -> bool:
    """Show it until the person goes back. Whether they want to leave altogether."""
    from guide.forms import reading

    while True:
        made, headers = await asyncio.to_thread(_read, visit.journal())
        turn = await visit.show(RoughPatchPage(made, headers))
        if turn is Turn.BACK:
            return False
        if turn is Turn.WRITE:
            await visit.fill((await asyncio.to_thread(reading.load_or_shipped, FORM))[0])
        elif await visit.practise(headers[turn]):
            return True


def _read(journal: Journal | None) -> tuple[RoughPatchPlan | None, list[Header]]:
    """The plan, and its practices as far as they are there."""
    made: RoughPatchPlan | None = None
    with suppress(WorldError):  # a journal that is shut says nothing; the card on the page is there all the same
        made = plan(journal.latest(FORM)) if journal else None
    by_name = {each.name: each for each in library.read_index().usable} if made else {}
    named = [library.called(by_name, each) for each in (made.practices if made else ())]
    return made, [by_name[each] for each in named if each]
