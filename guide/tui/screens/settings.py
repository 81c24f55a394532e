"""Settings: a row for each, stepped through with the arrows, heard and seen at once, and kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from guide import places, preferences
from guide.preferences import Kept, Preference
from guide.problems import WorldError
from guide.translation import _
from guide.tui.screens.page import Page
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

HEARD = "voice"
"""The row whose value can be heard."""
ELSEWHERE = _("Your journal as a file, its lock, to delete it: m on the first page.\nIs all well here? guide doctor")


class Row(Static):
    """One preference, its value, and what it does where one is."""

    class Pointed(Message):
        """The person went to this row."""

        def __init__(self, row: Row, *, clicked: bool = False) -> None:
            super().__init__()
            self.row, self.clicked = row, clicked

    DEFAULT_CSS = "Row { height: auto; }"

    def __init__(self, number: int, row: Preference) -> None:
        super().__init__()
        self.number, self.row = number, row

    def show(self, value: str | None, *, pointed: bool) -> None:
        """Show ``value``; what the row does as well where it is ``pointed`` at."""
        width = max(cell_len(each.title) for each in preferences.TABLE)
        quiet, accent = rich_colour(self, "quiet"), rich_colour(self, "accent")
        text = Text().append("▌ " if pointed else "  ", accent)
        text.append(self.row.title + " " * (width - cell_len(self.row.title) + 2), "bold" if pointed else "")
        told = self.row.told(value)
        text.append(f"‹ {told} ›" if pointed else f"  {told}", rich_colour(self, "primary") if pointed else quiet)
        if pointed:
            text.append(f"\n  {self.row.does}", quiet)
        if text != self.content:  # each that changes means a layout of the page
            self.update(text)

    def jumped_to(self) -> None:
        """Go to this row."""
        self.post_message(self.Pointed(self))

    def on_click(self) -> None:
        """Go to this row; the one that one is at takes its next value."""
        self.post_message(self.Pointed(self, clicked=True))


class SettingsPage(Page[bool]):
    """Answers with False once the person goes back."""

    class Changed(Message):
        """Another value is kept from now on."""

        def __init__(self, kept: Kept) -> None:
            super().__init__()
            self.kept = kept

    DEFAULT_CSS = """
    SettingsPage .title { margin-bottom: 1; }
    SettingsPage #said, SettingsPage #where { color: $quiet; height: auto; margin-top: 1; }
    SettingsPage.-low #where { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", show=False, priority=True),
        Binding("down", "point(1)", show=False, priority=True),
        Binding("left", "step(-1)", show=False, priority=True),
        Binding("right", "step(1)", show=False, priority=True),
        Binding("backspace", "usual", show=False),
        Binding("enter,space", "hear", show=False),
        Binding("o", "own_words", show=False),
        Binding("escape", "back", show=False),
    ]
    HINTS = (
        Hint("↑ ↓", _("choose"), ("up", "down")),
        Hint("← →", _("change"), ("left", "right")),
        Hint("enter", _("hear"), ("enter", "space"), _("hear the voice")),
        Hint("⌫", _("as usual"), ("backspace",), _("back to what is usual")),
        Hint("o", _("words"), ("o",), _("your own words for what steadies you")),
        Hint("esc", _("back"), ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self.kept = preferences.read()
        self._at = 0

    def content(self) -> Iterable[Widget]:
        yield Static(_("Settings"), classes="title")
        for number, row in enumerate(preferences.TABLE):
            yield Row(number, row)
        yield Static(self.kept.said, id="said", markup=False)
        yield Static(
            _("What is yours lies in {data}\n{elsewhere}").format(data=places.data(), elsewhere=ELSEWHERE),
            id="where",
            markup=False,
        )

    def on_mount(self) -> None:
        self._show()

    @property
    def pointed(self) -> Preference:
        """Return the preference one is at."""
        return preferences.TABLE[self._at]

    def action_point(self, step: int) -> None:
        """Go to the next row, or the one before."""
        self._at = (self._at + step) % len(preferences.TABLE)
        self._show()

    def action_step(self, step: int) -> None:
        """Take the next value of the row, or the one before."""
        self._step(self.pointed, step)

    @work(thread=True, exclusive=True, group="step")
    def _step(self, row: Preference, step: int) -> None:
        """Find out what there is to choose from, which may take a moment for voices and devices."""
        try:
            value = row.following(self.kept.get(row.name), step)
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._keep, row.name, value)

    def action_usual(self) -> None:
        """Go back to what is usual."""
        self._keep(self.pointed.name, None)

    def action_hear(self) -> None:
        """Let the voice be heard."""
        if self.pointed.name == HEARD:
            self._say(_("One sentence …"))
            self._hear(self.kept.get(HEARD) or "default")

    @work(thread=True, exclusive=True, group="hear")
    def _hear(self, voice: str) -> None:
        from guide.player.hearing import hear
        from guide.preview.sample import sample

        try:
            hear(sample([voice]), self.kept.get("device"))
        except WorldError as error:
            self.tell(self._say, str(error))
            return
        self.tell(self._say, "")

    @work
    async def action_own_words(self) -> None:
        """Ask for the person's own words over this page."""
        from guide.tui.screens.own_words import AnchorsPage

        page = AnchorsPage()
        await self.app.push_screen(page)
        await page.answered
        await self.app.pop_screen()

    def action_back(self) -> None:
        """Leave; everything is kept already."""
        self.answer(False)

    def on_row_pointed(self, event: Row.Pointed) -> None:
        """Go to the row; a click on the row one is at takes its next value."""
        if event.clicked and event.row.number == self._at:
            self.action_step(1)
        self._at = event.row.number
        self._show()

    def _keep(self, name: str, value: str | None) -> None:
        try:
            self.kept = preferences.keep(name, value)
        except WorldError as error:
            self._say(str(error))
            return
        self._say("")
        self._show()
        self.post_message(self.Changed(self.kept))

    def _show(self) -> None:
        for row in self.query(Row):
            row.show(self.kept.get(row.row.name), pointed=row.number == self._at)
            if row.number == self._at:
                self.call_after_refresh(row.scroll_visible, animate=False)

    def _say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)
