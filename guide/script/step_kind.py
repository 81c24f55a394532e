"""What every kind of step has in common: its keys say how it is read and how editors are told about it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import Delivery, Score, Steps
from guide.script.nodes import Node, Scalar
from guide.script.reader import Reader
from guide.script.shapes import STEPS, Schema, keys, object_schema, places, values


class StepKind:
    """A kind of step. A subclass is a frozen dataclass whose first field is ``where``; the others are made by `key`."""

    __slots__ = ()
    where: Where
    NAME: ClassVar[str]
    """How it is written."""
    PLACE: ClassVar[int] = 100
    """Where it stands in the manual and in the schema; what names none comes last."""
    MAIN: ClassVar[str]
    """The key that a single value stands for; problems with names point at it."""
    ALIASES: ClassVar[tuple[str, ...]] = ()
    """Other words that people write for it; they are told how it is written."""
    SHORT: ClassVar[bool] = True
    """Whether a single value may stand for the whole step."""
    EXAMPLES: ClassVar[tuple[str, ...]]
    """Steps as an author writes them, in YAML."""

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """One step; ``where`` is the place of its name."""
        known = keys(cls)
        if cls.SHORT and isinstance(node, Scalar):
            main = known[cls.MAIN]
            return cls(**{"where": node.where, main.attribute: main.shape.read(reader, node)})
        place = places(node).get(cls.MAIN, where)
        return cls(**{"where": place, **values(reader, node, known, cls.NAME)})

    @abstractmethod
    def perform(self, score: Score, how: Delivery) -> None:
        """Ask the score for what this step is made of."""

    def children(self) -> tuple[Steps, ...]:
        """Return each list of steps within this step, in the order of the script: the keys whose values are steps."""
        return tuple(getattr(self, name) for name in _lists(type(self)))

    def with_children(self, change: Callable[[Steps], Steps]) -> Self:
        """Return the same step, with what ``change`` makes of each list of steps within it."""
        changed = {name: change(getattr(self, name)) for name in _lists(type(self))}
        return replace(self, **changed) if changed else self  # type: ignore[type-var]  # every kind is a dataclass

    @classmethod
    def schema(cls) -> Schema:
        """What may stand behind the name, as JSON Schema."""
        known = keys(cls)
        whole = object_schema(known)
        return {"anyOf": [known[cls.MAIN].shape.schema, whole]} if cls.SHORT else whole


def _lists(kind: type[StepKind]) -> tuple[str, ...]:
    return tuple(each.attribute for each in keys(kind).values() if each.shape is STEPS)
