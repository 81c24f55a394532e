"""The application object, kept small: colours, a soft end however it comes, and the walk through the screens."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import WorkerFailed

from guide.problems import ScriptError, WorldError
from guide.tui import INTERRUPTED, Settings, themes
from guide.tui.prepare_worker import PrepareWorker
from guide.tui.screen_flow import ScreenFlow
from guide.tui.screens.page import Page

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Practice
    from guide.player import Output
    from guide.render.options import RenderOptions


class GuideApp(App[int]):
    """Holds what every page may need; knows nothing of any page."""

    TITLE = "guide"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+t", "colours", show=False, priority=True),
    ]

    def __init__(
        self,
        start: Practice | None = None,
        choices: RenderOptions | None = None,
        settings: Settings = Settings(),  # noqa: B008 - frozen
        journal: Journal | None = None,
        output: Output | None = None,
    ) -> None:
        theme = settings.theme or themes.fitting()
        super().__init__(ansi_color=True if theme == themes.PLAIN.name else None)
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme
        self.choices, self.settings, self.journal = choices, settings, journal
        self.backstage = PrepareWorker(choices, settings, journal, output)
        self.interrupted = False
        self.mishap: Exception | None = None
        """What ended the visit, if it was not the person."""
        self._start = start

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**super().get_theme_variable_defaults(), **themes.DEFAULTS}

    def on_mount(self) -> None:
        self._listen_to_signals()
        self.run_worker(self._walk(), exit_on_error=True)

    async def _walk(self) -> None:
        try:
            await ScreenFlow(self).go(self._start)
        except (ScriptError, WorldError) as error:
            self.mishap = error
        self.exit(INTERRUPTED if self.interrupted else 0)

    def action_interrupt(self) -> None:
        """Land softly if something plays, and leave; the second time at once."""
        self.interrupted = True
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        if not (pages and pages[-1].interrupt()):
            self.exit(INTERRUPTED)

    def action_colours(self) -> None:
        """Dark or light; a terminal without colours keeps its own."""
        if self.theme != themes.PLAIN.name:
            self.theme = themes.DAWN.name if self.theme == themes.DUSK.name else themes.DUSK.name

    # -- however it ends ------------------------------------------------------------------------------------

    def _listen_to_signals(self) -> None:
        """Ctrl-C arrives as a key; these come from outside."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with _where_possible():
                loop.add_signal_handler(getattr(signal, name), self.action_interrupt)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for what nobody caught; `guide.tui.run` raises it once the terminal is itself again."""
        self.mishap = self.mishap or (error.error if isinstance(error, WorkerFailed) else error)  # type: ignore[assignment]
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print a traceback here."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Likewise."""
        self._close_messages_no_wait()


@contextmanager
def _where_possible() -> Iterator[None]:
    """Windows, and threads other than the main one, have no such signals."""
    try:
        yield
    except (AttributeError, NotImplementedError, ValueError, RuntimeError):
        return
