"""YAML text to nodes that know their line and column. Never raises, never hangs, whatever the text.

PyYAML's own composer recurses and follows aliases, so a few hundred bytes can exhaust memory; here the
events are folded into nodes with a stack of our own, a limit on depth, and no aliases.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import yaml

from guide.problems import Problem, Where

MAX_DEPTH = 16
MAX_NODES = 50_000
"""A practice has 5,000 steps at most, and a step has few keys."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """Some text. ``plain`` is false for quoted and block text, which is never a number or nothing."""

    where: Where
    value: str
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    """A list."""

    where: Where
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    where: Where
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)


Node: TypeAlias = Scalar | Sequence | Mapping


def compose(text: str, path: str) -> Node | Problem | None:
    """The root node of ``text``, what stops it from being YAML, or None if there is nothing in it."""
    fold = _Fold(path)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            problem = fold.take(event)
            if problem:
                return problem
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Problem(fold.where(mark), "syntax", _plainly(error.problem), _remedy(error.problem))
    except yaml.reader.ReaderError as error:
        return Problem(
            _place(path, text, error.position), "syntax", "there is a character here that YAML does not allow"
        )
    except (yaml.YAMLError, ValueError) as error:
        return Problem(Where(path), "syntax", f"this is not YAML: {error}")
    return fold.root


class _Mark(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Fold:
    """Folds parser events into nodes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0
        self.nodes = 0

    def where(self, mark: _Mark | None) -> Where:
        return Where(self.path, mark.line + 1, mark.column + 1) if mark else Where(self.path)

    def take(self, event: yaml.Event) -> Problem | None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    return self._stop(event, "documents", "a practice is one document", "remove the line ---")
            case yaml.AliasEvent():
                return self._stop(
                    event, "alias", "anchors and aliases are not part of the script language", "use: a part"
                )
            case yaml.ScalarEvent():
                return self._place(event, Scalar(self.where(event.start_mark), event.value, not event.style))
            case yaml.SequenceStartEvent():
                return self._descend(event, Sequence(self.where(event.start_mark)))
            case yaml.MappingStartEvent():
                return self._descend(event, Mapping(self.where(event.start_mark)))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.open.pop()
                self.keys.pop()
        return None

    def _descend(self, event: yaml.Event, node: Sequence | Mapping) -> Problem | None:
        if len(self.open) >= MAX_DEPTH:
            return self._stop(event, "too-deep", f"this is nested more than {MAX_DEPTH} levels deep")
        problem = self._place(event, node)
        self.open.append(node)
        self.keys.append(None)
        return problem

    def _place(self, event: yaml.Event, node: Node) -> Problem | None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            return self._stop(event, "too-large", f"this file has more than {MAX_NODES:,} words, keys and lists")
        if not self.open:
            self.root = node
            return None
        parent = self.open[-1]
        if isinstance(parent, Sequence):
            parent.nodes.append(node)
            return None
        key = self.keys[-1]
        if key is not None:
            parent.pairs.append((key, node))
            self.keys[-1] = None
        elif isinstance(node, Scalar):
            self.keys[-1] = node
        else:
            return self._stop(event, "bad-key", "a key has to be a word")
        return None

    def _stop(self, event: yaml.Event, code: str, message: str, hint: str = "") -> Problem:
        return Problem(self.where(event.start_mark), code, message, hint)


def _plainly(problem: str | None) -> str:
    return f"YAML cannot be read here: {problem or 'it ends too soon'}"


def _remedy(problem: str | None) -> str:
    if problem and "mapping values are not allowed" in problem:
        return "words with ': ' in them go in quotes"
    if problem and "\\t" in problem:
        return "indent with spaces, not tabs"
    return ""


def _place(path: str, text: str, offset: int) -> Where:
    before = text[: max(offset, 0)]
    return Where(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
