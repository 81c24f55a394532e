"""What every shipped form keeps where its answers are typed in the words that are shown: printed as JSON, by form.

Run as a program, for the language is chosen once: ``LANGUAGE=de python -m tests.translation.kept_forms``. Each form is
filled in twice, with the first and with the last of what is offered at each question.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from guide.forms import body_regions, feeling_words
from guide.forms.interview import Interview
from guide.forms.kinds.body import BodyQuestion
from guide.forms.kinds.field import FieldQuestion
from guide.forms.kinds.scale import ScaleQuestion
from guide.forms.kinds.words import WordsQuestion
from guide.forms.question import Known, QuestionKind
from guide.forms.reading import all_forms

LISTS = Known(names=lambda source: ("qqq", "qqqq"))
TYPED: list[str] = []


def words_for(question: QuestionKind, known: Known, place: int) -> str:
    """Return an answer in the words that are shown; ``place`` is 0 for the first thing offered and -1 for the last."""
    if isinstance(question, ScaleQuestion):
        return f"{(question.steps.low, question.steps.high)[place]:g}"
    if isinstance(question, FieldQuestion):
        return "0.5 -0.5"
    if isinstance(question, WordsQuestion):
        return f"{feeling_words.words()[place].label} 3, {feeling_words.words()[7].label}, qqq"
    if isinstance(question, BodyQuestion):
        region, belongs = body_regions.regions()[place], question.belongings(known)
        link = f": {question.belonging(belongs[0][1])}" if belongs else ""
        return f"{region.label} {region.told(region.sensations[place])}{link}"
    options = question.options(known)
    return question.label(options[place]) if options else "5" if question.NAME == "count" else f"qqq {len(TYPED)}"


def filled_in(interview: Interview, place: int) -> list[Any]:
    """Return the parts of all answers, each with its kind."""
    while (question := interview.current) is not None:
        typed = words_for(question, interview.looking(), place) if question.ANSWERED else ""
        TYPED.append(typed)
        interview.typed([typed])
    return [
        [answer.question.kind, part.text, part.value, part.other]
        for answer in interview.answers()
        for part in answer.parts
    ]


if __name__ == "__main__":
    found: dict[str, Any] = {
        name: [filled_in(Interview(form, LISTS), place) for place in (0, -1)] for name, form in all_forms().items()
    }
    sys.stdout.write(json.dumps({**found, "typed": TYPED}))
