"""The journal, or a part of it, as a file."""

from __future__ import annotations

from guide.translation import _
from guide.tui.door import Door, Visit


async def _visit(visit: Visit) -> bool:
    from guide.tui.screens.hand_out import HandOutPage
    from guide.tui.screens.told import Told

    journal = visit.journal()
    written = await visit.show(HandOutPage(journal)) if journal else None
    if written is not None:
        said = (str(written), _("Whoever can open that file can read it, also where your journal is locked."))
        await visit.show(Told(_("It is there:"), said))
    return False


DOOR = Door("f", _("as a file"), _("for yourself, for another program, or for somebody who helps you"), 10, _visit)
