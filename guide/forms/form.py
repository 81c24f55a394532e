"""A form: a head like that of a practice, and questions. Check-ins, reflections, lists and signs are all forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from guide.forms import conditions, looks
from guide.forms.kinds import kinds
from guide.forms.looks import LOOKS, Look
from guide.forms.question import NAME, NEVER_NAMES, Known, QuestionKind
from guide.problems import Where
from guide.script.head_values import AIMS, KINDS
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node, Scalar
from guide.script.practice import HEAD, NOTED
from guide.script.reader import Reader
from guide.script.shapes import (
    FLAG,
    PROSE,
    TEXT,
    WORDS,
    ValueType,
    key,
    keys,
    list_of,
    one_of,
    scalar,
    values,
    whole,
)
from guide.translation import _

KEEP = ("dated", "latest")
"""An entry each time, or a list that is kept current, with its earlier versions."""
RHYTHMS = ("daily", "weekly", "monthly")
MOST_QUESTIONS = 12
"""Questions that are asked of one person at one time."""
_MINUTES = re.compile(r"(\d{1,3})(?:\s*\.\.\s*(\d{1,3}))?")


def _minutes(reader: Reader, node: Node) -> tuple[int, int]:
    match = _MINUTES.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
    if match is None:
        reader.bad(node.where, "bad-minutes", _("minutes are one number, or two with dots between"), "minutes: 2..6")
        return (1, 1)
    low = int(match[1])
    return (low, max(low, int(match[2] or low)))


_RANGE: ValueType[tuple[int, int]] = ValueType(
    _minutes, scalar({"type": "integer", "minimum": 1}, _MINUTES.pattern, _("write 5 or 2..6")), (1, 1)
)


def _question(reader: Reader, node: Node) -> QuestionKind | None:
    """One mapping in which one key names the kind."""
    if not isinstance(node, MappingNode):
        message = _("a question is written as keys and values")
        reader.bad(node.where, "not-a-mapping", message, "- line: What do you need?")
        return None
    named = [name for name, _ in node.pairs if name.value in kinds()]
    if len(named) == 1:
        return kinds()[named[0].value].read(reader, node, named[0].where)
    if named:
        two = " and ".join(f"'{each.value}'" for each in named[:2])
        reader.bad(
            named[1].where, "two-kinds", _("{two} are two kinds of question").format(two=two), _("one question each")
        )
        return None
    first = node.pairs[0][0] if node.pairs else Scalar(node.where, "")
    reader.bad(first.where, "unknown-kind", _("this question has no kind"), reader.near(first.value, kinds()))
    return None


QUESTION: dict[str, Any] = {"$ref": "#/definitions/question"}
_QUESTIONS: ValueType[tuple[QuestionKind, ...]] = ValueType(
    lambda reader, node: _in_order(reader, node), {"type": "array", "items": QUESTION, "minItems": 1}, ()
)


def _in_order(reader: Reader, node: Node) -> tuple[QuestionKind, ...]:
    """The questions one after the other, for each knows the names of those before it."""
    found: list[QuestionKind] = []

    def read(each: Node) -> None:
        reader.names = tuple(question.name for question in found)
        question = _question(reader, each)
        if question is not None:
            found.append(_named(reader, question, found))

    reader.each(node, read)
    reader.names = ()
    return tuple(found)


def _named(reader: Reader, question: QuestionKind, before: list[QuestionKind]) -> QuestionKind:
    """The question with its name, or the earlier one that it asks again; what is wrong with it is noted."""
    earlier = {each.name: each for each in before if each.ANSWERED}
    options = {name: each.options(Known()) for name, each in earlier.items()}
    conditions.check_names(reader, (*question.when, *question.unless), options)
    question.check(reader)
    if question.NAME == "again":
        first = earlier.get(question.ask)
        if first is None:
            message = _("no question before this one is called '{name}'").format(name=question.ask)
            reader.bad(question.where, "unknown-question", message, reader.near(question.ask, earlier))
            return replace(question, name=f"again-{len(before)}")
        return replace(
            first, where=question.where, when=question.when or first.when, unless=question.unless or first.unless,
            hint=question.hint or first.hint, again=True,
        )  # fmt: skip
    return replace(question, name=_name(reader, question, {each.name for each in before}))


def _name(reader: Reader, question: QuestionKind, taken: set[str]) -> str:
    name = question.name or question.NAME
    if not question.name:
        numbered = (f"{name}-{number}" for number in range(2, 2 + len(taken)))
        return name if name not in taken else next(each for each in numbered if each not in taken)
    if name in NEVER_NAMES or not NAME.fullmatch(name):
        hint = _("small letters, digits and dashes; not {never}").format(never=", ".join(NEVER_NAMES))
        reader.bad(question.where, "bad-name", _("'{name}' cannot be the name of a question").format(name=name), hint)
    elif name in taken:
        hint = _("another name under 'as', or 'again' to ask it once more")
        reader.bad(question.where, "duplicate-name", _("two questions are called '{name}'").format(name=name), hint)
    return name


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it stands in its file."""

    where: Where
    name: str
    """That of its file."""
    digest: str
    """SHA-256 of its bytes."""
    title: str = key(PROSE, "what it is called")
    summary: str = key(PROSE, "one or two sentences for the one who chooses")
    questions: tuple[QuestionKind, ...] = key(_QUESTIONS, "the questions, in order")
    kind: str = key(one_of("kind", KINDS), "what kind of practice it is", default="reflection")
    aim: str = key(one_of("aim", AIMS), "what it is for", default="integrate")
    intensity: int = key(HEAD["intensity"].shape, "how much it may stir up, 1 (settling) to 5", default=1)
    note: str = key(PROSE, "what may come up, and for whom; shown before", default="")
    minutes: tuple[int, int] = key(_RANGE, "how long it takes, such as 2..6", default=(1, 5))
    needs: tuple[str, ...] = key(WORDS, "what it is for, in the words of those who look for it", default=())
    serves: tuple[str, ...] = key(list_of(TEXT), "what it is good for: ids of a checklist", default=())
    keep: str = key(one_of("keep", KEEP), "dated: an entry each time; latest: a list kept current", default="dated")
    language: str = key(TEXT, "the language of the words, as in BCP 47", default="en")
    author: str = key(TEXT, "who wrote it", default="")
    license: str = key(TEXT, "an SPDX name, such as CC-BY-4.0", default="")
    say: bool = key(FLAG, "whether it can be done with closed eyes, its questions spoken", default=False)
    rotate: bool = key(FLAG, "ask one question of each track, the one not asked for longest", default=False)
    at_most: str = key(one_of("rhythm", RHYTHMS), "how often it is good to ask", name="at-most", default="")
    reframes: bool = key(
        FLAG, "whether it looks at what happened in another light: not offered while that is going on", default=False
    )
    enough: int = key(whole(1, MOST_QUESTIONS), "how many questions are asked before more are offered", default=0)
    end: str = key(PROSE, "what is said at the end", default="")
    after: tuple[str, ...] = key(WORDS, "forms or practices of which one is offered at the end", default=())
    looks: tuple[Look, ...] = key(LOOKS, "what it looks back on", default=())

    def question(self, name: str) -> QuestionKind | None:
        """Return the first question of that name, or None."""
        return next((each for each in self.questions if each.name == name), None)


def read_form(reader: Reader, root: Node, path: str, digest: str) -> Form:
    """Return the form that a file holds; what is wrong is in ``reader.problems``."""
    form = Form(root.where, Path(path).stem, digest, **values(reader, root, keys(Form), _("a form")))
    nodes = {name.value: value for name, value in root.pairs} if isinstance(root, MappingNode) else {}
    if "questions" in nodes and not form.questions and not reader.problems:
        reader.bad(nodes["questions"].where, "empty", _("nothing is asked in this form"), "- line: What do you need?")
    looks.check_names(reader, form.looks, (each.name for each in form.questions if each.ANSWERED))
    _check_care(reader, form, nodes)
    return form


def _check_care(reader: Reader, form: Form, nodes: Mapping[str, Node]) -> None:
    """What a practice needs at its intensity a form needs as well, and nobody is asked for too much at once."""
    carded = any(each.NAME == "card" for each in form.questions)
    if form.intensity >= NOTED and not (form.note or carded):
        message = _("from intensity {least} on a form needs a note, or a card").format(least=NOTED)
        reader.bad(nodes["intensity"].where, "missing-note", message, _("note: what may come up, and for whom"))
    asked = [each for each in form.questions if each.ANSWERED and not each.again]
    if len(asked) > MOST_QUESTIONS and not form.rotate:
        message = _("a form has at most {most} questions, and this one has {count}").format(
            most=MOST_QUESTIONS, count=len(asked)
        )
        reader.bad(nodes["questions"].where, "too-many-questions", message, _("make it two forms, or let them rotate"))
    if form.rotate and asked and not any(each.track for each in asked):
        reader.bad(asked[0].where, "missing-key", _("nothing rotates without a track"), "track: self")
    for each in form.questions if form.say else ():
        if not each.EYES_CLOSED:
            message = _("'{kind}' cannot be answered with closed eyes").format(kind=each.NAME)
            reader.bad(each.where, "not-spoken", message, _("take it out, or leave out 'say: true'"))
