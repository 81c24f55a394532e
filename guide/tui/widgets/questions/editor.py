"""What every editor has in common: questions, what is known beside them, answers given and taken, and its frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from guide.forms.question import Known, Parts, QuestionKind
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.line import Line

_AROUND = 12
"""Rows of a page that are not its editor's list."""
_FEWEST = 3


def _as_it_is(text: str) -> str:
    return text


class Editor(Widget):
    """Answers one question, or several that stand together."""

    SCOPED_CSS = False  # looks depend on the size of the window, which the page knows; each class says so anew
    DEFAULT_CSS = """
    Editor { height: auto; padding: 0 0 0 1; border-left: outer $faint; }
    Editor:focus, Editor:focus-within { border-left: outer $accent; }
    Editor Static { height: auto; }
    Editor Input { width: 44; }
    .-narrow Editor Input { width: 1fr; }
    """
    types: bool = False
    """Whether letters are typed into it, so that they are no keys of the page."""
    ASKS: ClassVar[bool] = True
    """Whether the words of its question stand above it."""
    LINES: ClassVar[bool] = False
    """Whether Enter makes a new line in it, so that Tab goes on."""
    HINTS: ClassVar[tuple[Hint, ...]] = ()
    """Its keys, beside those of the page."""

    class Done(Message):
        """Enter: on to the next question."""

    class Changed(Message):
        """Something else was said."""

    class Misread(Message):
        """Something typed is no answer; ``sentence`` says what would be one."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, *questions: QuestionKind) -> None:
        super().__init__()
        self.questions = questions
        self.known = Known()
        self.filled: Callable[[str], str] = _as_it_is

    def on_resize(self) -> None:
        """Draw again once all has its new size: in the midst of it, what is drawn higher would stay cut."""
        self.call_after_refresh(lambda: self.draw() if self.children else None)  # the page may be left meanwhile

    def enter(self, known: Known, filled: Callable[[str], str]) -> None:
        """Come into view: ``known`` is what may be looked up by now, ``filled`` puts earlier answers into a text."""
        self.known, self.filled = known, filled
        self.draw()

    def begin(self, *, scroll: bool = True) -> None:
        """Be ready for keys; ``scroll`` brings it into view."""
        self.focus(scroll_visible=scroll)

    def parts(self) -> Parts:
        """Return the answer to its one question. Raises MisreadError where something typed is none."""
        return ()

    def show(self, parts: Parts) -> None:
        """Take an answer that was given before."""

    def answers(self) -> tuple[Parts, ...]:
        """Return an answer to each of its questions. Raises MisreadError."""
        return (self.parts(),)

    def show_all(self, answers: tuple[Parts, ...]) -> None:
        """Take an answer to each of its questions, given before."""
        self.show(answers[0])
        self.draw()

    def draw(self) -> None:
        """Draw it as it stands now."""

    @property
    def rows(self) -> int:
        """How many rows of a list there is room for."""
        return max(_FEWEST, self.app.size.height - _AROUND)

    def changed(self) -> None:
        """Draw it anew, and say that something else was said."""
        self.draw()
        self.post_message(self.Changed())


ARROWS = {"up": -1, "down": 1}


class KeyedLine(Line):
    """A line in an editor, which is asked first about each key: a binding would come late for one who types fast."""

    def on_key(self, event: events.Key) -> None:
        editor = next((each for each in self.ancestors if isinstance(each, TypingEditor)), None)
        if editor is None:
            return
        editor.settle()
        if event.key == "enter":
            editor.entered()
        elif not editor.take(event.key):
            return
        event.stop()
        event.prevent_default()


class TypingEditor(Editor):
    """An editor around a line to type into."""

    types = True
    _seen = ""
    """What was typed when it was last looked at."""

    def begin(self, *, scroll: bool = True) -> None:
        """Be ready for typing."""
        self.line.focus(scroll_visible=scroll)

    @property
    def line(self) -> Line:
        """The line."""
        return self.query_one(Line)

    @property
    def text(self) -> str:
        """What is typed, without blanks around it."""
        return " ".join(self.line.value.split()) if self.is_mounted else ""

    def settle(self) -> None:
        """Take note of what is typed by now; the message that says so comes later than the next key."""
        if self.text != self._seen:
            self._seen = self.text
            self.filter()

    def filter(self) -> None:
        """Show what fits to something else that is typed."""

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self.settle()
        self.changed()

    def entered(self) -> None:
        """Heed Enter."""
        self.post_message(self.Done())

    def take(self, key: str) -> bool:
        """Heed a key, before the line does. Return whether it was heeded."""
        return False
