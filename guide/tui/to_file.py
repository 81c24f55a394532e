"""A practice written to a sound file, in the folder where one started, while a page says how far it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from guide.tui.futures import seen
from guide.tui.screens.page import Page

if TYPE_CHECKING:
    from guide.library import Practice
    from guide.tui.begin import Begin
    from guide.tui.prepare_worker import PrepareWorker
    from guide.tui.screens.saved import Next

Answer = TypeVar("Answer")


class Pages(Protocol):
    """What shows pages: `guide.tui.screen_flow.ScreenFlow`."""

    async def put_up(self, page: Page[Answer]) -> None:
        """Show ``page`` in place of the one before."""

    async def show(self, page: Page[Answer]) -> Answer:
        """The same, and return its answer."""


async def write_file(
    pages: Pages, backstage: PrepareWorker, practice: Practice, begin: Begin, section: int, *, named: bool, alone: bool
) -> Next:
    """Write it as it was chosen, and return where to go then.

    ``named`` as in `PrepareWorker.make_ready`; ``alone`` is whether it is the one practice of this visit. Raises
    ScriptError or WorldError where it cannot be written.
    """
    from guide.live import instead
    from guide.tui.screens.as_file import AsFile
    from guide.tui.screens.saved import Next
    from guide.tui.screens.writing import Writing

    await asyncio.to_thread(backstage.close)
    out = instead.place(practice.name)
    page = Writing(practice.script.title, str(out))
    await pages.put_up(page)
    choices = backstage.choices(begin.seconds, named=named, chosen=begin.options)
    from guide.render.job import RenderJob  # loaded once something is to be written
    from guide.render.order import RenderOrder

    job = RenderJob(practice.script, choices, RenderOrder(section=section, spot=begin.resume))
    writing = asyncio.ensure_future(
        asyncio.to_thread(instead.write, job, practice.name, out, page.speaking, page.writing)
    )
    writing.add_done_callback(seen)
    try:
        either: set[asyncio.Future[Any]] = {writing, page.answered}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    finally:
        page.stop()  # also where the visit ends meanwhile
    if not writing.done():
        return Next.LIBRARY
    return await pages.show(AsFile(practice.script.title, writing.result(), library=not alone))
