"""A line to type into: for words of one's own, and for every kind of question that has nothing better."""

from __future__ import annotations

from textual.app import ComposeResult

from guide.forms.question import Parts, QuestionKind
from guide.translation import _
from guide.tui.widgets.questions.editor import KeyedLine, TypingEditor


class LineEditor(TypingEditor):
    """Reads what is typed as line mode does, so that any kind of question can be answered with it."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    LineEditor { border-left: none; padding: 0; }
    LineEditor:focus-within { border-left: none; }
    LineEditor Input { width: 1fr; max-width: 76; }
    """

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._question = question
        self._said: tuple[str, Parts] = ("", ())
        """What stands in the line for an answer that was given before, and that answer."""

    def compose(self) -> ComposeResult:
        yield KeyedLine(_("if you like, in your own words") if self._question.NAME == "line" else "")

    def parts(self) -> Parts:
        """Return what is typed; as long as it is what was said before, exactly that. Raises MisreadError."""
        words, parts = self._said
        return parts if parts and self.text == words else self._question.typed([self.text], self.known)

    def show(self, parts: Parts) -> None:
        """Take an answer, in words."""
        words = " ".join(self._question.written(parts).split())
        self._said = words, parts
        self.line.value = words
