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
from pathlib import Path

from guide.problems import Where
from guide.script.model import BedLayer, Delivery, Score
from guide.script.nodes import Mapping, Node, Scalar, Sequence
from guide.script.reader import Reader

EXAMPLE = "bed: {layers: [ocean], fade: 12s}"
GAINS = (-40.0, 12.0)
FADES = (0.1, 120.0)


@dataclass(frozen=True, slots=True)
class Ambience:
    """Layers of beds from here on; none for silence."""

    where: Where
    layers: tuple[BedLayer, ...]
    fade: float | None = None
    """Seconds of the cross-fade; None for the usual."""

    @classmethod
    def read(cls, reader: Reader, node: Node, where: Where) -> Ambience:
        """A name, a list of layers, or a mapping with ``layers`` and ``fade``."""
        if isinstance(node, Mapping) and any(key.value in ("layers", "fade") for key, _ in node.pairs):
            fields = reader.mapping(node, "bed", ("layers", "fade"), required=["layers"])
            fade = reader.seconds(fields["fade"], *FADES) if "fade" in fields else None
            return cls(where, read_layers(reader, fields.get("layers")), fade)
        return cls(where, read_layers(reader, node))

    def perform(self, score: Score, how: Delivery) -> None:
        """Cross-fade to the new layers."""
        score.ambience(self.layers, self.where, self.fade)


def read_layers(reader: Reader, node: Node | None) -> tuple[BedLayer, ...]:
    """A name, ``none``, a layer, or a list of layers."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return reader.each(node, lambda each: _layer(reader, each))
    layer = _layer(reader, node)
    return (layer,) if layer else ()


def _layer(reader: Reader, node: Node) -> BedLayer | None:
    if isinstance(node, Scalar):
        name = reader.text(node)
        return BedLayer(_beside(node, name)) if name and name != "none" else None
    fields = reader.mapping(node, "a bed", ("track", "gain"), required=["track"])
    if "track" not in fields:
        return None
    name = reader.text(fields["track"])
    return BedLayer(_beside(node, name), reader.number(fields.get("gain"), 0.0, *GAINS, " dB")) if name else None


def _beside(node: Node, name: str) -> str:
    """A path is meant from the script's own folder."""
    is_path = any(mark in name for mark in "./\\")
    return str(Path(node.where.path).parent / Path(name).expanduser()) if is_path else name
