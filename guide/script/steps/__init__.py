"""The kinds of steps: one file each, which is its manual, its model, its reading, its performance and its example.

To add a kind: write ``guide/script/steps/NAME.py`` with a docstring, a frozen dataclass whose ``read`` takes
(reader, node, where) and whose ``perform`` asks the score for what it needs, and an ``EXAMPLE``; then name it in
`KINDS` below. Everything else (completion, outline, checking) follows from that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from guide.problems import Where, did_you_mean
from guide.script.model import Step
from guide.script.nodes import Mapping, Node, Scalar
from guide.script.reader import Reader
from guide.script.steps import bed, bell, breathe, pause, repeat, say, use

ReadStep: TypeAlias = Callable[[Reader, Node, Where], Step]

KINDS: dict[str, ReadStep] = {
    "say": say.Say.read,
    "pause": pause.Pause.read,
    "bell": bell.Strike.read,
    "breathe": breathe.Breathe.read,
    "repeat": lambda reader, node, where: repeat.read(reader, node, where, read_steps),
    "bed": bed.Ambience.read,
    "use": lambda reader, node, where: use.read(reader, node, where, read_steps),
}


def read_steps(reader: Reader, node: Node | None) -> tuple[Step, ...]:
    """A list of steps."""
    return reader.each(node, lambda each: read_step(reader, each))


def read_step(reader: Reader, node: Node) -> Step | None:
    """A plain string, which is spoken, or a mapping with one key that names the kind."""
    reader.spend(1, node.where)
    if reader.steps_left < 0:
        return None
    if isinstance(node, Scalar):
        return say.Say.read(reader, node, node.where)
    if not isinstance(node, Mapping) or len(node.pairs) != 1:
        reader.bad(node.where, "bad-step", "a step is a line of words, or one key such as 'pause: 6s'")
        return None
    key, value = node.pairs[0]
    read = KINDS.get(key.value)
    if read is None:
        reader.bad(key.where, "unknown-step", f"no step is called '{key.value}'", _hint(key, value))
        return None
    return read(reader, value, key.where)


def _hint(key: Scalar, value: Node) -> str:
    looks_like_words = " " in key.value or key.value[:1].isupper()
    if looks_like_words and isinstance(value, Scalar):
        return f'put the line in quotes: "{key.value}: {value.value}"'[:160]
    return did_you_mean(key.value, KINDS)
