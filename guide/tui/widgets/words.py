"""Words for how it feels: type to find one of ours, or write one of your own; several may be chosen."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from guide.journal import WORDS, FeelingWord, Felt, matching
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.line import Line

_COLUMN = 15
"""Cells for one word with its mark."""


class _Typed(Line):
    """While nothing is typed, the arrows, space and backspace belong to the words."""

    def on_key(self, event: events.Key) -> None:
        field = self.parent
        if isinstance(field, Words) and not self.value and field.take(event.key):
            event.stop()
            event.prevent_default()


class Words(Widget):
    """Enter or space chooses the word pointed at, or keeps what was typed; backspace takes the last one back."""

    SCOPED_CSS = False  # its looks depend on the size of the window, which the page knows
    DEFAULT_CSS = """
    Words { height: auto; padding: 0 0 0 1; border-left: outer $faint; }
    Words:focus-within { border-left: outer $accent; }
    Words Input { width: 36; margin: 0 0 1 0; }
    Words #chosen { height: auto; margin: 0 0 1 0; color: $primary; text-style: bold; }
    Words #chosen.none { color: $quiet; text-style: none; }
    Words #grid { height: auto; margin: 0 0 1 0; }
    Words #meaning { height: 1; color: $quiet; }
    .-low Words Input, .-low Words #chosen, .-low Words #grid { margin: 0; }
    .-narrow Words Input { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "point(1)", show=False),
        Binding("up", "point(-1)", show=False),
    ]

    class Done(Message):
        """Enter, with nothing typed and nothing pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []
        self.pointed: int | None = None
        """Index into the words shown."""

    def felt(self) -> tuple[Felt, ...]:
        """What was chosen, in order; a word that is still being typed counts."""
        typed = " ".join(self._input.value.split())
        return tuple(Felt(word) for word in (*self.chosen, *([typed] if typed else ())))

    def compose(self) -> ComposeResult:
        yield Static(id="chosen")
        yield _Typed("type to find a word, or your own", max_length=60)
        yield Static(id="grid")
        yield Static(id="meaning")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        self._show()

    def begin(self) -> None:
        """Ready for typing."""
        self._input.focus()

    def take(self, key: str) -> bool:
        """Whether ``key`` was meant for the words; only asked while nothing is typed."""
        turns = {"left": -self._rows(), "right": self._rows()}
        if key in turns:
            self.action_point(turns[key])
        elif key == "space" and self.pointed is not None:
            self._toggle(self._shown()[self.pointed].name)
        elif key == "backspace" and self.chosen:
            self.chosen.pop()
        else:
            return False
        self._show()
        return True

    def action_point(self, step: int) -> None:
        """To another word; from none to the first."""
        last = len(self._shown()) - 1
        self.pointed = None if last < 0 else 0 if self.pointed is None else min(max(self.pointed + step, 0), last)
        self._show()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self.pointed = 0 if event.value.strip() and self._shown() else None
        self._show()

    @on(Input.Submitted)
    def _choose(self, event: Input.Submitted) -> None:
        event.stop()
        typed = " ".join(event.value.split())
        word = self._shown()[self.pointed].name if self.pointed is not None else ""
        if word and word in self.chosen and not typed:
            self.post_message(self.Done())  # enter never takes back what space chose
        elif word:
            self._toggle(word)
        elif typed:
            self._toggle(typed)
        else:
            self.post_message(self.Done())
        self.pointed = None
        self._input.value = ""
        self._show()

    def _toggle(self, word: str) -> None:
        self.chosen.remove(word) if word in self.chosen else self.chosen.append(word)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    def _shown(self) -> tuple[FeelingWord, ...]:
        return matching(self._input.value) if self._input.value.strip() else WORDS

    def _columns(self) -> int:
        return max(1, self.size.width // _COLUMN)

    def _rows(self) -> int:
        return max(1, -(-len(self._shown()) // self._columns()))

    def _show(self) -> None:
        chosen = self.query_one("#chosen", Static)
        chosen.set_class(not self.chosen, "none")
        chosen.update(" · ".join(self.chosen) or "nothing chosen yet, and that is fine")
        self.query_one("#grid", Static).update(self._grid())
        shown = self._shown()
        pointed = "" if self.pointed is None or self.pointed >= len(shown) else shown[self.pointed].definition
        own = "Enter keeps your own word." if self._input.value.strip() and not shown else ""
        self.query_one("#meaning", Static).update(pointed or own)

    def _grid(self) -> Text:
        """Words read downwards, so that the down key goes from each to the next."""
        shown, rows = self._shown(), self._rows()
        text = Text(no_wrap=True)
        for row in range(rows if shown else 0):
            text.append("\n" if row else "")
            for at in range(row, len(shown), rows):
                text.append_text(self._word(shown[at].name, at == self.pointed))
        return text

    def _word(self, name: str, pointed: bool) -> Text:
        mark = "›" if pointed else " "
        tick = "●" if name in self.chosen else " "
        style = "bold " + rich_colour(self, "accent" if pointed else "primary") if pointed or tick == "●" else ""
        return Text(f"{mark}{tick} {name}".ljust(_COLUMN), style)
