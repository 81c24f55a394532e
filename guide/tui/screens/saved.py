"""What was kept, in a sentence or two; before and after side by side, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from guide.actions import formatting
from guide.forms.form import Form
from guide.journal import Feeling
from guide.translation import _, quoted
from guide.tui.screens.after import Said
from guide.tui.screens.page import Page
from guide.tui.widgets.feeling_card import FeelingCard
from guide.tui.widgets.keys import Hint


class Next(Enum):
    """Where to from here."""

    LIBRARY = "library"
    LEAVE = "leave"
    WRITE = "write"
    """To the form that is offered."""
    AGAIN = "again"
    """To the same practice, from its beginning."""
    JOURNAL = "journal"
    """To the days that were kept, and back."""
    SETTLED = "settled"
    """To say once more how it is, some minutes later."""


BRIEFLY = (Next.WRITE, Next.SETTLED, Next.JOURNAL)
"""Where one comes back from to this page."""


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
    lately: str = ""
    """How it was the times before, in one line."""
    confirmed: str = ""
    """A line that confirms what was felt, before anything else is said; empty for none."""


def ways_on(*, library: bool) -> tuple[Hint, ...]:
    """Return the keys of a last page; ``library`` says whether there is a page to go back to."""
    if not library:
        return (Hint("enter", _("leave"), ("enter", "escape", "q")),)
    return (Hint("enter", _("back"), ("enter", "escape")), Hint("q", _("leave"), ("q",)))


def ways_to_write(offered: Form | None) -> tuple[Hint, ...]:
    """Return the keys for what may be written down after a practice that is in the journal."""
    write = (Hint("w", _("write: {title}").format(title=offered.title), ("w",)),) if offered else ()
    later = Hint("r", _("how it is later"), ("r",), _("how it is some minutes later"))
    return (*write, later, Hint("j", _("journal"), ("j",), _("your days: what you practised, what you wrote")))


class Saved(Page[Next]):
    """Answers with where to go."""

    DEFAULT_CSS = """
    Saved Body { align: left middle; }
    Saved.-low Body { align: left top; }
    Saved Static { height: auto; max-width: 76; }
    Saved .kept { margin-bottom: 1; }
    Saved #both { height: auto; layout: grid; grid-size: 2; grid-rows: auto; grid-gutter: 0 2; }
    Saved.-narrow #both { grid-size: 1; }
    Saved #line { text-style: bold italic; color: $foreground; margin: 1 4; text-align: center; }
    Saved.-tall #line { margin: 3 8; }
    Saved.-tall .kept { margin-bottom: 2; }
    Saved.-tall .kept, Saved.-tall #lately { text-align: center; }
    Saved.-tall FeelingCard { padding: 1; min-height: 7; }
    Saved #lately { color: $quiet; margin-top: 1; }
    Saved.-low Static, Saved.-low #line { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "go_on", show=False),
        Binding("q", "answer('leave')", show=False),
        Binding("w", "answer('write')", show=False),
        Binding("r", "answer('settled')", show=False),
        Binding("j", "answer('journal')", show=False),
        Binding("a", "answer('again')", show=False),
    ]

    def __init__(self, kept: Kept, offered: Form | None = None, *, library: bool = True) -> None:
        """``offered`` is a form that may be filled in now; ``library`` says whether there is a page to go back to."""
        super().__init__()
        self._kept, self._on = kept, Next.LIBRARY if library else Next.LEAVE
        self._offered = offered
        first, *others = ways_on(library=library)
        writing = ways_to_write(offered) if kept.in_journal else ()
        self._hints = (first, Hint("a", _("again"), ("a",), _("the same once more")), *writing, *others)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is written down without a journal, and no form where none is offered."""
        if action == "answer" and parameters == ("write",):
            return self._offered is not None
        return self._kept.in_journal if parameters in (("settled",), ("journal",)) else True

    def content(self) -> Iterable[Widget]:
        kept = self._kept
        if kept.confirmed:
            yield Static(kept.confirmed, id="confirmed", classes="kept", markup=False)
        yield Static(sentence(kept), classes="title kept", markup=False)
        if kept.before or kept.after.feeling:
            with Container(id="both"):
                yield FeelingCard(_("before"), kept.before)
                yield FeelingCard(_("now"), kept.after.feeling)
        if kept.after.reflection:
            yield Static(Text(quoted(kept.after.reflection)), id="line")
        if kept.lately:
            yield Static(kept.lately, id="lately", markup=False)
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


def sentence(kept: Kept) -> str:
    """Return what was kept, in the same even words however long it was."""
    where = _("Kept in your journal.") if kept.in_journal else _("Nothing of it was kept, as there is no journal here.")
    return _("{spell} of {title}. {where}").format(spell=formatting.spell(kept.heard), title=kept.title, where=where)
