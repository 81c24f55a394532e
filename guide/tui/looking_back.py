"""A visit to the journal, page after page: the river, one of it whole, edited, revisited, deleted, and written anew."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from guide.actions.journal_text import left
from guide.actions.journal_text import title as plain_title
from guide.journal import Entry, Journal, State
from guide.problems import ScriptError, WorldError
from guide.translation import _
from guide.tui.screens.journal import JournalPage, Turn, Write
from guide.tui.screens.lived import Do, LivedPage
from guide.tui.seen_days import Seen

if TYPE_CHECKING:
    from guide.forms.form import Form
    from guide.journal.filling import Filling
    from guide.journal.river import Lived
    from guide.tui.door import Visit

NO_FORM = _("The form of this entry is not here any more. It can be shown, shared and deleted as it is.")
FIRST = _("This is the first of its kind, so there is no earlier one yet.")
MOST_BESIDE = 500
"""Entries of one form that can be put beside one."""


async def look_back(visit: Visit, journal: Journal) -> None:
    """Show the journal until the person leaves it."""
    seen = Seen()
    while (way := await visit.show(JournalPage(journal, seen))) is not Turn.LEAVE:
        if isinstance(way, Write):
            if (await visit.fill(way.form)).answers:
                seen.anew()
        elif not isinstance(way, Turn):
            await _Whole(visit, journal, seen).look_at(way)


class _Whole:
    """One of it, with what is done with it."""

    def __init__(self, visit: Visit, journal: Journal, seen: Seen) -> None:
        self._visit, self._journal, self._seen = visit, journal, seen

    async def look_at(self, lived: Lived) -> None:
        """Show it until the person goes back."""
        form, told = await asyncio.to_thread(_form_of, lived), ""
        while True:
            title = form.title if form else plain_title(lived) if isinstance(lived, Entry) else lived.title
            page = LivedPage(self._journal, lived, title, told)
            do, told = await self._visit.show(page), ""
            self._take_over(lived, page.lived)
            lived = page.lived
            if do is Do.BACK:
                return
            if do is Do.DELETE:
                self._seen.told = await asyncio.to_thread(_delete, self._journal, lived)
                self._seen.replace(lived, None)
                return
            if isinstance(lived, Entry):
                lived, told = await self._do(do, lived, form)

    def _take_over(self, before: Lived, after: Lived) -> None:
        """What was changed is as it is now in the river too; what was put aside or taken back leaves it."""
        if isinstance(before, Entry) and isinstance(after, Entry) and before != after:
            stays = (before.state is State.SHELF) == (after.state is State.SHELF)
            self._seen.replace(before, after if stays else None)

    async def _do(self, do: Do, entry: Entry, form: Form | None) -> tuple[Entry, str]:
        """What is shown then, with a sentence."""
        if do is Do.BESIDE:
            return entry, await self._beside(entry, form.title if form else plain_title(entry))
        if form is None:
            return entry, NO_FORM
        if do is Do.EDIT:
            return await self._fill(_editing(form, self._journal, entry), entry)
        return await self._again(form, entry)

    async def _fill(self, filling: Filling, entry: Entry) -> tuple[Entry, str]:
        from guide.tui.screens.form import FillPage

        await self._visit.show(FillPage(filling))
        now = await asyncio.to_thread(self._journal.entry, entry.uid) or entry
        self._take_over(entry, now)
        return now, filling.problem

    async def _again(self, form: Form, entry: Entry) -> tuple[Entry, str]:
        """Come back to it, and then see both."""
        from guide.tui.screens.form import FillPage

        filling = _revisiting(form, self._journal, entry)
        await self._visit.show(FillPage(filling))
        if not filling.kept:
            return entry, filling.problem
        self._seen.anew()
        return filling.entry, await self._beside(filling.entry, form.title)

    async def _beside(self, entry: Entry, title: str) -> str:
        from guide.tui.screens.then_and_now import ThenAndNow

        found = await asyncio.to_thread(self._journal.entries, entry.form, limit=MOST_BESIDE)
        others = [each for each in found if each.uid != entry.uid]
        if not others:
            return FIRST
        first = next((at for at, each in enumerate(others) if each.uid == entry.follows), None)
        earlier = next((at for at, each in enumerate(others) if each.at < entry.at), 0)
        await self._visit.show(ThenAndNow(title, entry, others, earlier if first is None else first))
        return ""


def _form_of(lived: Lived) -> Form | None:
    """The form of an entry; None where it cannot be had any more."""
    from guide.forms import reading

    if not isinstance(lived, Entry) or lived.form not in reading.names():
        return None
    try:
        return reading.load(lived.form)
    except (ScriptError, WorldError):
        return None


def _editing(form: Form, journal: Journal, entry: Entry) -> Filling:
    from guide import library
    from guide.journal.filling import begin
    from guide.player import wallclock

    made = begin(form, journal, wallclock.now, library.names, resumed=entry)
    if made.interview.current is None:  # half done, and nothing is left to ask
        made.interview.go_to(0)
    return made


def _revisiting(form: Form, journal: Journal, entry: Entry) -> Filling:
    from guide import library
    from guide.journal.filling import begin
    from guide.player import wallclock

    return begin(form, journal, wallclock.now, library.names, revisits=entry.uid)


def _delete(journal: Journal, lived: Lived) -> str:
    """Delete it for good; a sentence on what cannot be reached."""
    try:
        done = journal.delete_entry(lived.uid) if isinstance(lived, Entry) else journal.delete(lived.id)
    except WorldError as error:
        return str(error)
    return " ".join((_("Deleted."), *left(done)))
