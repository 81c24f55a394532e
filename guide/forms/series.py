"""Series: practices and forms in layers. Where somebody is in one is the layer they chose last; there are no dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from guide import places
from guide.forms import document, finding, sentences
from guide.forms.document import DocumentReading
from guide.problems import ScriptError, Where, WrongUseError, did_you_mean, meant
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import LABEL, PROSE, TEXT, WORDS, ValueType, key, keys, list_of, object_schema, values
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Layer:
    """A step of a series, which may be stayed in, left out and come back to."""

    name: str = key(LABEL, "what it is called")
    practices: tuple[str, ...] = key(WORDS, "names of practices", default=())
    forms: tuple[str, ...] = key(WORDS, "names of forms", default=())
    place: str = ""
    """Where it is looked up to be shown in another language."""

    @property
    def label(self) -> str:
        """What it is called, as it is shown; ``name`` is what is kept."""
        return sentences.label(self.name, self.place)


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

    def form(self, name: str) -> str:
        """Return what a form that a layer names is called for others: one of a pack may have the name of another."""
        inner, outer = (finding.find(finding.FORMS, name, beside) for beside in (self.where.path, ""))
        pack = places.pack_name(str(inner)) if inner and inner != outer else ""
        return f"{pack}/{name}" if pack else name

    def at(self, layer: str) -> int | None:
        """Return the place of the layer of that name, counted from 0; None where there is none any more."""
        return next((place for place, each in enumerate(self.layers) if each.name == layer), None)

    def shown(self, layer: str) -> str:
        """Return how the layer of that name is shown; as it was kept where there is none any more."""
        return next((each.label for each in self.layers if each.name == layer), layer)


def read_series(reader: Reader, root: Node, path: str, digest: str) -> Series:
    """Return the series that a file holds; what is wrong is in ``reader.problems``."""
    return Series(root.where, Path(path).stem, **values(reader, root, keys(Series), _("a series")))


def parse_file(path: Path) -> DocumentReading[Series]:
    """Read the file of a series. Raises CannotReadError."""
    return document.parse_file(path, read_series)


def names() -> tuple[str, ...]:
    """Return the names of all series there are; those of packs are called ``pack/name``, as their practices are."""
    return tuple(_paths())


def all_series() -> Mapping[str, Series]:
    """Return every series that can be read, by name."""
    found = ((name, parse_file(path).value) for name, path in _paths().items())
    return {name: replace(series, name=name) for name, series in found if series is not None}


def load(typed: str) -> Series:
    """Return the series of that name, or of a beginning that only one has; a pack need not be named.

    Raises WrongUseError for none and several, ScriptError with all that is wrong in it, CannotReadError.
    """
    known = _paths()
    fitting = meant(typed, known) or tuple(each for each in known if meant(typed, [each.rpartition("/")[2]]))
    if len(fitting) != 1:
        raise WrongUseError(
            _("No series is called '{typed}';").format(typed=typed), did_you_mean(typed, fitting or known)
        )
    reading = parse_file(known[fitting[0]])
    if reading.value is None:
        raise ScriptError(reading.problems)
    return replace(reading.value, name=fitting[0])


def _paths() -> Mapping[str, Path]:
    found = {}
    for name in finding.names(finding.SERIES):
        if path := finding.find(finding.SERIES, name):
            pack = places.pack_name(str(path))
            found[f"{pack}/{path.stem}" if pack else name] = path
    return dict(sorted(found.items()))
