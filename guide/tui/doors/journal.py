"""The journal, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.looking_back import look_back
    from guide.tui.screens.no_journal import NoJournal

    journal = visit.journal()
    if journal is None:
        await visit.show(NoJournal(visit.settings.not_kept))
    else:
        await look_back(visit, journal)
    return False


DOOR = Door("j", _("journal"), _("your days: what you practised, what you wrote"), 20, _visit)
