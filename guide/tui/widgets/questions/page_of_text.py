"""Several lines to write into: a text, or a list with one thing a line. Tab goes on, Enter makes a new line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import TextArea

from guide.forms.question import Parts, QuestionKind
from guide.problems import WorldError
from guide.translation import _
from guide.tui import own_editor
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import Editor


class _Area(TextArea):
    """Without a frame, with a cursor that stands still; ctrl+e is for an editor of one's own."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    _Area, _Area:focus { border: none; padding: 0 1; height: 8; max-width: 76; background: $surface; }
    _Area:focus { background: $panel; }
    _Area .text-area--cursor-line { background: $surface; }
    _Area:focus .text-area--cursor-line { background: $panel; }
    _Area:light .text-area--cursor { color: $foreground; background: $background; text-style: reverse; }
    .-tall _Area { height: 14; }
    .-grand _Area { height: 20; }
    .-low _Area { height: 4; }
    """

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+e" and isinstance(self.parent, TextEditor):
            event.stop()
            event.prevent_default()
            self.parent.elsewhere()
        else:
            await super()._on_key(event)


class TextEditor(Editor):
    """A page, of lines."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TextEditor { border-left: none; padding: 0; }
    TextEditor:focus-within { border-left: none; }
    """
    types = True
    LINES: ClassVar[bool] = True
    HINTS = (Hint("ctrl+e", _("in your editor"), ("ctrl+e",)),)

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._question = question

    def compose(self) -> ComposeResult:
        yield _Area()

    @property
    def area(self) -> TextArea:
        """What is written into."""
        return self.query_one(TextArea)

    def begin(self, *, scroll: bool = True) -> None:
        """Be ready for typing."""
        self.area.focus(scroll_visible=scroll)

    def parts(self) -> Parts:
        """Return what is written. Raises MisreadError."""
        return self._question.typed(self.area.text.split("\n"), self.known)

    def show(self, parts: Parts) -> None:
        """Take what was written before."""
        self.area.text = "\n".join(part.text for part in parts if part.text)
        self.area.move_cursor(self.area.document.end)

    def elsewhere(self) -> None:
        """Write in an editor of one's own, whose file lies in memory."""
        try:
            with self.app.suspend():
                self.area.text = own_editor.edited(self.area.text)
        except WorldError as error:
            self.post_message(self.Misread(str(error)))
        self.app.refresh()
        self.area.move_cursor(self.area.document.end)
