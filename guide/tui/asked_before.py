"""What is asked before a practice, page after page, and what is said where it is intense and would not be suggested."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NamedTuple

from guide.tui.asked_around import CHECK_IN, own_or_shipped, usable

if TYPE_CHECKING:
    from guide.journal import Entry, Feeling
    from guide.library import Header, Practice
    from guide.script.model import Script
    from guide.tui.begin import Begin
    from guide.tui.door import Visit


class Before(NamedTuple):
    """What was said, and whether it goes on with another practice."""

    entries: tuple[Entry, ...]
    """Those in which something was said."""
    instead: Header | None = None
    """A gentler practice that was chosen."""


async def ask_before(
    visit: Visit, practice: Practice, script: Script, begin: Begin, at: float | None, *, note: bool
) -> Before | None:
    """Ask how it is, and what ``script`` itself asks; None where it is left for now.

    ``script`` is that of ``practice`` as it is wanted, ``at`` the moment for which it is appointed, in which case
    nothing is asked but how it is; ``note`` shows what to know beforehand.
    """
    entries = list(begin.said or ())
    if begin.said is None:
        entry = await _check_in(visit, script, at, note=note)
        if entry is None:
            return None
        entries.append(entry)
    if at is not None:
        return Before(_said(entries))
    for form in await asyncio.to_thread(usable, script.ask):
        entries.append(await visit.fill(form))
    return await _offer_gentler(visit, practice.name, script, _said(entries))


def _said(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(each for each in entries if each.answers)


async def _check_in(visit: Visit, script: Script, at: float | None, *, note: bool) -> Entry | None:
    from guide.tui.screens.check_in import NOT_KEPT, CheckIn, CheckInTurn

    journal, told = visit.journal(), visit.settings.not_kept
    not_kept = told if journal else f"{NOT_KEPT} {told}".strip()
    filling, about_form = await asyncio.to_thread(own_or_shipped, CHECK_IN, journal)
    page = CheckIn(filling, script, note=note, not_kept=not_kept, at=at, told=about_form)
    answer: Feeling | CheckInTurn | None = await visit.show(page)
    return None if isinstance(answer, CheckInTurn) else filling.entry


async def _offer_gentler(visit: Visit, name: str, script: Script, said: tuple[Entry, ...]) -> Before | None:
    from guide import library
    from guide.live.at_hand import gentler
    from guide.player.wallclock import now
    from guide.tui.screens.gentler import Decided, GentlerPage

    def headers() -> tuple[Header, ...]:
        return library.read_index().usable

    offer = await asyncio.to_thread(gentler, visit.journal(), headers, now(), name, script, said)
    if offer is None:
        return Before(said)
    by_name = {each.name: each for each in await asyncio.to_thread(headers)}
    chosen = await visit.show(GentlerPage(script.title, offer, [by_name[each.name] for each in offer.gentler]))
    if chosen is Decided.BACK:
        return None
    return Before(said, None if isinstance(chosen, Decided) else chosen)
