"""What every application on the screen has in common: our colours, and no traceback on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, NoColor
from textual.worker import WorkerFailed

from guide.problems import WorldError
from guide.tui import own_themes, themes
from guide.tui.palette import FAMILY, PLAIN, Palette
from guide.tui.recolour import Recolour
from guide.tui.widgets.cover import LAYER, Cover

LOOKS = 1.0
"""Seconds between looks at the file of a theme of one's own, while it is shown."""


class CalmApp(App[int]):
    """Knows nothing of any page."""

    TITLE = "guide"
    ENABLE_COMMAND_PALETTE = False
    CSS = f"Screen {{ layers: default {LAYER}; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+t", "colours", show=False, priority=True),
        Binding("ctrl+o", "hide", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, theme: str | None, remember: Callable[[str], None] | None = None) -> None:
        """``theme`` is one of `guide.tui.palette` or of the person's own; None for what fits the terminal.

        ``remember`` is told the name of a theme that was chosen.
        """
        self.colourless = themes.without_colour()  # Textual takes NO_COLOR out of the environment
        """Whether nothing is drawn in any colour."""
        wanted = PLAIN if self.colourless else theme or themes.fitting()
        super().__init__()
        self._remember = remember
        self._palettes: dict[str, Palette] = dict(FAMILY)
        self._colours: list[LineFilter] = []
        for each in themes.THEMES:
            self.register_theme(each)
        if wanted not in (*FAMILY, PLAIN) and not self._take_own(wanted):
            wanted = themes.fitting()
        self.theme = wanted
        self._refilter()
        self._seen = self._changed()
        self.mishap: Exception | None = None
        """What ended the visit, if it was not the person."""
        self.hidden = False
        """Whether everything is out of sight, below a plain page."""

    def on_load(self) -> None:
        """Look now and then whether the theme's own file was changed."""
        self.set_interval(LOOKS, self.look_at_theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {**super().get_theme_variable_defaults(), **themes.DEFAULTS}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each row goes through: today's colours, and none where none are wanted.

        Textual's own filter for no colour makes grey of the terminal's colours, and black on black of this theme.
        """
        return [NoColor()] if self.colourless else [*self._colours, *super().get_line_filters()]

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
        """Show the next theme and remember it; a terminal without colours keeps its own."""
        if self.colourless:
            return
        names = [*FAMILY, PLAIN, *own_themes.names()]
        at = names.index(self.theme) if self.theme in names else -1
        following = names[at + 1 :] + names[: at + 1]
        self.show_theme(next(name for name in following if name in (*FAMILY, PLAIN) or self._take_own(name)))
        if self._remember:
            self._remember(self.theme)

    def show_theme(self, name: str) -> None:
        """Show the theme ``name`` at once, also what is on the screen already; the fitting one where there is none."""
        if self.colourless:
            return
        self.theme = name if name in (*FAMILY, PLAIN) or self._take_own(name) else themes.fitting()
        self._seen = self._changed()
        self.watch_theme()  # its file may have changed under the same name

    def watch_theme(self) -> None:
        """Draw what is on the screen already in the theme of now, whoever changed it: the night of a page does."""
        self._refilter()
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def look_at_theme(self) -> None:
        """Take in the theme's own file if it was changed; one that cannot be used changes nothing."""
        changed = self._changed()
        if changed == self._seen:
            return
        self._seen = changed
        before = self._palettes[self.theme]
        if self._take_own(self.theme) and self._palettes[self.theme] != before:
            self._palettes[f"{self.theme} before"] = before  # so that what was made with it is known
            self._refilter()
            self.refresh_css(animate=False)

    def _refilter(self) -> None:
        others = [palette for name, palette in self._palettes.items() if name != self.theme]
        self._colours = [Recolour(self._palettes.get(self.theme), others)]

    def _take_own(self, name: str) -> bool:
        """Whether the person has a theme called ``name`` that can be used; it can be shown then."""
        try:
            palette = own_themes.read(own_themes.place(name)).value
        except WorldError:
            return False
        if palette is None:
            return False
        self._palettes[name] = palette
        self.register_theme(themes.made(name, palette))
        return True

    def _changed(self) -> float:
        """When the file of a theme of one's own was changed; 0 where there is none."""
        if self.theme in (*FAMILY, PLAIN):
            return 0.0
        try:
            return own_themes.place(self.theme).stat().st_mtime
        except OSError:
            return 0.0

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
