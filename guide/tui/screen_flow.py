"""The way through the screens, in the order a person meets them. Each page answers; the answers lead on.

Pages are loaded when they are come to, or a moment after the library is there: nobody waits for those that come later.
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import ModalScreen

from guide import library
from guide.actions import formatting
from guide.library import Header, Practice
from guide.problems import ScriptError, WorldError
from guide.tui.asked_around import AFTER, CHECK_IN, SETTLED, filling_of, offered_form, own_or_shipped
from guide.tui.asked_before import ask_before
from guide.tui.door import Door, doors
from guide.tui.futures import expected, seen
from guide.tui.lately import last_times, one_line
from guide.tui.screens.now import NowPage
from guide.tui.screens.page import Page
from guide.tui.to_file import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guide.forms.form import Form
    from guide.journal import Answer as JournalAnswer
    from guide.journal import Entry, Feeling, Journal
    from guide.live.instead import Way
    from guide.live.session import LiveSession
    from guide.player import Output
    from guide.preferences.own_shelf import Preset
    from guide.timeline import Position
    from guide.tui.app import GuideApp
    from guide.tui.begin import Begin
    from guide.tui.screens.after import Said
    from guide.tui.screens.saved import Next
    from guide.tui.settings import Settings

Answer = TypeVar("Answer")
Ready = asyncio.Future[tuple["LiveSession", "Output"]]

A_MOMENT = 0.3
"""Seconds before it is worth saying that something is being prepared."""
LATER = 0.5
"""Seconds after the library is shown in which the pages behind it are loaded."""
PAGES = tuple(f"guide.tui.screens.{name}" for name in ("practice", "check_in", "player", "saved", "preparing"))


class ScreenFlow:
    """One visit. `go` returns when the person wants to leave."""

    def __init__(self, app: GuideApp, floor: int = 0) -> None:
        """Pages and doors find in ``app`` what the whole visit shares: journal, settings, what is being prepared.
        ``floor`` is how many pages lie below those of this walk."""
        self.app, self._floor = app, floor
        self._home: NowPage | None = None
        self._finding: asyncio.Future[str] | None = None
        self._in_silence = False
        """Whether silence was chosen because there is no sound card."""
        self._first = not floor
        """Settings and a length on the command line are meant for the practice named there, and for no other."""

    async def go(self, start: Practice | None) -> None:
        """Walk through the screens, from ``start``, whose troubles are raised, or from the first page."""
        if start is not None:
            from guide.tui.begin import Begin
            from guide.tui.screens.saved import Next

            settings = self.app.settings
            seconds = self.app.choices.seconds if self.app.choices else None
            begin = Begin(settings.check_in, seconds, levels=settings.first_levels)
            if settings.resume is not None or (start.script.note and not settings.check_in):
                looked = await self._look_at(start, begin.seconds, settings.resume)
                if looked is None:
                    return
                begin = replace(looked, levels=looked.levels or settings.first_levels)
            if await self._practise(start, begin, settings.section, alone=True) is Next.LEAVE:
                return
            self._first = False
        await self._from_home()

    async def _from_home(self) -> None:
        self._first = False
        self._home = NowPage(doors(), self.journal)
        await self._show_at(0, self._home)
        self.app.set_timer(LATER, lambda: threading.Thread(target=_load, name="load", daemon=True).start())
        while (chosen := await self._home.answered) is not None:
            self._home.ask_again()
            through = chosen.visit(self) if isinstance(chosen, Door) else self.practise(*chosen)
            if await through:
                return
            await self._back_home()

    # -- for doors: `guide.tui.door.Visit` ------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """Return how this visit was asked for."""
        return self.app.settings

    def journal(self) -> Journal | None:
        """Return the journal, opened if that was put off; None where there is none."""
        self.app.need_journal()
        return self.app.journal

    async def lay_over(self, panel: ModalScreen[Answer]) -> Answer | None:
        """Show ``panel`` over the page that is shown, and return its answer."""
        return await self.app.push_screen_wait(panel)

    async def fill(self, form: Form) -> Entry:
        """Have ``form`` filled in; every answer is kept as it is given."""
        from guide.tui.screens.form import FillPage

        filling = await asyncio.to_thread(filling_of, form, self.journal())
        await self.show(FillPage(filling))
        return filling.entry

    async def practise(self, chosen: Header, resume: Position | None = None, preset: Preset | None = None) -> bool:
        """Read, look at and practise what was chosen, as ``preset`` wants it. Whether to leave then."""
        self.app.need_journal()
        practice = await self._read(chosen)
        seconds = preset.seconds if preset else None
        begin = await self._look_at(practice, seconds, resume, preset) if practice else None
        return bool(practice and begin and await self._begin(practice, begin))

    async def practise_made(self, practice: Practice, begin: Begin) -> bool:
        """Practise what lies in no library, as ``begin`` says. Whether to leave then."""
        self.app.need_journal()
        return await self._begin(practice, begin)

    async def _read(self, chosen: Header) -> Practice | None:
        """The practice; None, said on a page, where it was changed since it was listed and cannot be used any more."""
        from guide.lint.run import load

        try:
            return await asyncio.to_thread(library.read, chosen.path, load)
        except (ScriptError, WorldError) as error:
            from guide.tui.screens.sorry import Sorry

            await self.show(Sorry(chosen.title, formatting.trouble(error)))
            return None

    async def _look_at(
        self, practice: Practice, seconds: float | None = None, resume: Position | None = None,
        preset: Preset | None = None,
    ) -> Begin | None:  # fmt: skip
        """How to begin; None for another practice."""
        from guide.tui.screens.practice import PracticePage

        job, check_in = self.app.backstage.job(practice, named=self._first), self.app.settings.check_in
        times = partial(last_times, self.app.journal, practice.name, 3)
        page = PracticePage(
            practice, job, check_in=check_in, seconds=seconds, resume=resume, at=self._at, earlier=times,
            preset=preset, louder=self.app.settings.levels,
        )  # fmt: skip
        self._device()  # a sound card takes a moment to be found; meanwhile the page is read
        begin = await self.show(page)
        if begin is None:
            await asyncio.to_thread(self.app.backstage.close)  # another may be plugged in until the next one
            self._finding = None
        return begin

    async def _begin(self, practice: Practice, begin: Begin) -> bool:
        """Practise; what keeps it from beginning is said on a page. Whether the person wants to leave then."""
        from guide.tui.screens.saved import Next
        from guide.tui.screens.sorry import Sorry

        try:
            if begin.to_file:
                return await self._write(practice, begin, 0, alone=False) is Next.LEAVE
            return await self._practise(practice, begin, 0, alone=False) is Next.LEAVE
        except (ScriptError, WorldError) as error:
            await self.show(Sorry(practice.script.title, formatting.trouble(error)))
            return False

    async def _practise(self, practice: Practice, begin: Begin, section: int, *, alone: bool) -> Next:
        """``alone``: it is the one practice of this visit, and nobody has read its note yet."""
        from guide.live.instead import Way
        from guide.tui.screens.saved import Next

        way = await self._without_sound(practice)
        if way is Way.LEAVE:
            turned = await self._turn_back()
            return Next.LEAVE if alone else turned
        if way is Way.WRITE:
            return await self._write(practice, begin, section, alone=alone)
        ready = self._make_ready(practice, begin, section)
        said: tuple[Entry, ...] = ()
        if begin.check_in:
            script = self.app.backstage.job(practice, named=self._first).applied
            before = await ask_before(self, practice, script, begin, self._at, note=alone)
            if before is None:
                return await self._turn_back()
            said = before.entries
            if before.instead:
                return await self._practise_instead(before.instead, said, alone=alone)
            ready = self._hearing(ready, said, section, begin.resume) if said else ready
        prepared = await self._prepared(ready, practice)
        if prepared is None:
            return await self._turn_back()
        session, output = prepared
        await asyncio.to_thread(session.begin, output, section, self._at, begin.resume, gates=True)
        turn = await self._play(session, _felt(said), begin.check_in, alone)
        once_more = replace(begin, resume=None, said=None)
        return await self._practise(practice, once_more, 0, alone=alone) if turn is Next.AGAIN else turn

    async def _practise_instead(self, chosen: Header, said: tuple[Entry, ...], *, alone: bool) -> Next:
        """Practise a gentler one, before which nobody is asked once more how it is."""
        await self._turn_back()
        self._first = False
        practice = await self._read(chosen)
        begin = await self._look_at(practice) if practice else None
        if practice is None or begin is None:
            return await self._turn_back()
        return await self._practise(practice, replace(begin, said=said), 0, alone=alone)

    async def _play(self, session: LiveSession, before: Feeling | None, check_in: bool, alone: bool) -> Next:
        from guide import mpris
        from guide.tui.doors.journal import DOOR as JOURNAL
        from guide.tui.screens.after import Said
        from guide.tui.screens.player import PlayerPage
        from guide.tui.screens.saved import BRIEFLY, Kept, Next, Saved

        with mpris.offer(session):
            ended = await self.show(PlayerPage(session, still=self.app.animation_level == "none", at=self._at))
        if ended.leave:
            return Next.LEAVE
        in_journal = bool(session.kept)
        said, answers = await self._ask_after(session, ended.problem) if check_in else (Said(), ())
        await asyncio.to_thread(self.app.backstage.close)
        if self.app.interrupted:
            return Next.LEAVE
        kept_in = self.app.journal if in_journal else None
        offered = await asyncio.to_thread(offered_form, session.script, answers, kept_in)
        earlier = await asyncio.to_thread(one_line, self.app.journal, session.practice, session.kept)
        line = await asyncio.to_thread(_confirmed, said.feeling)
        kept = Kept(session.script.title, ended.heard, in_journal, before, said, ended.problem, earlier, line)
        while (turn := await self.show(Saved(kept, offered, library=not alone))) in BRIEFLY:
            form = offered if turn is Next.WRITE else None
            await (JOURNAL.visit(self) if turn is Next.JOURNAL else self._write_down(form, session.kept))
            offered = None if turn is Next.WRITE else offered
        return turn

    async def _ask_after(self, session: LiveSession, problem: str) -> tuple[Said, tuple[JournalAnswer, ...]]:
        from guide.journal import Moment
        from guide.tui.screens.after import After

        filling, about_form = await asyncio.to_thread(own_or_shipped, AFTER, self.app.journal)
        said = await self.show(After(filling, kept=bool(session.kept), problem=problem, told=about_form))
        if filling.entry.answers:
            session.take(Moment.AFTER, filling.entry)
        return said, filling.entry.answers

    async def _write_down(self, form: Form | None, session: str) -> None:
        """Ask the form that was offered, or how it is once it has settled, as an entry of ``session``, a uid."""
        from guide.forms import reading
        from guide.journal import Moment
        from guide.tui.screens.form import FillPage

        moment = Moment.AFTER if form else Moment.LATER
        asked = form or (await asyncio.to_thread(reading.load_or_shipped, SETTLED))[0]
        await self.show(FillPage(await asyncio.to_thread(filling_of, asked, self.app.journal, session, moment)))

    # -- without a sound card -------------------------------------------------------------------------------

    def _device(self) -> asyncio.Future[str]:
        """The name of what will be played through."""
        if self._finding is None:
            self._finding = asyncio.ensure_future(asyncio.to_thread(self.app.backstage.device))
            self._finding.add_done_callback(seen)
        return self._finding

    async def _without_sound(self, practice: Practice) -> Way | None:
        """What to do where there is no sound card; None where there is one, or silence was asked for."""
        from guide.live.instead import Way
        from guide.player.devices import SILENCE
        from guide.tui.screens.soundless import Soundless

        finding, self._finding = self._device(), None
        if await finding != SILENCE or self.app.settings.silent or self._in_silence:
            return None
        way = await self.show(Soundless(practice.script.title, self._at))
        self._in_silence = way is Way.SILENCE
        return way

    async def _write(self, practice: Practice, begin: Begin, section: int, *, alone: bool) -> Next:
        """To a file in the folder where one started."""
        backstage = self.app.backstage
        return await write_file(self, backstage, practice, begin, section, named=self._first, alone=alone)

    # -- getting ready --------------------------------------------------------------------------------------

    def _make_ready(self, practice: Practice, begin: Begin, section: int) -> Ready:
        make = partial(
            self.app.backstage.make_ready, resume=begin.resume, named=self._first, chosen=begin.options,
            levels=begin.levels,
        )  # fmt: skip
        return expected(asyncio.ensure_future(asyncio.to_thread(make, practice, section, begin.seconds)))

    def _hearing(self, ready: Ready, said: Iterable[Entry], section: int, resume: Position | None) -> Ready:
        """The same, once it is prepared for what was said: other lines may be needed from the first one on."""
        from guide.journal import Moment

        early = self.app.backstage.session
        if early:
            for entry in said:
                early.take(Moment.BEFORE, entry)  # so that it speaks no more of what nobody will hear

        async def heard() -> tuple[LiveSession, Output]:
            session, output = await ready
            for entry in said if session is not early else ():
                session.take(Moment.BEFORE, entry)
            await asyncio.to_thread(session.prepare, self.app.backstage.count, section, resume)
            return session, output

        return expected(asyncio.ensure_future(heard()))

    async def _prepared(self, ready: Ready, practice: Practice) -> tuple[LiveSession, Output] | None:
        """None if the person did not want to wait."""
        await asyncio.wait({ready}, timeout=A_MOMENT)
        if not ready.done():
            from guide.tui.screens.preparing import Preparing

            page = Preparing(practice.script.title, self.app.backstage.progress)
            await self.put_up(page)
            either: set[asyncio.Future[Any]] = {ready, page.answered}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        return ready.result() if ready.done() else None

    @property
    def _at(self) -> float | None:
        """An appointed moment is for the practice named on the command line, like its settings."""
        return self.app.settings.at if self._first else None

    async def _turn_back(self) -> Next:
        from guide.tui.screens.saved import Next

        await asyncio.to_thread(self.app.backstage.close)
        return Next.LIBRARY

    # -- pages ----------------------------------------------------------------------------------------------

    async def show(self, page: Page[Answer]) -> Answer:
        """Show ``page`` in place of the one before, and return its answer."""
        await self.put_up(page)
        return await page.answered

    async def put_up(self, page: Page[Answer]) -> None:
        """In place of the page before, over the library if there is one."""
        await self._show_at(self._floor + (1 if self._home else 0), page)

    async def _show_at(self, floor: int, page: Page[Answer]) -> None:
        await self._close_help()
        if len(self.app.screen_stack) - 1 > floor:
            await self.app.switch_screen(page)
        else:
            await self.app.push_screen(page)

    async def _back_home(self) -> None:
        await self._close_help()
        while self.app.screen is not self._home:
            await self.app.pop_screen()

    async def _close_help(self) -> None:
        while isinstance(self.app.screen, ModalScreen):
            await self.app.pop_screen()


def _felt(said: Iterable[Entry]) -> Feeling | None:
    """What was felt before, of what was said then."""
    from guide.journal import feeling_of

    return next((felt for each in said if each.form == CHECK_IN and (felt := feeling_of(each.answers))), None)


def _confirmed(feeling: Feeling | None) -> str:
    from guide.suggestions.confirming import confirmed

    return confirmed(feeling)


def _load() -> None:
    for name in PAGES:
        import_module(name)
