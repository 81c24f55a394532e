"""The library: every practice at hand, found by typing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from guide import places
from guide.problems import WorldError
from guide.script import library
from guide.script.library import Practice
from guide.tui import phrases
from guide.tui.screens.page import Page
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint

NOTHING_FITS = "Nothing here is called that. A shorter word may find more; esc shows everything again."
SPACIOUS = 30
"""Rows from which on there is air between the practices."""
NO_PRACTICES = "There are no practices here yet."


class Library(Page[Practice | None]):
    """Answers with a practice, or None to leave. May be answered again and again: see `again`."""

    DEFAULT_CSS = """
    Library #head { height: 1; margin-bottom: 1; }
    Library Input { border: none; height: 1; padding: 0 1; background: $surface; margin-bottom: 1; }
    Library Input:focus { border: none; background: $panel; }
    Library OptionList { border: none; background: $background; padding: 0; height: auto; max-height: 100%;
                         scrollbar-size-vertical: 1; scrollbar-color: $faint; scrollbar-background: $background; }
    Library OptionList > .option-list--option { padding: 0 1 1 1; }
    Library OptionList > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    Library:ansi OptionList > .option-list--option-highlighted { text-style: reverse; }
    Library #say { color: $quiet; height: auto; margin-top: 1; padding: 0 1; }
    Library Body { overflow: hidden; }
    Library.-low #head { display: none; }
    Library.-low Input, Library.-low #say { margin: 0; }
    Library.-low OptionList > .option-list--option, Library.-narrow OptionList > .option-list--option { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("escape", "back", show=False),
    ]
    HINTS = (
        Hint("type", "to find"),
        Hint("↑ ↓", "choose", ("up", "down")),
        Hint("enter", "open", ("enter",)),
        Hint("esc", "everything, or leave", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self.practices: tuple[Practice, ...] = ()
        self.lengths: dict[str, float] = {}
        """Seconds by name, as far as they are known."""
        self._shown: list[Practice] = []
        self._aside = ""

    def content(self) -> Iterable[Widget]:
        yield Static("What would be good now?", id="head", classes="title")
        yield Input(placeholder="a title, a kind, a word", id="filter")
        yield OptionList(id="list")
        yield Static(id="say")

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Read the practices, and then find out how long they are; the screen is there before either."""
        try:
            found = tuple(library.practices())
            self.app.call_from_thread(self._found, found, _aside(found))
            from guide.session.rehearsal import natural_seconds

            self.app.call_from_thread(self._measured, {each.name: natural_seconds(each.script) for each in found})
        except WorldError as error:
            self.app.call_from_thread(self._say, str(error))

    def _found(self, practices: tuple[Practice, ...], aside: str) -> None:
        self.practices, self._aside = practices, aside
        self._show()

    def _measured(self, lengths: dict[str, float]) -> None:
        self.lengths = lengths
        self._show()

    def on_resize(self) -> None:
        self._show()

    @on(Input.Changed)
    def _filter(self) -> None:
        self._show(keep=False)

    @on(Input.Submitted)
    def _enter(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.answer(self._shown[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.answer(self._shown[event.option_index])

    def action_move(self, how: str) -> None:
        """The arrows belong to the list while typing goes into the filter."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def action_back(self) -> None:
        """First show everything again; with nothing typed, leave."""
        typed = self.query_one(Input)
        if typed.value:
            typed.value = ""
        else:
            self.answer(None)

    def _show(self, *, keep: bool = True) -> None:
        if not self.practices:
            return
        options = self.query_one(OptionList)
        here = self._shown[options.highlighted].name if keep and options.highlighted is not None else None
        self._shown = matching(self.practices, self.query_one(Input).value)
        options.clear_options()
        options.add_options(Option(self._row(practice)) for practice in self._shown)
        names = [practice.name for practice in self._shown]
        options.highlighted = names.index(here) if here in names else 0 if names else None
        self._say(self._aside if names else NOTHING_FITS)

    def _say(self, sentence: str) -> None:
        self.query_one("#say", Static).update(sentence)

    def _row(self, practice: Practice) -> Group:
        script, quiet = practice.script, rich_colour(self, "quiet")
        length = self.lengths.get(practice.name)
        minutes = phrases.about(length) if length is not None else "…"
        roomy = self.size.width >= 64
        title = Text(script.title, "bold", no_wrap=True, overflow="ellipsis")
        if _own(practice):
            title.append("  yours", f"not bold italic {quiet}")
        line = Table.grid(expand=True, padding=(0, 2, 0, 0))
        line.add_column(ratio=1, no_wrap=True)
        cells: list[tuple[str, int]] = [(minutes, 9)]
        if roomy:
            cells += [(phrases.kind(script.kind), 15)]
        cells += [(phrases.dots(script.intensity), 5)]
        for text, width in cells:
            line.add_column(width=width, justify="right" if text == minutes else "left", no_wrap=True)
        line.add_row(title, *(Text(text, quiet) for text, _ in cells))
        air = 1 if self.size.height >= SPACIOUS else 0
        return Group(line, Padding(Text(script.summary, quiet), (0, 8 if roomy else 0, air, 0)))


def matching(practices: Iterable[Practice], typed: str) -> list[Practice]:
    """Practices that have every word typed in their title, kind or summary, in any case."""
    words = typed.casefold().split()
    return [each for each in practices if all(word in _text(each) for word in words)]


def _text(practice: Practice) -> str:
    script = practice.script
    return f"{script.title} {phrases.kind(script.kind)} {script.kind} {script.summary} {practice.name}".casefold()


def _own(practice: Practice) -> bool:
    return practice.path.is_relative_to(places.own_scripts())


def _aside(found: Iterable[Practice]) -> str:
    """Nothing is left out in silence: scripts of the library that cannot be used yet."""
    names = {practice.name for practice in found}
    broken = [path for path in library.paths() if path.stem not in names]
    if not broken and not names:
        return NO_PRACTICES
    return "\n".join(f"{path.name} cannot be used yet. What is in the way: guide check {path}" for path in broken)
