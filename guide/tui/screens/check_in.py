"""How it is before a practice: the form ``check-in``, with what to know of the practice. Ten seconds, or none."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from guide.journal import Feeling, feeling_of
from guide.journal.entry import Entry
from guide.journal.filling import Filling
from guide.lint.care.hearing import unheard
from guide.script.model import Script
from guide.translation import _
from guide.tui.in_words import in_words
from guide.tui.screens.form import FormPage, Step
from guide.tui.widgets.appointed import Appointed
from guide.tui.widgets.keys import Hint
from guide.tui.widgets.questions.feel import Feel

NOT_KEPT = _("Nothing of this will be kept, because there is no journal to keep it in.")
EARLY = 2.0
"""Seconds before an appointed moment at which it goes on with what was said until then."""


class CheckInTurn(Enum):
    """Another one instead."""

    BACK = "back"


class CheckIn(FormPage[Feeling | None | CheckInTurn]):
    """Answers with a feeling, None for nothing said, or `CheckInTurn.BACK`."""

    PLAYS_NEXT = True
    DEFAULT_CSS = """
    CheckIn.-tall #ask { margin: 1 0 1 0; }
    CheckIn #about { color: $quiet; max-width: 72; }
    CheckIn #note { border: round $accent; border-title-color: $accent; padding: 0 1; max-width: 76; }
    CheckIn.-tall #note { margin-top: 1; }
    CheckIn #ask { text-style: none; color: $foreground; }
    CheckIn Steps { margin: 0; }
    CheckIn.-tall Steps, CheckIn.-further Steps { margin-top: 1; }
    CheckIn #not-kept { margin-top: 1; color: $quiet; }
    CheckIn.-low #ask, CheckIn.-low #note, CheckIn.-low #not-kept { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,escape", "skip", show=False),
        Binding("b", "choose_another", show=False),
    ]

    def __init__(
        self,
        filling: Filling,
        script: Script,
        *,
        note: bool = True,
        not_kept: str = "",
        at: float | None = None,
        told: str = "",
    ) -> None:
        """``note`` shows what to know beforehand, for those who come here first; ``at`` is the moment for which it is
        appointed; ``told`` is a sentence about the form."""
        super().__init__(filling, told=told)
        self._script, self._with_note, self._not_kept, self._moment = script, note, not_kept, at

    @property
    def goes_on(self) -> bool:
        """Return whether it is appointed: it goes on at its moment."""
        return self._moment is not None

    def header(self) -> Iterable[Widget]:
        """The practice, what to know beforehand, and when it begins."""
        script = self._script
        yield Static(script.title, classes="title", markup=False)
        if self._moment is not None:
            yield Appointed(self._moment, EARLY, self.action_finish)
        if self._with_note:
            yield Static(in_words(script), id="about", classes="opening", markup=False)
            if script.note:
                note = Static(script.note, id="note", classes="opening", markup=False)
                note.border_title = _("Before you begin")
                yield note
            if sentences := unheard(script):
                yield Static("\n".join(sentences), id="unheard", classes="quiet opening", markup=False)

    def footer(self) -> Iterable[Widget]:
        """That nothing is kept, where that is so."""
        yield Static(self._not_kept, id="not-kept", classes="" if self._not_kept else "absent", markup=False)

    def asked(self, step: Step) -> str:
        """The question; while it is the first one, that of the whole form."""
        return super().asked(step) if self._at else self.filling.form.title

    def keys_beside(self) -> tuple[Hint, ...]:
        """Another practice, and going on unsaid."""
        if self._at:
            return super().keys_beside()
        return (Hint("b", _("back"), ("b",)), Hint("s", _("skip"), ("s", "escape")))

    def outcome(self, entry: Entry) -> Feeling | None:
        """What steers the practice."""
        return feeling_of(entry.answers)

    def said(self) -> None:
        """Keep what was said in sight."""
        if isinstance(self.editor, Feel) and self.editor.said:
            self.editor.scroll_visible(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another practice is chosen from the first question; behind it, ``b`` may be a letter."""
        return (not self._at if action == "choose_another" else True) and super().check_action(action, parameters)

    def action_skip(self) -> None:
        """Nothing said; behind the first question, no more than was said."""
        if self._at:
            self.action_finish()
        else:
            self.answer(None)

    def action_choose_another(self) -> None:
        """Choose another practice."""
        self.answer(CheckInTurn.BACK)
