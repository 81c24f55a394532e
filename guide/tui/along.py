"""A visit to the series: all of them, one of them, and what is chosen in a layer, practised or filled in."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from guide import library
from guide.problems import ScriptError, WorldError
from guide.tui.screens.series import Leads, SeriesPage, Shown, Step

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.tui.door import Visit


async def walk_series(visit: Visit) -> bool:
    """Show what there is until the person goes back. Whether they want to leave altogether."""
    journal, name = visit.journal(), ""
    while True:
        shown = await asyncio.to_thread(_read, journal)
        page = SeriesPage(shown, name)
        step = await visit.show(page)
        if step is None:
            return False
        name = step.series
        await asyncio.to_thread(_choose, journal, step)
        if await _take(visit, step):
            return True


async def _take(visit: Visit, step: Step) -> bool:
    if step.leads.header is not None:
        return await visit.practise(step.leads.header)
    if step.leads.form is not None:
        await visit.fill(step.leads.form)
    return False


def _read(journal: Journal | None) -> tuple[Shown, ...]:
    """Every series with what can be begun in it: what is not there is left out."""
    from guide.forms.reading import all_forms
    from guide.forms.series import all_series
    from guide.journal.series_places import places

    headers = {each.name: each for each in library.read_index().usable}
    forms = all_forms()
    at: dict[str, str] = {}
    with suppress(WorldError):  # a journal that is shut says nothing, and the series are there all the same
        at = dict(places(journal))
    found = []
    for name, series in all_series().items():
        layers = []
        called = {layer.name: layer.label for layer in series.layers}
        for layer in series.layers:
            there = [library.called(headers, each, series.where.path) for each in layer.practices]
            practices = [Leads(headers[each].title, header=headers[each]) for each in there if each]
            known = [series.form(each) for each in layer.forms]
            written = [Leads(forms[each].title, form=forms[each]) for each in known if each in forms]
            layers.append((layer.name, (*practices, *written)))
        found.append(Shown(name, series.title, series.summary, tuple(layers), at.get(name, ""), called))
    return tuple(found)


def _choose(journal: Journal | None, step: Step) -> None:
    from guide.journal.series_places import choose

    if journal is not None:
        with suppress(ScriptError, WorldError):  # nobody is kept from practising
            choose(journal, step.series, step.layer)
