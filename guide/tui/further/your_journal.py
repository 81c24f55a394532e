"""The journal as a whole: handed out as a file, locked, deleted."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit, keeping

TITLE = _("Your journal as a whole")


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.more import MorePage
    from guide.tui.screens.no_journal import NoJournal

    if visit.journal() is None:
        await visit.show(NoJournal(visit.settings.not_kept))
        return False
    doors, at = keeping(), 0
    while (chosen := await visit.show(MorePage(doors, at, TITLE))) is not None:
        at = doors.index(chosen)
        await chosen.visit(visit)
    return False


DOOR = Door("j", _("your journal"), _("as a file for you or somebody else; its lock; deleted for good"), 60, _visit)
