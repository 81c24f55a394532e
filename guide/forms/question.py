"""What every kind of question has in common: how it stands in a form, how it is asked line by line, how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeAlias

from guide.forms.answers import OWN, Part, Question
from guide.forms.conditions import CONDITIONS, Conditions
from guide.problems import Where
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, TEXT, WORDS, Key, Schema, ValueType, keys, object_schema, one_of, some_of, values
from guide.translation import _

Parts: TypeAlias = tuple[Part, ...]
OFFERS = ("anchor", "own-phrase")
"""What an answer may become, if the person wants it."""
TRACKS = ("pain", "range", "self", "relations", "presence")
"""Directions that are looked at side by side, and never added up."""
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NEVER_NAMES = ("yes", "no", "true", "false", "on", "off", "any", "settings")
"""What YAML or a condition takes for something else."""


class MisreadError(Exception):
    """What was typed is no answer to the question. Its text is a sentence that says what would be one."""


def _nothing(source: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a question may look up while it is asked."""

    names: Callable[[str], tuple[str, ...]] = _nothing
    """What stands in a list that is kept current, by the name of its form, or by ``FORM.QUESTION`` for the answer to
    one question alone; ``library`` for practices."""
    anchors: Callable[[str], Mapping[float, str]] = field(default=lambda scale: {})
    """The person's own words for places on a scale, by its name."""
    earlier: Mapping[str, Parts] = field(default_factory=dict)
    """The answers before this question, by name; of a question asked again, the later one."""


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A kind of question; an instance is a question of a form. A subclass is a frozen dataclass with fields by `key`.

    What it stores is told by `guide.forms.answers.Part`.
    """

    NAME: ClassVar[str]
    """How it is written."""
    PLACE: ClassVar[int] = 100
    """Where it stands in the manual and in the schema; what names none comes last."""
    SAYS: ClassVar[str]
    """What it asks for, in a sentence; shown in editors."""
    EXAMPLE: ClassVar[str]
    """A question as an author writes it, in YAML."""
    ASKS: ClassVar[ValueType[Any]] = PROSE
    """What stands behind the name of the kind."""
    FILLS: ClassVar[str] = "ask"
    """The field that takes what stands behind the name of the kind."""
    ANSWERED: ClassVar[bool] = True
    """Whether it has an answer."""
    MANY: ClassVar[bool] = False
    """Whether its answer is typed on several lines, up to an empty one."""
    EYES_CLOSED: ClassVar[bool] = False
    """Whether it can be answered with closed eyes, when the questions are spoken."""

    where: Where
    ask: str = ""
    """The words of the question, with ``{name}`` for earlier answers."""
    name: str = ""
    hint: str = ""
    when: Conditions = ()
    unless: Conditions = ()
    offer: tuple[str, ...] = ()
    track: str = ""
    again: bool = False
    """Whether it asks once more what was asked before."""
    place: str = ""
    """Where its answers are looked up to be shown in another language (`guide.forms.sentences`); empty for nowhere."""

    @classmethod
    def keys(cls) -> Mapping[str, Key]:
        """Return the keys of a question of this kind, by name, the one that names the kind first."""
        return {cls.NAME: Key(cls.NAME, cls.FILLS, cls.ASKS, cls.SAYS, True), **_COMMON, **keys(cls)}

    @classmethod
    def read(cls, reader: Reader, node: MappingNode, where: Where) -> Self:
        """Return the question that stands in ``node``; what is wrong is in ``reader.problems``."""
        return cls(
            where=where, **values(reader, node, cls.keys(), _("a question of kind {name}").format(name=cls.NAME))
        )

    @classmethod
    def schema(cls) -> Schema:
        """Return what may stand in a question of this kind, as JSON Schema."""
        return {"description": cls.SAYS, **object_schema(cls.keys())}

    def check(self, reader: Reader) -> None:
        """Note what is wrong in the question as a whole."""

    def options(self, known: Known) -> tuple[str, ...]:
        """Return the answers that are offered, as they are kept, in the order in which they are numbered from 1; empty
        for free ones."""
        return ()

    def label(self, option: str) -> str:
        """Return how an answer that is offered is shown."""
        return option

    def aid(self, known: Known) -> tuple[str, ...]:
        """Return lines that help with the answer, shown in line mode for ``?``."""
        return tuple(f"{number} {self.label(each)}" for number, each in enumerate(self.options(known), 1))

    def typed(self, lines: Sequence[str], known: Known) -> Parts:
        """Return what was typed, as parts; none for nothing. Raises MisreadError."""
        raise NotImplementedError

    def written(self, parts: Parts) -> str:
        """Return an answer in words, for a line of the journal."""
        return ", ".join(part.text if part.other == OWN else self.label(part.text) for part in parts if part.text)

    def asked(self, words: str) -> Question:
        """Return the question as it is kept, asked in ``words``."""
        return Question(self.name, self.NAME, words, self.scale)

    @property
    def wording(self) -> str:
        """The words in which it is asked, with ``{name}`` for earlier answers."""
        return self.ask

    @property
    def scale(self) -> str:
        """Name and version of the scale; empty where there is none."""
        return ""


def _unanswerable(reader: Reader, node: Node) -> str:
    return reader.text(node)


_COMMON: Mapping[str, Key] = {
    name: Key(name, attribute, shape, text, False)
    for name, attribute, shape, text in (
        ("as", "name", TEXT, "its name: small letters, digits and dashes; its kind unless said"),
        ("hint", "hint", PROSE, "a line of help under the question"),
        ("when", "when", CONDITIONS, "asked only if these answers were given before"),
        ("unless", "unless", CONDITIONS, "not asked if one of these answers was given before"),
        ("offer", "offer", some_of("offer", OFFERS), "what the answer may become, if the person wants it"),
        ("track", "track", one_of("track", TRACKS), "which of the five directions a sign belongs to"),
    )
}
NAMES: ValueType[tuple[str, ...]] = WORDS


def one_line(lines: Sequence[str]) -> str:
    """Return what was typed on one line, with its blanks folded."""
    return " ".join(" ".join(lines).split())


def pick(typed: str, options: Sequence[str], label: Callable[[str], str] = str) -> str | None:
    """Return the option that is meant by its number, its words, or a beginning that only it has; None for none.

    Its words are those in which it is shown, by its ``label``, and those in which it is kept.
    """
    if typed.isdecimal() and 1 <= int(typed) <= len(options):
        return options[int(typed) - 1]
    small = typed.casefold()
    words = [[label(each).casefold() for each in options], [each.casefold() for each in options]]
    for fits in (str.__eq__, str.startswith):
        for named in words:
            fitting = [each for each, word in zip(options, named, strict=True) if fits(word, small)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
    return None
