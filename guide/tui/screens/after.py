"""How it is after a practice: the form ``after``. Each question can be left empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.widget import Widget
from textual.widgets import Static

from guide.journal import Feeling, feeling_of, reflection_of
from guide.journal.entry import Entry
from guide.journal.filling import Filling
from guide.translation import _
from guide.tui.screens.form import FormPage, Step
from guide.tui.widgets.keys import Hint

_SKIP = Hint("esc", _("skip the rest"), ("escape",))


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said after a practice; None and empty for what they did not."""

    feeling: Feeling | None = None
    reflection: str = ""


class After(FormPage[Said]):
    """Answers with what was said, however little."""

    DEFAULT_CSS = """
    After #problem { margin-bottom: 1; max-width: 76; }
    After #private { color: $quiet; margin-top: 1; }
    After #where { margin: 0 0 1 0; }
    After.-low #private { display: none; }
    """

    def __init__(self, filling: Filling, *, kept: bool, problem: str = "", told: str = "") -> None:
        """``problem`` is why the practice could not go on, as a sentence; ``told`` is one about the form."""
        super().__init__(filling, told=told)
        self._kept, self._problem = kept, problem

    def header(self) -> Iterable[Widget]:
        """Why it could not go on."""
        if self._problem:
            yield Static(self._problem, id="problem", markup=False)

    def footer(self) -> Iterable[Widget]:
        """Whose words they are."""
        yield Static(_("It stays on this machine, as you wrote it.") if self._kept else "", id="private")

    def asked(self, step: Step) -> str:
        """The question; while it is the first one, that of the whole form."""
        private = self.query_one("#private")
        private.display = self.editor.types and step == self._steps[-1]
        return super().asked(step) if self._at else self.filling.form.title

    def keys_beside(self) -> tuple[Hint, ...]:
        """Back, and leaving the rest out."""
        return (*super().keys_beside()[:-1], _SKIP)

    def outcome(self, entry: Entry) -> Said:
        """The feeling and the line."""
        return Said(feeling_of(entry.answers), reflection_of(entry.answers))

    def interrupt(self, *, soon: bool = False) -> bool:
        """See `Page.interrupt`: what was said so far is kept."""
        first = not self.answered.done()
        self._take()
        self._finish()
        return first
