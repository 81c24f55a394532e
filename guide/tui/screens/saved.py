"""What was kept, in a sentence or two; before and after side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.forms.form import Form
from guide.journal import Feeling
from guide.tui.screens.after import Said
from guide.tui.screens.page import Page
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint


class Next(Enum):
    """Where to from here."""

    LIBRARY = "library"
    LEAVE = "leave"
    WRITE = "write"
    """To the form that is offered."""
    SETTLED = "settled"
    """To say once more how it is, some minutes later."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is to say about a practice that has ended."""

    title: str
    heard: float
    """Seconds."""
    in_journal: bool
    before: Feeling | None = None
    after: Said = field(default_factory=Said)
    problem: str = ""


def ways_on(*, library: bool) -> tuple[Hint, ...]:
    """Return the keys of a last page; ``library`` says whether there is one to go back to."""
    if not library:
        return (Hint("enter", "leave", ("enter", "escape", "q")),)
    return (Hint("enter", "back to the library", ("enter", "escape")), Hint("q", "leave", ("q",)))


def ways_to_write(offered: Form | None) -> tuple[Hint, ...]:
    """Return the keys for what may be written down after a practice that is in the journal."""
    write = (Hint("w", f"write: {offered.title}", ("w",)),) if offered else ()
    return (*write, Hint("r", "how it is some minutes later", ("r",)))


class Saved(Page[Next]):
    """Answers with where to go."""

    DEFAULT_CSS = """
    Saved Static { height: auto; max-width: 76; margin-bottom: 1; }
    Saved #both { width: 1fr; padding: 0 1; border-left: outer $faint; }
    Saved #line { text-style: italic; }
    Saved.-low Static { margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "go_on", show=False),
        Binding("q", "answer('leave')", show=False),
        Binding("w", "answer('write')", show=False),
        Binding("r", "answer('settled')", show=False),
    ]

    def __init__(self, kept: Kept, offered: Form | None = None, *, library: bool = True) -> None:
        """``offered`` is a form that may be filled in now; ``library`` says whether there is one to go back to."""
        super().__init__()
        self._kept, self._on = kept, Next.LIBRARY if library else Next.LEAVE
        self._offered = offered
        self._hints = (*(ways_to_write(offered) if kept.in_journal else ()), *ways_on(library=library))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is written down without a journal, and no form where none is offered."""
        if action == "answer" and parameters == ("write",):
            return self._offered is not None
        return self._kept.in_journal if parameters == ("settled",) else True

    def content(self) -> Iterable[Widget]:
        kept = self._kept
        yield Static(sentence(kept), classes="title", markup=False)
        if kept.before or kept.after.feeling:
            yield Static(self._both(), id="both")
        if kept.after.reflection:
            yield Static(Text(f"“{kept.after.reflection}”"), id="line")
        if kept.problem:
            yield Static(kept.problem, classes="quiet", markup=False)

    def on_mount(self) -> None:
        self.show_keys(self._hints)

    def action_go_on(self) -> None:
        """Go to the library this visit came from; away if it came for one practice alone."""
        self.answer(self._on)

    def action_answer(self, where: str) -> None:
        """Answer with ``where``: the library, or away."""
        self.answer(Next(where))

    def _both(self) -> Table:
        quiet = rich_colour(self, "quiet")
        table = Table.grid(padding=(0, 3, 0, 0))
        table.add_row("", Text("before", quiet), Text("after", quiet))
        for name, before, after in rows(self._kept.before, self._kept.after.feeling):
            table.add_row(Text(name, quiet), Text(before), Text(after))
        return table


def sentence(kept: Kept) -> str:
    """Return what was kept, in the same even words however long it was."""
    where = "Kept in your journal." if kept.in_journal else "Nothing of it was kept, as there is no journal here."
    return f"{formatting.spell(kept.heard)} of {kept.title}. {where}"


def rows(before: Feeling | None, after: Feeling | None) -> list[tuple[str, str, str]]:
    """Return name, before and after of all that was said at least once; a dash is what was not said."""
    first, then = before or Feeling(), after or Feeling()
    both = [
        ("zone", first.zone and first.zone.value, then.zone and then.zone.value),
        ("distress", _number(first.distress), _number(then.distress)),
        ("words", _words(first), _words(then)),
    ]
    return [(name, one or "–", other or "–") for name, one, other in both if one or other]


def _number(distress: int | None) -> str:
    return "" if distress is None else str(distress)


def _words(feeling: Feeling) -> str:
    return ", ".join(felt.word for felt in feeling.words)
