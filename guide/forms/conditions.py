"""When a question is asked: what has to hold of the answers before it.

    when: {safe: no}                 # asked if no was chosen
    when: {safe: [yes, I think so]}  # one of them
    when: {belief: 7..}              # a number of 7 or more
    when: {hurt: any}                # any answer at all
    unless: {settings.lessons: off}  # not asked where that is set

Whatever was skipped holds never.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guide.forms.answers import Part
from guide.problems import Where
from guide.script.nodes import Mapping as MappingNode
from guide.script.nodes import Node
from guide.script.nodes import Sequence as SequenceNode
from guide.script.reader import Reader
from guide.script.shapes import STRING, ValueType
from guide.translation import _

ANY = "any"
"""Stands for every answer."""
SETTINGS = "settings."
"""Before the name of something that is set, and not asked."""
_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)?\s*\.\.\s*(-?\d+(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class Condition:
    """One name and the values of which one has to be there."""

    where: Where
    name: str
    """Of an earlier question, or of a setting."""
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, Sequence[Part]], settings: Mapping[str, str]) -> bool:
        """Return whether one of the values was answered, or is set."""
        if self.name.startswith(SETTINGS):
            return settings.get(self.name.removeprefix(SETTINGS), "").casefold() in map(str.casefold, self.values)
        parts = answers.get(self.name, ())
        return any(_matches(value, part) for value in self.values for part in parts)


Conditions: TypeAlias = tuple[Condition, ...]


def _matches(value: str, part: Part) -> bool:
    if value == ANY:
        return True
    if part.text is not None and value.casefold() == part.text.casefold():
        return True
    if part.value is None or part.text is not None:
        return False
    if found := _RANGE.fullmatch(value):
        low, high = found.groups()
        return (low is None or part.value >= float(low)) and (high is None or part.value <= float(high))
    try:
        return float(value) == part.value
    except ValueError:
        return False


def _read(reader: Reader, node: Node) -> Conditions:
    if not isinstance(node, MappingNode):
        reader.bad(
            node.where, "not-a-mapping", _("a condition is written as a name and a value"), _("such as {safe: no}")
        )
        return ()
    return tuple(Condition(key.where, key.value, _values(reader, value)) for key, value in node.pairs)


def _values(reader: Reader, node: Node) -> tuple[str, ...]:
    return reader.words(node) if isinstance(node, SequenceNode) else tuple(filter(None, [reader.text(node)]))


_VALUE = {"anyOf": [STRING, {"type": "array", "items": STRING}]}
CONDITIONS: ValueType[Conditions] = ValueType(_read, {"type": "object", "additionalProperties": _VALUE}, ())
"""``when`` and ``unless``."""


def check_names(reader: Reader, conditions: Iterable[Condition], options: Mapping[str, tuple[str, ...]]) -> None:
    """Note conditions on questions that do not come before, and on values that no question has.

    ``options`` are the values of each earlier question; empty for a question with answers of every sort.
    """
    for each in conditions:
        if each.name.startswith(SETTINGS):
            continue
        if each.name not in options:
            message = _("no question before this one is called '{name}'").format(name=each.name)
            reader.bad(each.where, "unknown-question", message, reader.near(each.name, options))
            continue
        known = options[each.name]
        for value in each.values:
            if known and value != ANY and value not in known:
                message = _("'{name}' is never answered '{value}'").format(name=each.name, value=value)
                reader.bad(each.where, "unknown-choice", message, reader.near(value, known))
