"""bed: change the ambience from here.

    - bed: ocean
    - bed: none
    - bed: [{track: rain, gain: -3}, drone]
    - bed: {layers: [ocean], fade: 12s}

The old bed and the new one cross-fade over 8 seconds, or over ``fade``. A name is a bed of the catalogue,
anything with a dot or a slash is a file of your own, looked for beside the script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from guide.problems import Where
from guide.script.model import NO_BED, BedLayer, Delivery, Score
from guide.script.nodes import Mapping, Node, Scalar, Sequence
from guide.script.reader import Reader
from guide.script.shapes import STRING, TEXT, Schema, ValueType, key, keys, number, object_schema, seconds, values
from guide.script.step_kind import StepKind
from guide.translation import _

GAINS = (-40.0, 12.0)
FADES = (0.1, 120.0)


def read_layers(reader: Reader, node: Node | None) -> tuple[BedLayer, ...]:
    """A name, ``none``, a layer, or a list of layers."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return reader.each(node, lambda each: _layer(reader, each))
    layer = _layer(reader, node)
    return (layer,) if layer else ()


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer, as it is written."""

    track: str = key(TEXT, "a bed (see: guide beds) or a sound file of your own")
    gain: float = key(number(*GAINS, " dB"), "louder or softer, in decibels", default=0.0)


_ONE: Schema = {"anyOf": [STRING, object_schema(keys(_Layer))]}
LAYERS: ValueType[tuple[BedLayer, ...]] = ValueType(
    read_layers, {"anyOf": [*_ONE["anyOf"], {"type": "array", "items": _ONE}]}, ()
)


@dataclass(frozen=True, slots=True)
class Ambience(StepKind):
    """Layers of beds from here on; none for silence."""

    NAME: ClassVar = "bed"
    PLACE: ClassVar = 9
    MAIN: ClassVar = "layers"
    ALIASES: ClassVar = ("ambience", "ambient", "background", "soundscape", "backdrop")
    EXAMPLES: ClassVar = ("bed: ocean", "bed: [{track: rain, gain: -3}, drone]", "bed: {layers: [ocean], fade: 12s}")

    where: Where
    layers: tuple[BedLayer, ...] = key(LAYERS, "what sounds from here on")
    fade: float | None = key(seconds(*FADES), "how long the cross-fade lasts", default=None)

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Self:
        """A name, a list of layers, or a mapping with ``layers`` and ``fade``."""
        if isinstance(node, Mapping) and any(name.value in ("layers", "fade") for name, _ in node.pairs):
            return cls(**{"where": where, **values(reader, node, keys(cls), cls.NAME)})
        return cls(where, read_layers(reader, node))

    def perform(self, score: Score, how: Delivery) -> None:
        """Cross-fade to the new layers."""
        score.ambience(self.layers, self.where, self.fade)


def _layer(reader: Reader, node: Node) -> BedLayer | None:
    if isinstance(node, Scalar):
        name = reader.text(node)
        return BedLayer(_beside(node, name)) if name and name != NO_BED else None
    found = _Layer(**values(reader, node, keys(_Layer), _("a bed")))
    return BedLayer(_beside(node, found.track), found.gain) if found.track else None


def _beside(node: Node, name: str) -> str:
    """A path is meant from the script's own folder."""
    is_path = any(mark in name for mark in "./\\")
    return Reader.beside(node, name) if is_path else name


KIND = Ambience
