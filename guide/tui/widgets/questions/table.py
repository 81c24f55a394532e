"""The one table of editors, by the kind of question. To add one, see `guide.tui.widgets.questions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from guide.forms.question import QuestionKind
from guide.tui.widgets.questions.body import BodyEditor
from guide.tui.widgets.questions.editor import Editor
from guide.tui.widgets.questions.feel import Feel, together
from guide.tui.widgets.questions.field import FieldEditor
from guide.tui.widgets.questions.line import LineEditor
from guide.tui.widgets.questions.options import FindEditor, OptionsEditor, SeveralEditor
from guide.tui.widgets.questions.page_of_text import TextEditor
from guide.tui.widgets.questions.scale import ScaleEditor
from guide.tui.widgets.questions.shown import CardEditor, RehearseEditor, ShownEditor
from guide.tui.widgets.questions.words import Words

EDITORS: Mapping[str, Callable[[Any], Editor]] = {
    "zone": Feel,
    "scale": ScaleEditor,
    "field": FieldEditor,
    "words": Words,
    "body": BodyEditor,
    "choose": OptionsEditor,
    "several": SeveralEditor,
    "person": FindEditor,
    "practice": FindEditor,
    "text": TextEditor,
    "list": TextEditor,
    "show": ShownEditor,
    "card": CardEditor,
    "rehearse": RehearseEditor,
}


def editor(*questions: QuestionKind) -> Editor:
    """Return what answers a question, or a zone and a scale that stand together."""
    if len(questions) > 1:
        return Feel(*questions)  # type: ignore[arg-type]  # `together` said so
    return EDITORS.get(questions[0].NAME, LineEditor)(questions[0])


def steps(questions: tuple[QuestionKind, ...], places: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the places of the questions that are asked, those that stand together in one tuple."""
    found: list[tuple[int, ...]] = []
    for place in places:
        before = found[-1] if found else ()
        if before == (place - 1,) and together(questions[place - 1], questions[place]):
            found[-1] = (place - 1, place)
        else:
            found.append((place,))
    return tuple(found)
