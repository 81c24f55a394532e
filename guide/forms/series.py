"""Series: practices and forms in layers. Where somebody is in one is the layer they chose last; there are no dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.problems import ScriptError, Where, WrongUseError, did_you_mean, meant
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import PROSE, TEXT, WORDS, ValueType, key, keys, list_of, object_schema, values
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Layer:
    """A step of a series, which may be stayed in, left out and come back to."""

    name: str = key(PROSE, "what it is called")
    practices: tuple[str, ...] = key(WORDS, "names of practices", default=())
    forms: tuple[str, ...] = key(WORDS, "names of forms", default=())


_LAYER: ValueType[Layer] = ValueType(
    lambda reader, node: Layer(**values(reader, node, keys(Layer), _("a layer"))), object_schema(keys(Layer)), Layer("")
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

    def at(self, layer: str) -> int | None:
        """Return the place of the layer of that name, counted from 0; None where there is none any more."""
        return next((place for place, each in enumerate(self.layers) if each.name == layer), None)


def read_series(reader: Reader, root: Node, path: str, digest: str) -> Series:
    """Return the series that a file holds; what is wrong is in ``reader.problems``."""
    return Series(root.where, Path(path).stem, **values(reader, root, keys(Series), _("a series")))


def parse_file(path: Path) -> DocumentReading[Series]:
    """Read the file of a series. Raises CannotReadError."""
    return document.parse_file(path, read_series)


def names() -> tuple[str, ...]:
    """Return the names of all series there are."""
    return finding.names(finding.SERIES)


def all_series() -> Mapping[str, Series]:
    """Return every series that can be read, by name."""
    found = ((path.stem, parse_file(path).value) for path in finding.paths(finding.SERIES))
    return {name: series for name, series in found if series is not None}


def load(typed: str) -> Series:
    """Return the series of that name, or of a beginning that only one has.

    Raises WrongUseError for none and several, ScriptError with all that is wrong in it, CannotReadError.
    """
    known = names()
    fitting = meant(typed, known)
    path = finding.find(finding.SERIES, fitting[0]) if len(fitting) == 1 else None
    if path is None:
        raise WrongUseError(
            _("No series is called '{typed}';").format(typed=typed), did_you_mean(typed, fitting or known)
        )
    reading = parse_file(path)
    if reading.value is None:
        raise ScriptError(reading.problems)
    return reading.value
