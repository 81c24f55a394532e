"""The journal's lock."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.journal_lock import LockPage

    journal = visit.journal()
    if journal:
        await visit.show(LockPage(journal))
    return False


DOOR = Door("l", _("its lock"), _("a passphrase without which nobody can read it: set, changed, taken off"), 20, _visit)
