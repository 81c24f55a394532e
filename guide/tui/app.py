"""The application object, kept small: colours, a soft end however it comes, and the walk through the screens."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import constants
from textual.types import AnimationLevel

from guide import interrupts
from guide.problems import ScriptError, WorldError
from guide.tui import themes
from guide.tui.away_lock import AwayLock
from guide.tui.calm_app import CalmApp
from guide.tui.chosen import chosen
from guide.tui.prepare_worker import PrepareWorker
from guide.tui.screen_flow import ScreenFlow
from guide.tui.screens.page import Page
from guide.tui.settings import Settings
from guide.tui.steadying import steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.journal import Journal
    from guide.library import Practice
    from guide.player import Output
    from guide.preferences import Kept
    from guide.render.options import RenderOptions
    from guide.tui.screens.settings import SettingsPage
    from guide.tui.settings import OpenJournal

COLLECT = 10_000, 5, 5
"""How often rubbish is looked for while somebody presses keys: in many small looks, each within a few milliseconds."""
HURRY = 2.5
"""Seconds from being told to end to leaving the screen, whatever it is busy with."""


class GuideApp(CalmApp):
    """Holds what every page may need; knows nothing of any page."""

    def __init__(
        self,
        start: Practice | None = None,
        choices: RenderOptions | None = None,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        journal: Journal | None = None,
        output: Output | None = None,
        open_journal: OpenJournal | None = None,
        remember: Callable[[str], None] | None = None,
    ) -> None:
        """``remember`` is told the name of a theme that was chosen; the rest as `guide.tui.run` says."""
        super().__init__(settings.theme, remember)
        self.choices, self.settings, self.journal = choices, settings, journal
        self.backstage = PrepareWorker(choices, settings, journal, output)
        self._open_journal = open_journal
        self._opening = threading.Lock()
        self.away = AwayLock(self, lambda: self.journal, self.goes_on)
        self.animation_level = _level(settings)
        self.interrupted = 0
        """The exit status, once this visit was interrupted."""
        self._signals = ExitStack()
        self._start = start

    def on_settings_page_changed(self, event: SettingsPage.Changed) -> None:
        """Heed what was kept."""
        self.change(event.kept)

    def on_lock_page_changed(self) -> None:
        """The journal locks itself otherwise from now on."""
        self.away.anew()

    def change(self, kept: Kept) -> None:
        """Heed other preferences from now on; what plays already goes on as it is."""
        self.choices = chosen(kept, self.choices)
        self.settings = replace(
            self.settings, theme=kept.get("theme"), check_in=kept.asks, levels=kept.levels, still=kept.is_still,
            device=kept.get("device"),
        )  # fmt: skip
        self.backstage.change(self.choices, self.settings)
        self.animation_level = _level(self.settings)
        self.show_theme(self.settings.theme or themes.fitting())

    def need_journal(self) -> None:
        """Open the journal, if that was put off: from now on a practice is kept."""
        with self._opening:  # the first page opens it from a thread
            if self._open_journal:
                self.journal, not_kept = self._open_journal()
                self._open_journal, self.settings = None, replace(self.settings, not_kept=not_kept)
                self.backstage.keep_in(self.journal)

    def on_mount(self) -> None:
        self._listen_to_signals()
        self.away.watch()
        self.run_worker(self._walk(), exit_on_error=True)

    def on_ready(self) -> None:
        """Look for no rubbish among what was loaded until now: it stays, and one look through it is a tenth of a second
        in which no key is heard."""
        if not self.is_headless:  # a test goes on after this visit
            gc.freeze()
            gc.set_threshold(*COLLECT)

    async def _walk(self) -> None:
        try:
            flow = ScreenFlow(self)
            if self.settings.welcome:
                await _welcomed(flow)
            await flow.go(self._start)
        except (ScriptError, WorldError) as error:
            self.mishap = error
        self.exit(self.interrupted)

    def goes_on(self) -> bool:
        """Return whether a page leads on by itself, as one does on which something plays."""
        return any(isinstance(screen, Page) and screen.goes_on for screen in self.screen_stack)

    @property
    def may_steady(self) -> bool:
        """Return whether the practice that steadies may begin over what is shown: nothing plays, or soon will."""
        return self.backstage.session is None and not self.goes_on()

    def steady(self) -> None:
        """Begin it over what is shown, which is there again afterwards."""
        self.run_worker(self._steady())

    async def _steady(self) -> None:
        over = len(self.screen_stack)
        if await steady(ScreenFlow(self, over - 1)):
            self.exit(self.interrupted)
        while len(self.screen_stack) > over:
            await self.pop_screen()

    def seen(self) -> None:
        """A key or the mouse: the journal stays open."""
        self.away.seen()

    def action_interrupt(self) -> None:
        """Land softly if something plays, and leave; the second time at once."""
        self._interrupt(interrupts.INTERRUPTED, soon=False)

    # -- however it ends ------------------------------------------------------------------------------------

    def _listen_to_signals(self) -> None:
        """Ctrl-C arrives as a key; these come from outside."""
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError, ValueError, RuntimeError):  # Windows, and threads other than the main one
            loop.add_signal_handler(signal.SIGINT, self.action_interrupt)
        told = interrupts.heeded_by(lambda status: _soon(loop, lambda: self._told_to_end(status)))
        self._signals.enter_context(told)

    def on_unmount(self) -> None:
        self._signals.close()

    def _told_to_end(self, status: int) -> None:
        """Fade out quickly and leave; what takes longer than `HURRY` is not waited for."""
        self.set_timer(HURRY, lambda: self.exit(status))
        self._interrupt(status, soon=True)

    def _interrupt(self, status: int, *, soon: bool) -> None:
        self.interrupted = status
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        if not (pages and pages[-1].interrupt(soon=soon)):
            threading.Thread(target=self.backstage.close, name="close").start()  # who gets ready is not waited for
            self.exit(status)


async def _welcomed(flow: ScreenFlow) -> None:
    """Show the first visit, page by page; it is not shown again, however much of it was read."""
    from guide import welcome
    from guide.tui.screens.welcome import PAGES, Turn

    welcome.done()
    for page in PAGES:
        if await flow.show(page()) is Turn.SKIP:
            break


def _level(settings: Settings) -> AnimationLevel:
    """How much moves: also what ``TEXTUAL_ANIMATIONS`` says, where the person has not chosen."""
    return "none" if settings.still else constants.TEXTUAL_ANIMATIONS


def _soon(loop: asyncio.AbstractEventLoop, then: Callable[[], None]) -> None:
    """From where a signal comes to where the screens live, if they still do."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(then)
