"""YAML text to nodes that know their line and column. Never raises, never hangs, whatever the text.

PyYAML's own composer recurses and follows aliases, so a few hundred bytes can exhaust memory; here the
events are folded into nodes with a stack of our own, a limit on depth, and no aliases.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from guide.problems import Problem, Where
from guide.script import invisible, mistakes
from guide.script.lost import Mark, Token, lost
from guide.translation import _

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
    lost: tuple[Problem, ...] = ()
    """What YAML takes away from it; told if it is a line of words."""


@dataclass(slots=True)
class Sequence:
    """A list."""

    where: Where
    nodes: list[Node] = field(default_factory=list)
    flow: bool = False
    """Whether it stands in brackets, where a comma ends a value."""


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    where: Where
    pairs: list[tuple[Scalar, Node]] = field(default_factory=list)
    flow: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping


def compose(text: str, path: str) -> Node | Problem | None:
    """The root node of ``text``, what stops it from being YAML, or None if there is nothing in it."""
    lines = text.splitlines()
    fold = _Fold(path, lines)
    try:
        if problem := fold.take_all(text):
            return problem
    except yaml.MarkedYAMLError as error:
        if problem := _limit_before(text, path, error.problem_mark):
            return problem
        return mistakes.problem(path, lines, error, fold.opened(error.problem_mark))
    except yaml.reader.ReaderError as error:
        name = f": {invisible.told(chr(error.character))}" if isinstance(error.character, int) else ""
        message = _("there is a character here that YAML does not allow{name}").format(name=name)
        return Problem(_place(path, text, error.position), "syntax", message, _("delete it"))
    except (yaml.YAMLError, ValueError) as error:
        return Problem(Where(path), "syntax", _("this is not YAML: {error}").format(error=error))
    return fold.root


def _limit_before(text: str, path: str, mark: object) -> Problem | None:
    """A limit of ours that ``text`` passes before the place where the library gives up.

    Libraries have limits of their own, which differ, and read ahead: they give up before they have told of what is
    ours to count.
    """
    end = getattr(mark, "index", 0)
    if not 0 < end < len(text):
        return None
    with contextlib.suppress(yaml.YAMLError, ValueError):
        return _Fold(path, text.splitlines()).take_all(text[:end])
    return None


class _Fold:
    """Folds parser events into nodes."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path, self.lines = path, lines
        self._quoted: tuple[int, int] = (0, 0)
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0
        self.nodes = 0

    def where(self, mark: Mark | None) -> Where:
        return Where(self.path, mark.line + 1, mark.column + 1) if mark else Where(self.path)

    def take_all(self, text: str) -> Problem | None:
        """Fold all of ``text``; return the first thing that is none of the language. Raises YAMLError."""
        for event in yaml.parse(text, Loader=_Loader):
            if problem := self.take(event):
                return problem
        return None

    def take(self, event: yaml.Event) -> Problem | None:
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    return self._stop(event, "documents", _("a practice is one document"), _("remove the line ---"))
            case yaml.AliasEvent():
                return self._alias(event, cast(Mark, event.start_mark))
            case yaml.ScalarEvent():
                return self._place(event, self._scalar(cast(Token, event)))
            case yaml.SequenceStartEvent():
                return self._descend(event, Sequence(self.where(event.start_mark), flow=bool(event.flow_style)))
            case yaml.MappingStartEvent():
                return self._descend(event, Mapping(self.where(event.start_mark), flow=bool(event.flow_style)))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.open.pop()
                self.keys.pop()
        return None

    def opened(self, mark: Mark | None) -> int | None:
        """The line, from 0, of what was opened before ``mark``: a quoted text that ends in its line, or a bracket."""
        first, last = self._quoted
        if mark is None or mark.line >= len(self.lines) or first < last == mark.line:
            return first if mark and first < last == mark.line else None
        begun = next((node.where.line - 1 for node in self.open if node.flow), mark.line)
        inside = _indent(self.lines[mark.line]) > _indent(self.lines[begun])
        return None if inside or begun == mark.line else begun

    def _scalar(self, event: Token) -> Scalar:
        if event.style in ("'", '"'):
            self._quoted = (event.start_mark.line, event.end_mark.line)
        return Scalar(self.where(event.start_mark), event.value, not event.style, lost(event, self.lines, self.path))

    def _alias(self, event: yaml.Event, mark: Mark) -> Problem:
        words = mistakes.at_alias(self.path, self.lines[mark.line], mark.line, mark.column)
        message = _("anchors and aliases are not part of the script language")
        return words or self._stop(event, "alias", message, _("use: a part"))

    def _descend(self, event: yaml.Event, node: Sequence | Mapping) -> Problem | None:
        if len(self.open) >= MAX_DEPTH:
            return self._stop(
                event, "too-deep", _("this is nested more than {most} levels deep").format(most=MAX_DEPTH)
            )
        problem = self._place(event, node)
        self.open.append(node)
        self.keys.append(None)
        return problem

    def _place(self, event: yaml.Event, node: Node) -> Problem | None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            return self._stop(
                event, "too-large", _("this file has more than {most:,} words, keys and lists").format(most=MAX_NODES)
            )
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
            return self._stop(event, "bad-key", _("a key has to be a word"))
        return None

    def _stop(self, event: yaml.Event, code: str, message: str, hint: str = "") -> Problem:
        return Problem(self.where(event.start_mark), code, message, hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _place(path: str, text: str, offset: int) -> Where:
    before = text[: max(offset, 0)]
    return Where(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
