"""What asks nothing: words to read, the support card, a rehearsal."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from guide.forms.kinds.rehearse import Rehearsal, RehearseQuestion
from guide.forms.question import QuestionKind
from guide.translation import _
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor


class ShownEditor(Editor, can_focus=True):
    """Words that stand as the question; nothing is beneath them."""

    SCOPED_CSS = False
    DEFAULT_CSS = "ShownEditor { height: 0; border: none; }"


class CardEditor(Editor, can_focus=True):
    """Says how the support card opens; the page opens it."""

    ASKS = False
    HINTS = (Hint("S", _("your support card"), ("S",)),)

    def compose(self) -> ComposeResult:
        yield Static(_("S opens your support card. It stays one key away."))


class RehearseEditor(Editor, can_focus=True):
    """The other side, line by line; Enter goes on, once the person has answered aloud."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    RehearseEditor Static { max-width: 72; }
    RehearseEditor #mine { color: $primary; margin-bottom: 1; }
    RehearseEditor #other { text-style: italic; margin-bottom: 1; }
    RehearseEditor #how { color: $quiet; }
    .-low RehearseEditor #mine, .-low RehearseEditor #other { margin: 0; }
    """
    ASKS = False
    BINDINGS = [Binding("enter", "next", show=False)]  # noqa: RUF012 - Textual declares it so
    HINTS = (Hint("enter", _("I have said it"), ("enter",)),)

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._at = 0

    @property
    def rehearsal(self) -> Rehearsal:
        """What is rehearsed."""
        question = self.questions[0]
        return question.rehearsal if isinstance(question, RehearseQuestion) else Rehearsal()

    def compose(self) -> ComposeResult:
        yield Static(id="mine", markup=False)
        yield Static(id="other", markup=False)
        yield Static(_("Answer aloud, in your own time."), id="how")

    def draw(self) -> None:
        """Draw the line that is heard now, and the words to answer with."""
        mine = self.filled(self.rehearsal.mine)
        self.query_one("#mine", Static).update(_("Your words: {mine}").format(mine=mine) if mine else "")
        self.query_one("#mine").display = bool(mine)
        other = self.rehearsal.other
        self.query_one("#other", Static).update(f"“{self.filled(other[self._at])}”" if other else "")

    def action_next(self) -> None:
        """The next thing they say; after the last one it is done."""
        if self._at + 1 < len(self.rehearsal.other):
            self._at += 1
            self.draw()
        else:
            self._at = 0
            self.post_message(self.Done())
