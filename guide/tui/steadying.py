"""What steadies, begun at once from the support card: nobody is asked anything before it or after it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from guide import library
from guide.actions import formatting
from guide.problems import ScriptError, WorldError
from guide.support.card import GROUND

if TYPE_CHECKING:
    from guide.library import Practice
    from guide.tui.door import Visit


async def steady(visit: Visit) -> bool:
    """Practise `GROUND`; why it cannot begin is said on a page. Return whether to leave then."""
    from guide.tui.begin import Begin
    from guide.tui.screens.sorry import Sorry

    try:
        practice = await asyncio.to_thread(_read)
    except (ScriptError, WorldError) as error:
        await visit.show(Sorry(GROUND, formatting.trouble(error)))
        return False
    return await visit.practise_made(practice, Begin(check_in=False))


def _read() -> Practice:
    from guide.lint.run import load

    return library.read(library.find(GROUND), load)
