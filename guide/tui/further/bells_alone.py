"""Sitting with bells alone, for as long as one likes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from guide.problems import WorldError
from guide.translation import _
from guide.tui.door import Door, Visit

NAME = "timer"
"""What it is called in the journal, as on the command line."""


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.timer import TimerPage

    asked = await visit.show(TimerPage(await asyncio.to_thread(_beds)))
    if asked is None:
        return False
    from guide.bells.rhythm import BELL, Rhythm
    from guide.bells.timer import Timer, checked_timer, timer_script
    from guide.library import Practice
    from guide.render.options import RenderOptions
    from guide.tui.begin import Begin
    from guide.tui.screens.told import Told

    try:
        rhythm = Rhythm(asked.every, asked.every) if asked.every else None
        timer = Timer(asked.seconds, BELL, rhythm=rhythm, bed=asked.bed is not None)
        options = RenderOptions(seconds=timer.whole, bed=asked.bed)
        script = await asyncio.to_thread(lambda: checked_timer(timer_script(timer), options))
    except WorldError as error:
        await visit.show(Told(_("The bells cannot ring yet."), (str(error),)))
        return False
    practice = Practice(NAME, Path(NAME), script)
    return await visit.practise_made(practice, Begin(visit.settings.check_in, timer.whole, options=options))


def _beds() -> tuple[str, ...]:
    from guide.sounds.catalogue import names, read

    return tuple(names(read().beds))


DOOR = Door("b", _("bells alone"), _("sit for as long as you like, with a bell now and then"), 10, _visit)
