"""What works as a form, and may still not be kind to whoever fills it in. English rules look at English alone.

``not-a-question``   what is asked is a question, or the beginning of a sentence
``two-questions``    one thing at a time

and the rules of care that look at words alone (`guide.lint.care.OF_WORDS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.forms.form import Form
from guide.forms.question import QuestionKind
from guide.forms.scales import Scale
from guide.lint import care
from guide.lint.care.record import CareRecord
from guide.problems import Problem, Where
from guide.script.model import Script
from guide.script.sentences import sentences
from guide.translation import _

_ENDS = ("?", "…", "...", ":")
"""Of a question, of a sentence that somebody else will finish, of one whose answers follow."""


def advise(form: Form) -> tuple[Problem, ...]:
    """Return all advice about a form, by place; all of it has ``care=True``."""
    texts = [(form.where, form.end)]
    for question in form.questions:
        if not question.again:
            texts += [(question.where, question.ask), (question.where, question.hint)]
    words = _advise_words(form.where, form.title, form.summary, form.language, texts)
    return tuple(sorted({*words, *(each for question in form.questions for each in _of_question(question))}))


def advise_scale(scale: Scale) -> tuple[Problem, ...]:
    """Return all advice about a scale."""
    texts = [(scale.where, text) for text in (scale.low_words, scale.middle_words, scale.high_words)]
    return tuple(sorted(_advise_words(scale.where, scale.title, scale.question, scale.language, texts)))


def _advise_words(
    where: Where, title: str, summary: str, language: str, texts: Iterable[tuple[Where, str]]
) -> set[Problem]:
    """What the rules of practices say of words, whoever reads them."""
    said = {(place, sentence): None for place, text in texts for sentence in sentences(text)}
    head = Script(where, title, summary, "reflection", "integrate", 1, (), language=language)
    record = CareRecord(head, said=said)
    return {problem for code in care.OF_WORDS for problem in care.RULES[code].problems(record)}


def _of_question(question: QuestionKind) -> Iterator[Problem]:
    if not question.ANSWERED or question.again:
        return
    asked = question.ask.rstrip("\"'”’) ")
    if asked and not (asked.endswith(_ENDS) or "?" in asked):
        hint = _("end it with a question mark, or with … where the person goes on")
        yield Problem(question.where, "not-a-question", _("this asks nothing"), hint, care=True)
    if asked.count("?") > 1 and " or " not in asked.lower():
        yield Problem(
            question.where, "two-questions", _("two questions stand in one"), _("one thing at a time"), care=True
        )
