"""Words for how it feels: type to find one of ours, or write one of your own; several may be chosen, with strengths."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from guide.forms import feeling_words
from guide.forms.answers import Part
from guide.forms.feeling_words import FeelingWord
from guide.forms.kinds.words import STRENGTHS
from guide.forms.question import MisreadError, Parts, QuestionKind
from guide.journal import Felt
from guide.translation import _, counted
from guide.tui.widgets.colour import rich_colour
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.editor import ARROWS, KeyedLine, TypingEditor

WIDEST = 13
"""Letters of a word that fit into its column."""
_COLUMN = WIDEST + 4
"""Cells for one word with its mark."""
_AROUND = 16
"""Rows of a page that are not words."""
_MIDDLE = 0.2
"""Nearer to the middle of the field than this, a word belongs to no side."""
_TINTS = {(True, True): "accent", (True, False): "primary", (False, True): "secondary", (False, False): "quiet"}
"""By pleasant and by energy."""


class Words(TypingEditor):
    """Enter or space chooses the word pointed at, or keeps what was typed; backspace takes the last one back; a digit
    says how strong the last one is."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Words Input { width: 36; margin: 0 0 1 0; }
    Words #chosen { height: auto; margin: 0 0 1 0; color: $primary; text-style: bold; }
    Words #chosen.none { color: $quiet; text-style: none; }
    Words #grid { height: auto; margin: 0 0 1 0; }
    Words #meaning { height: 1; color: $quiet; }
    .-low Words Input, .-low Words #chosen, .-low Words #grid { margin: 0; }
    """
    HINTS = (Hint("↑ ↓ ← →", _("point")), Hint("space", _("choose")))

    def __init__(self, question: QuestionKind) -> None:
        super().__init__(question)
        self._question = question
        self.chosen: dict[str, float | None] = {}
        """Each word with its strength, in the order chosen."""
        self.pointed: int | None = None
        """Index into the words shown."""
        self._first = 0
        """The column at the left."""

    def parts(self) -> Parts:
        """Return what was chosen, in order; a word that is still being typed counts. Raises MisreadError."""
        typed = self._question.typed([self.text], self.known) if self.text else ()
        said = {**self.chosen, **{str(part.text): part.value for part in typed}}
        return tuple(Part(word, strength) for word, strength in said.items())

    def felt(self) -> tuple[Felt, ...]:
        """Return the same as the journal of a practice takes it."""
        return tuple(Felt(str(part.text), None if part.value is None else int(part.value)) for part in self.parts())

    def show(self, parts: Parts) -> None:
        """Take words that were chosen before."""
        self.chosen = {str(part.text): part.value for part in parts}

    def compose(self) -> ComposeResult:
        yield Static(id="chosen", markup=False)
        yield KeyedLine(_("type to find a word, or your own"), max_length=60)
        yield Static(id="grid")
        yield Static(id="meaning", markup=False)

    def on_mount(self) -> None:
        self.draw()

    def take(self, key: str) -> bool:
        """Whether ``key`` was meant for the words; all but up and down only while nothing is typed."""
        turns = {"left": -self._rows(), "right": self._rows()}
        if key in ARROWS:
            self._point(ARROWS[key])
        elif self.text:
            return False
        elif key in turns:
            self._point(turns[key])
        elif key == "space" and self.pointed is not None:
            self._toggle(self._shown()[self.pointed].name)
        elif key == "backspace" and self.chosen:
            self.chosen.popitem()
        elif key.isdecimal() and self.chosen and STRENGTHS[0] <= int(key) <= STRENGTHS[1]:
            self.chosen[next(reversed(self.chosen))] = float(key)
        else:
            return False
        self.draw()
        return True

    def _point(self, step: int) -> None:
        """To another word; from none to the first, and above the first to none."""
        last = len(self._shown()) - 1
        if last < 0 or (self.pointed == 0 and step == -1 and self.text):
            self.pointed = None
        else:
            self.pointed = 0 if self.pointed is None else min(max(self.pointed + step, 0), last)

    def filter(self) -> None:
        """Point at the first word that fits."""
        self.pointed = 0 if self.text and self._shown() else None

    def entered(self) -> None:
        """Choose the word pointed at, keep what was typed, or go on."""
        word = self._shown()[self.pointed].name if self.pointed is not None else ""
        if not self.text and (not word or word in self.chosen):
            self.post_message(self.Done())  # enter never takes back what space chose
        elif word:
            self._toggle(word)
        elif not self._keep_typed():
            return
        self.pointed = None
        self.line.value = ""
        self.changed()

    def _keep_typed(self) -> bool:
        try:
            typed = self._question.typed([self.text], self.known)
        except MisreadError as error:
            self.post_message(self.Misread(str(error)))
            return False
        for part in typed:
            if self.chosen.pop(str(part.text), False) is False or part.value is not None:
                self.chosen[str(part.text)] = part.value
        return True

    def _toggle(self, word: str) -> None:
        if word in self.chosen:
            del self.chosen[word]
        else:
            self.chosen[word] = None

    def _shown(self) -> tuple[FeelingWord, ...]:
        return feeling_words.matching(self.text)

    def _columns(self) -> int:
        return max(1, self.size.width // _COLUMN)

    def _rows(self) -> int:
        """As many as all of them need, and no more than there is room for; then there are more columns."""
        return max(1, min(-(-len(self._shown()) // self._columns()), max(3, self.app.size.height - _AROUND)))

    def draw(self) -> None:
        """Draw what was chosen, the words, and what the one pointed at means."""
        if not self.display or not self.size.width:
            return
        chosen = self.query_one("#chosen", Static)
        chosen.set_class(not self.chosen, "none")
        said = self._question.written(tuple(Part(*each) for each in self.chosen.items())).replace(", ", " · ")
        chosen.update(said or _("nothing chosen yet, and that is fine"))
        self.query_one("#grid", Static).update(self._grid())
        self.query_one("#meaning", Static).update(self._meaning())

    def _meaning(self) -> str:
        shown = self._shown()
        if self.pointed is not None and self.pointed < len(shown):
            return shown[self.pointed].definition
        if self.text:
            return _("Enter keeps your own word.")
        if self.chosen:
            return _("1 to 5 says how strong it is: {word}").format(
                word=feeling_words.label(next(reversed(self.chosen)))
            )
        rows, columns = self._rows(), self._columns()
        first, last = self._first * rows + 1, min((self._first + columns) * rows, len(shown))
        return (
            ""
            if last - first + 1 == len(shown)
            else _("{first} to {last} of {words}; → for more").format(
                first=first, last=last, words=counted(len(shown), "word")
            )
        )

    def _grid(self) -> Text:
        """Words read downwards, so that the down key goes from each to the next."""
        shown, rows, columns = self._shown(), self._rows(), self._columns()
        at = (self.pointed or 0) // rows
        self._first = min(max(self._first, at - columns + 1), at) if self.pointed is not None else 0
        text = Text(no_wrap=True)
        for row in range(min(rows, len(shown))):
            text.append("\n" if row else "")
            for each in range(self._first * rows + row, min((self._first + columns) * rows, len(shown)), rows):
                text.append_text(self._word(shown[each], each == self.pointed))
        return text

    def _word(self, word: FeelingWord, pointed: bool) -> Text:
        mark = "›" if pointed else " "
        tick = "●" if word.name in self.chosen else " "
        bright = f"bold {rich_colour(self, 'accent' if pointed else 'primary')}"
        style = bright if pointed or tick == "●" else self._tint(word)
        return Text(f"{mark}{tick} {word.label}".ljust(_COLUMN), style)

    def _tint(self, word: FeelingWord) -> str:
        if max(abs(word.pleasantness), abs(word.energy)) < _MIDDLE:
            return ""
        return rich_colour(self, _TINTS[word.pleasantness > 0, word.energy > 0])
