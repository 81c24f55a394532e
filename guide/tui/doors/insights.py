"""What may be said of the journal, as a door."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.insights import InsightsPage
    from guide.tui.screens.no_journal import NoJournal

    journal = visit.journal()
    if journal is None:
        await visit.show(NoJournal(visit.settings.not_kept))
    else:
        await visit.show(InsightsPage(journal))
    return False


DOOR = Door("i", _("insights"), _("what may honestly be said of your days"), 30, _visit)
