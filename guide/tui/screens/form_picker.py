"""One form chosen from those there are: typing narrows the list down. Lies over the page that asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from guide.forms.form import Form
from guide.translation import _
from guide.tui.screens.over_page import OverPage
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.line import Line

_TITLE = 30
"""Cells of a title."""
NOTHING_FITS = _("No form has these words. Fewer letters may find more.")


def read_forms() -> tuple[Form, ...]:
    """Return every form that can be read, by title. Takes a moment."""
    from guide.forms.reading import all_forms

    return tuple(sorted(all_forms().values(), key=lambda form: form.title))


class FormPicker(OverPage[Form | None]):
    """Answers with a form, or None to leave it."""

    DEFAULT_CSS = """
    FormPicker { align: center middle; background: $background 60%; }
    FormPicker Vertical { width: 100; max-width: 100%; height: 80%; max-height: 36; padding: 1 3; background: $surface;
                          border: round $faint; }
    FormPicker #lead { color: $primary; text-style: bold; margin-bottom: 1; }
    FormPicker Line { background: $panel; margin-bottom: 1; }
    FormPicker OptionList { border: none; background: $surface; padding: 0; height: 1fr; scrollbar-size-vertical: 1;
                            scrollbar-color: $faint; scrollbar-background: $surface; }
    FormPicker OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    FormPicker OptionList > .option-list--option-highlighted { background: $panel; color: $primary; text-style: bold; }
    FormPicker.-low Vertical { height: 100%; border: none; padding: 0 2; }
    FormPicker.-low #lead, FormPicker.-low Line { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("escape", "leave", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, lead: str, of: Callable[[Form], bool] = lambda form: True) -> None:
        """``lead`` says what it is chosen for; only forms are offered that ``of`` lets through."""
        super().__init__()
        self._lead, self._of = lead, of
        self._forms: tuple[Form, ...] = ()
        self._fitting: list[Form] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._lead, id="lead", markup=False)
            yield Line(_("a title, a need, a word"))
            yield _Forms()

    def on_mount(self) -> None:
        self.query_one(Line).focus()
        self._read()

    @work
    async def _read(self) -> None:
        self._forms = tuple(filter(self._of, await asyncio.to_thread(read_forms)))
        self._show()

    @on(Line.Changed)
    def _show(self) -> None:
        self._fitting = matching(self._forms, self.query_one(Line).value)
        shown = self.query_one(OptionList)
        shown.clear_options()
        shown.add_options(Option(self._row(form)) for form in self._fitting)
        if self._fitting:
            shown.highlighted = 0
        elif self._forms:
            shown.add_option(Option(Text(NOTHING_FITS, rich_colour(self, "quiet")), disabled=True))

    def _row(self, form: Form) -> Text:
        low, high = form.minutes
        text = Text(form.title, no_wrap=True, overflow="ellipsis")
        text.truncate(_TITLE, overflow="ellipsis", pad=True)
        minutes = _("{low} min").format(low=low) if low == high else _("{low} to {high} min").format(low=low, high=high)
        return text.append(f"  {minutes:<14}{form.summary}", rich_colour(self, "quiet"))

    @on(Line.Submitted)
    def _enter(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._fitting):
            self.dismiss(self._fitting[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._fitting[event.option_index])

    def action_move(self, how: str) -> None:
        """Move in the list, while typing goes into the line."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def action_leave(self) -> None:
        """Back without one."""
        self.dismiss(None)


class _Forms(OptionList, can_focus=False):
    """Typing stays in the line."""


def matching(forms: Iterable[Form], typed: str) -> list[Form]:
    """Return the forms that have every word typed in their title, summary, name or needs, in any case."""
    words = typed.casefold().split()
    return [form for form in forms if all(word in _text(form) for word in words)]


def _text(form: Form) -> str:
    return f"{form.title} {form.name} {form.summary} {' '.join(form.needs)}".casefold()
