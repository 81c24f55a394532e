"""The kinds of steps: one file each, which is its manual, its model, its reading, its performance and its examples.

To add a kind: write ``guide/script/steps/NAME.py`` with a docstring, a frozen dataclass of `StepKind` whose fields are
made by `key` and whose ``perform`` asks the score for what it needs, and name it in `KINDS` below. Reading, checking,
outline, JSON Schema and the authors' page follow from that.
"""

from __future__ import annotations

from guide.script.model import Step
from guide.script.nodes import Mapping, Node, Scalar
from guide.script.reader import Reader
from guide.script.step_kind import StepKind
from guide.script.steps import (
    bed,
    bell,
    breathe,
    check,
    choose,
    gate,
    pause,
    pendulate,
    repeat,
    resource,
    say,
    scan,
    silence,
    sound,
    use,
)  # fmt: skip

KINDS: dict[str, type[StepKind]] = {
    each.NAME: each
    for each in (
        say.Say, pause.Pause, silence.Silence, bell.Strike, sound.Sound, breathe.Breathe, scan.Scan, repeat.Repeat,
        bed.Ambience, choose.Choose, use.PartReference, resource.Resource, pendulate.Pendulate, gate.Gate, check.Check,
    )
}  # fmt: skip


def read_steps(reader: Reader, node: Node) -> tuple[Step, ...]:
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
    kind = KINDS.get(key.value)
    if kind is None:
        reader.bad(key.where, "unknown-step", f"no step is called '{key.value[:80]}'", _hint(reader, key, value))
        return None
    return kind.read(reader, value, key.where)


def _hint(reader: Reader, key: Scalar, value: Node) -> str:
    looks_like_words = " " in key.value or key.value[:1].isupper()
    if looks_like_words and isinstance(value, Scalar):
        return f'put the line in quotes: "{key.value}: {value.value}"'[:160]
    return reader.near(key.value, KINDS)
