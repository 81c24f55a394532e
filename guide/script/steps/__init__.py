"""The kinds of steps: one file each, which is its manual, its model, its reading, its performance and its examples.

To add one: write ``guide/script/steps/NAME.py`` with a docstring, a frozen dataclass of `StepKind` whose fields are
made by `key` and whose ``perform`` asks the score for what it needs, and

    KIND = MyStep

(`guide.script.step_kind.StepKind`). Reading, checking, outline, export and JSON Schema follow from that. The two files
that editors read are written anew as `guide.script.schema` says, and the page for authors gets its manual; the tests
ask for both.
"""

from __future__ import annotations

import re
from itertools import pairwise

from guide import discovery
from guide.script import near
from guide.script.model import Step
from guide.script.nodes import Mapping, Node, Scalar, Sequence
from guide.script.reader import Reader
from guide.script.step_kind import StepKind
from guide.translation import _

_FOUND = discovery.classes("guide.script.steps", "KIND", StepKind)  # type: ignore[type-abstract]  # only asked about
KINDS: dict[str, type[StepKind]] = {each.NAME: each for each in sorted(_FOUND.values(), key=lambda kind: kind.PLACE)}
"""How each kind is written, and what it is; in the order of the manual."""
SAY = "say"
"""What a plain line of words is."""


def read_steps(reader: Reader, node: Node) -> tuple[Step, ...]:
    """A list of steps."""
    if isinstance(node, Sequence) and node.flow:
        _commas(reader, node)
    return reader.each(node, lambda each: read_step(reader, each))


def read_step(reader: Reader, node: Node) -> Step | None:
    """A plain string, which is spoken, or a mapping with one key that names the kind."""
    reader.spend(1, node.where)
    if reader.steps_left < 0:
        return None
    if isinstance(node, Scalar):
        _nearly(reader, node)
        return KINDS[SAY].read(reader, node, node.where)
    if not isinstance(node, Mapping) or len(node.pairs) != 1:
        reader.bad(node.where, "bad-step", _("a step is a line of words, or one key such as 'pause: 6s'"), _one(node))
        return None
    key, value = node.pairs[0]
    kind = KINDS.get(key.value)
    if kind is not None:
        return kind.read(reader, value, key.where)
    if any(not each.care for each in key.lost):
        reader.told(key)
    else:
        bare = node.flow and isinstance(value, Scalar) and not value.value
        hint = _('put the line in quotes: "{{{key}}}"').format(key=key.value) if bare else _hint(reader, key, value)
        reader.bad(key.where, "unknown-step", _("no step is called '{step}'").format(step=key.value[:80]), hint)
    return None


def _nearly(reader: Reader, node: Scalar) -> None:
    """Tell what a line of words nearly is. Quotes say that words are meant, unless there is a colon in them."""
    step = near.whole(node.value, KINDS, lambda name: isinstance(reader.part(name), Mapping))
    if step and (node.plain or re.match(r"\W?[\w-]+\s*[:：]", node.value)):
        reader.advise(
            node.where,
            near.CODE,
            _("this is nearly a step, and is read aloud"),
            _("did you mean {step}?").format(step=step),
        )
        reader.advised.add(node.where)


def _commas(reader: Reader, node: Sequence) -> None:
    """Tell where a comma within words ends a line: in brackets it begins the next one."""
    for before, after in pairwise(node.nodes):
        if not (isinstance(before, Scalar) and isinstance(after, Scalar) and before.plain and after.plain):
            continue
        if after.value[:1].islower() and before.value[-1:].isalnum() and " " in before.value:
            hint = _('put the line in quotes: "{before}, {after}"').format(before=before.value, after=after.value)[:160]
            reader.advise(after.where, "split-line", _("a comma in [ ] begins a line of its own here"), hint)


def _one(node: Node) -> str:
    """A way out for what is not one step."""
    if isinstance(node, Mapping):
        return (
            _("each step begins with a dash of its own")
            if node.pairs
            else _("put words that begin with {sign} in quotes").format(sign="{")
        )
    if isinstance(node, Sequence) and not node.flow:
        return _("one dash is enough")
    nodes = node.nodes if isinstance(node, Sequence) else ()
    words = ", ".join(each.value for each in nodes if isinstance(each, Scalar))
    step = near.whole(f"[{words}]", KINDS)
    return (
        _("did you mean {step}?").format(step=step)
        if step
        else _('put the line in quotes: "[{words}]"').format(words=words)[:160]
    )


def _hint(reader: Reader, key: Scalar, value: Node) -> str:
    """The step that is meant, or the line in quotes; where it may be either, both."""
    line = f"{key.value}: {value.value}".strip() if isinstance(value, Scalar) else ""
    words = _('put the line in quotes: "{line}"').format(line=line)[:160] if line else ""
    name = near.named(key.value, KINDS)
    looks_like_words = " " in key.value.strip() or key.value[:1].isupper()
    if isinstance(value, Scalar) and name and looks_like_words and _fits(name, value, reader):
        return _("did you mean '{name}: {value}'? If they are words, {words}").format(
            name=name, value=value.value[:60], words=words
        )
    if looks_like_words and words:
        return words
    return _("did you mean '{name}'?").format(name=name) if name else reader.near(key.value, KINDS)


def _fits(name: str, value: Scalar, reader: Reader) -> bool:
    """Whether a step of this kind can be made of ``value``."""
    quiet = Reader(reader.part, read_steps)
    quiet.settings, quiet.values = reader.settings, reader.values
    KINDS[name].read(quiet, value, value.where)
    return not quiet.problems
