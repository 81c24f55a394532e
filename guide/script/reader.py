"""Reads nodes into values and gathers every problem on the way. Nothing here raises.

A value that cannot be read is replaced by a harmless one, so that the rest of the script is still looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from guide import places
from guide.problems import Problem, Where, did_you_mean
from guide.script import invisible
from guide.script.nodes import Mapping, Node, Scalar, Sequence
from guide.script.times import EXAMPLES, Count, Duration, count, duration
from guide.translation import _

if TYPE_CHECKING:
    from guide.script.model import Step

T = TypeVar("T")
MAX_STEPS = 5_000
MAX_PROBLEMS = 200
MOST_LETTERS = 10_000
"""Letters of one text, with its names filled in."""
MOST_NAMES = 20
"""Names in braces in one text: each may stand for many words."""
_SHOWN = 300
"""Letters of a message; what is quoted in it may be long."""
_NEAR, _NEAR_LETTERS = 50, 40
"""Names among which the nearest is looked for, and letters of a name: the search is quadratic."""
_NOTHING = ("~", "null", "Null", "NULL")
"""Plain text that YAML, and so every editor, takes for no value."""
_MISSING = Duration(1.0, 1.0, 1.0)


class Reader:
    """Reads the nodes of one script and of the parts it uses.

    ``part(name)`` gives the root node of a part, or a problem's message. ``read_steps`` knows the kinds of steps.
    ``values`` fill ``{name}`` in words; ``settings`` are filled in when a step is performed.
    """

    def __init__(
        self,
        part: Callable[[str], Node | Problem | str],
        read_steps: Callable[[Reader, Node], tuple[Step, ...]] = lambda reader, node: (),
    ) -> None:
        self.part = part
        self._read_steps = read_steps
        self.settings: dict[str, tuple[str, ...]] = {}
        self.problems: list[Problem] = []
        self.advice: list[Problem] = []
        """What can be read, and may not be what is meant."""
        self.advised: set[Where] = set()
        """Lines that are nearly steps as a whole, so that nothing in them is told again."""
        self.named: set[str] = set()
        """Invisible characters that are told where they stand in the text."""
        self.values: dict[str, str] = {}
        self.using: tuple[str, ...] = ()
        self.repeats = 0
        self.demanding: list[Where] = []
        """Breaths that need a note."""
        self.names: tuple[str, ...] = ()
        """Names that the step being read fills in by itself, such as ``region``."""
        self.steps_left = MAX_STEPS

    def bad(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """Note a problem. After `MAX_PROBLEMS` nobody reads on."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(where, code, _shown(message), _shown(hint)))
        elif len(self.problems) == MAX_PROBLEMS:
            self.problems.append(
                Problem(where, "too-many", _("there is more that is wrong"), _("mend what is named first"))
            )

    def advise(self, where: Where, code: str, message: str, hint: str) -> None:
        """Note what may be meant otherwise; it stops nobody."""
        if len(self.advice) < MAX_PROBLEMS:
            self.advice.append(Problem(where, code, _shown(message), _shown(hint), care=True))

    def unseen(self, path: str, text: str) -> None:
        """Note what is invisible in the text of a file, each at its place."""
        for line, column, char in invisible.places(text):
            self.named.add(char)
            self._invisible(Where(path, line, column), char)
            if len(self.problems) > MAX_PROBLEMS:
                return

        for line, column, char in invisible.odd_blanks(text):
            told = _("a blank of another kind: {char}").format(char=invisible.told(char))
            self.bad(Where(path, line, column), "odd-blank", told, _("type it again as ordinary blanks"))

    def _invisible(self, where: Where, char: str) -> None:
        hint = _("delete it; if it cannot be found, type the words around it again")
        told = _("a character that nobody sees stands here: {char}").format(char=invisible.told(char))
        self.bad(where, "control-character", told, hint)

    def near(self, word: str, known: Iterable[str]) -> str:
        """A hint that names the nearest of ``known``, in a bounded time; empty when nobody reads it any more."""
        if len(self.problems) >= MAX_PROBLEMS:
            return ""
        alike = sorted((name for name in known if len(name) <= _NEAR_LETTERS), key=lambda name: name[:1] != word[:1])
        return did_you_mean(word[:_NEAR_LETTERS], alike[:_NEAR])

    def mapping(self, node: Node, what: str, known: Collection[str], required: Iterable[str] = ()) -> dict[str, Node]:
        """The keys and values of a mapping; unknown, doubled and missing keys are problems."""
        if not isinstance(node, Mapping):
            self.bad(
                node.where,
                "not-a-mapping",
                _("{what} is written as keys and values").format(what=what),
                _("such as {example}: ...").format(example=min(known)),
            )
            return {}
        fields: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.value not in known:
                split = isinstance(value, Scalar) and not value.value and node.flow and value.plain
                hint = _split(key.value) if split else self.near(key.value, known)
                self.bad(
                    key.where, "unknown-key", _("{what} has no key '{key}'").format(what=what, key=key.value), hint
                )
            elif key.value in fields:
                self.bad(
                    key.where, "duplicate-key", _("'{key}' is here twice").format(key=key.value), _("keep one of them")
                )
            else:
                fields[key.value] = value
        for name in required:
            if name not in fields:
                self.bad(node.where, "missing-key", _("{what} needs '{name}'").format(what=what, name=name))
        return fields

    def each(self, node: Node | None, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """Every node of a list, read; a single node counts as a list of one where ``read`` takes it."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.bad(node.where, "not-a-list", _("expected a list here"), _dashes(node))
            return ()
        return tuple(value for value in map(read, node.nodes) if value is not None)

    def spend(self, steps: int, where: Where) -> None:
        """Count ``steps`` more; a practice that holds too many is told so once."""
        enough = self.steps_left >= 0
        self.steps_left -= steps
        if enough and self.steps_left < 0:
            told = _("with all its rounds this is more than {most} steps").format(most=MAX_STEPS)
            self.bad(where, "too-long", told, _("fewer times"))

    def texts(self, node: Node | None, what: str) -> dict[str, Scalar]:
        """Names that the author chose, and the text of each."""
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            told = _("{what} is written as names and what they are").format(what=what)
            self.bad(node.where, "not-a-mapping", told, _("name: words"))
            return {}
        found: dict[str, Scalar] = {}
        for key, value in node.pairs:
            if key.value in found:
                self.bad(
                    key.where, "duplicate-key", _("'{key}' is here twice").format(key=key.value), _("keep one of them")
                )
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
            self.bad(node.where, "not-text", _("expected some text here"))
        elif node.plain and node.value in _NOTHING:
            self.bad(
                node.where,
                "not-text",
                _("YAML takes {word} for nothing").format(word=node.value),
                _('write "{word}" in quotes').format(word=node.value),
            )
        return words

    def prose(self, node: Node | None) -> str:
        """Some text that people hear or read; what YAML takes away from it is told."""
        if not isinstance(node, Scalar):
            return self.text(node)
        self.told(node)
        gone = not node.value and any(not each.care for each in node.lost)
        return "" if gone else self.text(node)

    def told(self, node: Scalar) -> None:
        """Tell what YAML takes away from a text."""
        for each in node.lost:
            found = self.advice if each.care else self.problems
            if len(found) < MAX_PROBLEMS:
                found.append(each)

    def filled(self, node: Scalar) -> str:
        """The text of a scalar, with ``{name}`` filled in from the part's values; ``{n}`` is left to `repeat`."""

        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name not in self.values and name in self._later():
                return match[0]
            if name not in self.values:
                hint = self.near(name, [*self.values, *self._later()])
                self.bad(node.where, "unknown-name", _("nothing here is called '{name}'").format(name=name), hint)
            return self.values.get(name, "")

        words = " ".join(node.value.split())
        if len(words) > MOST_LETTERS or words.count("{") > MOST_NAMES:
            return self._too_long(node)
        for char in {words[at] for at in invisible.invisible(words)} - self.named:  # written as an escape
            self._invisible(node.where, char)
        filled = re.sub(r"\{([\w-]+)\}", fill, words)
        return filled if len(filled) <= MOST_LETTERS else self._too_long(node)

    def _too_long(self, node: Scalar) -> str:
        hint = _("at most {letters:,} letters and {names} names in braces").format(
            letters=MOST_LETTERS, names=MOST_NAMES
        )
        self.bad(node.where, "too-long-text", _("this text is too long"), hint)
        return ""

    def _later(self) -> set[str]:
        """Names that are known only when a step is performed."""
        return {*self.settings, *self.names, *(("n",) if self.repeats else ())}

    def steps(self, node: Node) -> tuple[Step, ...]:
        """A list of steps."""
        return self._read_steps(self, node)

    def words(self, node: Node) -> tuple[str, ...]:
        """One text, or a list of them."""
        return self.each(node, self.text) if isinstance(node, Sequence) else tuple(filter(None, [self.text(node)]))

    def choice(self, node: Node | None, what: str, known: Collection[str], fallback: str) -> str:
        """One of ``known``."""
        word = self.text(node) if node is not None else fallback
        if word in known:
            return word
        if word and node is not None:
            told = _("no {what} is called '{word}'").format(what=what, word=word)
            self.bad(node.where, f"unknown-{what}", told, self.near(word, known))
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
        if isinstance(node, Scalar) and re.fullmatch(r"[-+]?\d{1,9}(\.\d{1,9})?", text := self.filled(node)):
            found = float(text)
        if found is None or not low <= found <= high:
            given = f"'{node.value[:30]}'" if isinstance(node, Scalar) else _("this")
            self.bad(
                node.where,
                "bad-number",
                _("{given} is out of place").format(given=given),
                _("a number from {low:g} to {high:g}{unit}").format(low=low, high=high, unit=unit),
            )
            return fallback
        return found

    def whole(self, node: Node, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        if (
            isinstance(node, Scalar)
            and re.fullmatch(r"\d{1,9}", text := self.filled(node))
            and low <= int(text) <= high
        ):
            return int(text)
        given = f"'{node.value[:30]}'" if isinstance(node, Scalar) else _("this")
        self.bad(
            node.where,
            "bad-number",
            _("{given} is out of place").format(given=given),
            _("a whole number from {low} to {high}").format(low=low, high=high),
        )
        return low

    def flag(self, node: Node | None) -> bool:
        """True or false."""
        return self.choice(node, "answer", ("true", "false"), "false") == "true"

    def length(self, node: Node | None, where: Where) -> Duration:
        """A duration that may stretch."""
        if node is None:
            self.bad(where, "missing-key", _("a length is missing"), EXAMPLES)
            return _MISSING
        if not isinstance(node, Scalar):
            self.bad(node.where, "bad-duration", _("expected a duration here"), EXAMPLES)
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
        if isinstance(node, Scalar) and (".." in node.value or node.value.strip() == "rest"):
            self.bad(
                node.where,
                "bad-duration",
                _("this length does not stretch"),
                _("one length, such as {seconds:g}s").format(seconds=low or 2),
            )
            return None
        if low <= found <= high:
            return found
        self.bad(
            node.where,
            "bad-duration",
            _("this length is out of range"),
            _("from {low:g}s to {high:g}s").format(low=low, high=high),
        )
        return None

    def times(self, node: Node | None, where: Where, most: int) -> Count:
        """A whole number of times that may stretch, at most ``most``."""
        if not isinstance(node, Scalar):
            self.bad(
                node.where if node else where, "bad-count", _("a number of times is missing"), _("write 3 or 3..6")
            )
            return Count(1, 1, 1)
        found = count(self.filled(node), most)
        if isinstance(found, str):
            self.bad(node.where, "bad-count", found, _("write 3 or 3..6; at most {most}").format(most=most))
            return Count(1, 1, 1)
        return found

    @staticmethod
    def beside(node: Node, name: str) -> str:
        """The path of a file that is meant from the script's own folder."""
        return str(Path(node.where.path).parent / places.meant(name))

    @staticmethod
    def _not_text(node: Node) -> tuple[str, str]:
        if isinstance(node, Mapping) and len(node.pairs) == 1:
            key, value = node.pairs[0]
            if isinstance(value, Scalar):
                hint = _('put the line in quotes: "{key}: {words}"').format(key=key.value, words=value.value)
                return _("a colon turns words into a key and a value"), hint[:160]
        return _("expected some text here"), ""


def _split(key: str) -> str:
    """What a name in braces without a value comes from."""
    glued = re.match(r"([a-z_]+):\s*(\S.*)", key)
    if glued:
        return _("a blank is missing behind the colon: {key}: {value}").format(key=glued[1], value=glued[2])
    return _("a comma ends words in { }: put them in quotes")


def _dashes(node: Node) -> str:
    """How a list is begun, for somebody who has begun it otherwise."""
    match = re.match(r"\s*([-•▪◦‣·*+–—])\s*(?=\S)", node.value) if isinstance(node, Scalar) else None
    if match and isinstance(node, Scalar):
        return _("a dash and a blank begin each line: - {word}").format(
            word=node.value[match.end() : match.end() + 40].strip()
        )
    return _("start each line with '- '")


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
