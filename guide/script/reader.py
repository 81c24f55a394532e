"""Reads nodes into values and gathers every problem on the way. Nothing here raises.

A value that cannot be read is replaced by a harmless one, so that the rest of the script is still looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from guide.problems import Problem, Where, did_you_mean
from guide.script.model import Count, Duration
from guide.script.nodes import Mapping, Node, Scalar, Sequence
from guide.script.times import EXAMPLES, count, duration

T = TypeVar("T")
MAX_STEPS = 5_000
MAX_PROBLEMS = 200
_MISSING = Duration(1.0, 1.0, 1.0)


class Reader:
    """Reads the nodes of one script and of the parts it uses.

    ``part(name)`` gives the root node of a part, or a problem's message. ``values`` fill ``{name}`` in words.
    """

    def __init__(self, part: Callable[[str], Node | Problem | str]) -> None:
        self.part = part
        self.problems: list[Problem] = []
        self.values: dict[str, str] = {}
        self.using: tuple[str, ...] = ()
        self.repeats = 0
        self.steps_left = MAX_STEPS

    def bad(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """Note a problem. After `MAX_PROBLEMS` nobody reads on."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(where, code, message, hint))
        elif len(self.problems) == MAX_PROBLEMS:
            self.problems.append(Problem(where, "too-many", "there is more that is wrong", "mend what is named first"))

    def mapping(self, node: Node, what: str, known: Collection[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The keys and values of a mapping; unknown, doubled and missing keys are problems."""
        if not isinstance(node, Mapping):
            self.bad(node.where, "not-a-mapping", f"{what} is written as keys and values", f"such as {min(known)}: ...")
            return {}
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.value not in known:
                self.bad(key.where, "unknown-key", f"{what} has no key '{key.value}'", did_you_mean(key.value, known))
            elif key.value in fields:
                self.bad(key.where, "duplicate-key", f"'{key.value}' is here twice", "keep one of them")
            else:
                fields[key.value] = value
        for name in required:
            if name not in fields:
                self.bad(node.where, "missing-key", f"{what} needs '{name}'")
        return fields

    def each(self, node: Node | None, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """Every node of a list, read; a single node counts as a list of one where ``read`` takes it."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.bad(node.where, "not-a-list", "expected a list here", "start each line with '- '")
            return ()
        return tuple(value for value in map(read, node.nodes) if value is not None)

    def spend(self, steps: int, where: Where) -> None:
        """Count ``steps`` more; a practice that holds too many is told so once."""
        enough = self.steps_left >= 0
        self.steps_left -= steps
        if enough and self.steps_left < 0:
            self.bad(where, "too-long", f"with all its rounds this is more than {MAX_STEPS} steps", "fewer times")

    def texts(self, node: Node | None, what: str) -> dict[str, Scalar]:
        """Names that the author chose, and the text of each."""
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.bad(node.where, "not-a-mapping", f"{what} is written as names and what they are", "name: words")
            return {}
        found: dict[str, Scalar] = {}
        for key, value in node.pairs:
            if key.value in found:
                self.bad(key.where, "duplicate-key", f"'{key.value}' is here twice", "keep one of them")
            elif isinstance(value, Scalar):
                found[key.value] = value
            else:
                self.bad(value.where, "not-text", *self._not_text(value))
        return found

    def text(self, node: Node | None) -> str:
        """Some text, with white space folded and ``{name}`` filled in."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.bad(node.where, "not-text", *self._not_text(node))
            return ""
        words = self.filled(node)
        if not words:
            self.bad(node.where, "not-text", "expected some text here")
        return words

    def filled(self, node: Scalar) -> str:
        """The text of a scalar, with ``{name}`` filled in from the part's values; ``{n}`` is left to `repeat`."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name == "n" and self.repeats:
                return match[0]
            if name not in self.values:
                self.bad(
                    node.where, "unknown-name", f"nothing here is called '{name}'", did_you_mean(name, self.values)
                )
            return self.values.get(name, "")

        words = " ".join(node.value.split())
        if not words.isprintable():
            self.bad(
                node.where, "control-character", "there is a character here that cannot be seen or said", "delete it"
            )
        return re.sub(r"\{([\w-]+)\}", fill, words)

    def choice(self, node: Node | None, what: str, known: Collection[str], fallback: str) -> str:
        """One of ``known``."""
        word = self.text(node) if node is not None else fallback
        if word in known:
            return word
        if word and node is not None:
            self.bad(node.where, f"unknown-{what}", f"no {what} is called '{word}'", did_you_mean(word, known))
        return fallback

    def choices(self, node: Node | None, what: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of some of ``known``; one alone may stand without a list."""
        if isinstance(node, Scalar):
            node = Sequence(node.where, [node])
        return tuple(word for word in self.each(node, lambda n: self.choice(n, what, known, "")) if word)

    def number(self, node: Node | None, fallback: float, low: float, high: float, unit: str = "") -> float:
        """A number from ``low`` to ``high``."""
        if node is None:
            return fallback
        found = None
        if isinstance(node, Scalar) and re.fullmatch(r"[-+]?\d{1,9}(\.\d{1,9})?", node.value.strip()):
            found = float(node.value)
        if found is None or not low <= found <= high:
            given = f"'{node.value[:30]}'" if isinstance(node, Scalar) else "this"
            self.bad(node.where, "bad-number", f"{given} is out of place", f"a number from {low:g} to {high:g}{unit}")
            return fallback
        return found

    def flag(self, node: Node | None) -> bool:
        """True or false."""
        return self.choice(node, "answer", ("true", "false"), "false") == "true"

    def length(self, node: Node | None, where: Where) -> Duration:
        """A duration that may stretch."""
        if node is None:
            self.bad(where, "missing-key", "a length is missing", EXAMPLES)
            return _MISSING
        if not isinstance(node, Scalar):
            self.bad(node.where, "bad-duration", "expected a duration here", EXAMPLES)
            return _MISSING
        found = duration(self.filled(node))
        if isinstance(found, str):
            self.bad(node.where, "bad-duration", found, EXAMPLES)
            return _MISSING
        return found

    def seconds(self, node: Node, low: float, high: float) -> float | None:
        """A length that does not stretch, from ``low`` to ``high`` seconds; None with a problem if it is none."""
        nothing = isinstance(node, Scalar) and node.value.strip() in ("0", "0s")
        found = 0.0 if nothing else self.length(node, node.where).natural
        if low <= found <= high:
            return found
        self.bad(node.where, "bad-duration", "this length is out of range", f"from {low:g}s to {high:g}s")
        return None

    def times(self, node: Node | None, where: Where, most: int) -> Count:
        """A whole number of times that may stretch, at most ``most``."""
        if not isinstance(node, Scalar):
            self.bad(node.where if node else where, "bad-count", "a number of times is missing", "write 3 or 3..6")
            return Count(1, 1, 1)
        found = count(self.filled(node), most)
        if isinstance(found, str):
            self.bad(node.where, "bad-count", found, f"write 3 or 3..6; at most {most}")
            return Count(1, 1, 1)
        return found

    @staticmethod
    def _not_text(node: Node) -> tuple[str, str]:
        if isinstance(node, Mapping) and len(node.pairs) == 1:
            key, value = node.pairs[0]
            if isinstance(value, Scalar):
                hint = f'put the line in quotes: "{key.value}: {value.value}"'
                return "a colon turns words into a key and a value", hint[:160]
        return "expected some text here", ""
