"""What every application on the screen has in common: our colours, and no traceback on the terminal."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import WorkerFailed

from guide.tui import themes
from guide.tui.widgets.cover import LAYER, Cover


class CalmApp(App[int]):
    """Knows nothing of any page."""

    TITLE = "guide"
    ENABLE_COMMAND_PALETTE = False
    CSS = f"Screen {{ layers: default {LAYER}; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+t", "colours", show=False, priority=True),
        Binding("ctrl+o", "hide", show=False, priority=True),
    ]

    def __init__(self, theme: str | None) -> None:
        """``theme`` is one of `guide.tui.themes`; None for what fits the terminal."""
        theme = theme or themes.fitting()
        super().__init__(ansi_color=True if theme == themes.PLAIN.name else None)
        for each in themes.THEMES:
            self.register_theme(each)
        self.theme = theme
        self.mishap: Exception | None = None
        """What ended the visit, if it was not the person."""
        self.hidden = False
        """Whether everything is out of sight, below a plain page."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**super().get_theme_variable_defaults(), **themes.DEFAULTS}

    def action_interrupt(self) -> None:
        """Ctrl-C."""
        raise NotImplementedError

    def action_hide(self) -> None:
        """Put everything out of sight at once; what plays goes on, and any key brings it back."""
        if not self.hidden:
            self.hidden = True
            for screen in self.screen_stack:
                screen.mount(Cover())

    async def on_event(self, event: events.Event) -> None:
        """While everything is out of sight, a key brings it back and does nothing else; the mouse and a paste do
        nothing."""
        outside = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
        if outside:
            self.seen()
        if not (self.hidden and outside) or (isinstance(event, events.Key) and event.key == "ctrl+c"):
            await super().on_event(event)
        elif isinstance(event, events.Key):
            self.hidden = False
            for screen in self.screen_stack:
                await screen.query(Cover).remove()

    def seen(self) -> None:
        """Take note that the person is there."""

    def action_colours(self) -> None:
        """Dark or light; a terminal without colours keeps its own."""
        if self.theme != themes.PLAIN.name:
            self.theme = themes.DAWN.name if self.theme == themes.DUSK.name else themes.DUSK.name

    def _handle_exception(self, error: Exception) -> None:
        """Textual's hook for what nobody caught; `guide.tui` raises it once the terminal is itself again."""
        self.mishap = self.mishap or (error.error if isinstance(error, WorkerFailed) else error)  # type: ignore[assignment]
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print a traceback here."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Likewise."""
        self._close_messages_no_wait()
