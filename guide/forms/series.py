"""Series: practices and forms in layers. Where somebody is in one is the layer they chose last; there are no dates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.problems import Where
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, TEXT, WORDS, ValueType, key, keys, list_of, object_schema, values


@dataclass(frozen=True, slots=True)
class Layer:
    """A step of a series, which may be stayed in, left out and come back to."""

    name: str = key(PROSE, "what it is called")
    practices: tuple[str, ...] = key(WORDS, "names of practices", default=())
    forms: tuple[str, ...] = key(WORDS, "names of forms", default=())


_LAYER: ValueType[Layer] = ValueType(
    lambda reader, node: Layer(**values(reader, node, keys(Layer), "a layer")), object_schema(keys(Layer)), Layer("")
)
_LAYERS = list_of(_LAYER)


@dataclass(frozen=True, slots=True)
class Series:
    """A path through practices."""

    where: Where
    name: str
    title: str = key(PROSE, "what it is called")
    summary: str = key(PROSE, "one or two sentences for the one who chooses")
    layers: tuple[Layer, ...] = key(_LAYERS, "its layers, in the order in which they are offered")
    serves: tuple[str, ...] = key(list_of(TEXT), "what it is good for: ids of a checklist", default=())
    language: str = key(TEXT, "the language of its words, as in BCP 47", default="en")


def read_series(reader: Reader, root: Node, path: str, digest: str) -> Series:
    """Return the series that a file holds; what is wrong is in ``reader.problems``."""
    return Series(root.where, Path(path).stem, **values(reader, root, keys(Series), "a series"))


def parse_file(path: Path) -> DocumentReading[Series]:
    """Read the file of a series. Raises CannotReadError."""
    return document.parse_file(path, read_series)


def names() -> tuple[str, ...]:
    """Return the names of all series there are."""
    return finding.names(finding.SERIES)
