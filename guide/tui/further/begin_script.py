"""A practice of one's own: a whole one to begin from, changed until it is one's own."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.begin_script import BeginScriptPage
    from guide.tui.screens.told import Told

    written = await visit.show(BeginScriptPage())
    if written is not None:
        await visit.show(Told(_("{title} is in your library.").format(title=written.title), written.said))
    return False


DOOR = Door("n", _("a new practice"), _("a whole one of the kind you choose, to change until it is yours"), 30, _visit)
