"""Regions of the body, each with words for how it may be there: ``scripts/words/body.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.forms import document, finding, sentences
from guide.forms.document import DocumentReading
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import LABEL, LABELS, TEXT, ValueType, key, keys, list_of, object_schema, values
from guide.translation import _

FILE = "body"


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """A place in the body."""

    region: str = key(TEXT, "its name in figures and in the journal: small letters and dashes")
    name: str = key(LABEL, "what it is called")
    sensations: tuple[str, ...] = key(LABELS, "how it may be there", default=())
    place: str = ""
    """Where it is looked up to be shown in another language."""

    @property
    def label(self) -> str:
        """What it is called, as it is shown; ``name`` is what is kept."""
        return sentences.label(self.name, self.place)

    def told(self, sensation: str) -> str:
        """Return how one of its sensations is shown; one of the person's own as it is."""
        return sentences.label(sensation, self.place) if sensation in self.sensations else sensation

    def meant(self, typed: str) -> str:
        """Return the sensation that was typed as it is shown, as it is kept; one of the person's own as it is."""
        return next((each for each in self.sensations if self.told(each).casefold() == typed.casefold()), typed)


@dataclass(frozen=True, slots=True)
class BodyRegions:
    """All places, from head to feet."""

    language: str = key(TEXT, "the language, as in BCP 47")
    regions: tuple[BodyRegion, ...] = key(
        list_of(ValueType(
            lambda reader, node: BodyRegion(**values(reader, node, keys(BodyRegion), _("a region"))),
            object_schema(keys(BodyRegion)), None,
        )),
        "the regions",
    )  # fmt: skip


def read_regions(reader: Reader, root: Node, path: str, digest: str) -> BodyRegions:
    """Return the regions that a file holds; what is wrong is in ``reader.problems``."""
    return BodyRegions(**values(reader, root, keys(BodyRegions), _("a list of regions")))


def parse_file(path: Path) -> DocumentReading[BodyRegions]:
    """Read a file of regions. Raises CannotReadError."""
    return document.parse_file(path, read_regions)


@lru_cache(1)
def regions() -> tuple[BodyRegion, ...]:
    """Return the regions from head to feet; none where no list can be read."""
    path = finding.find(finding.WORDS, FILE)
    value = parse_file(path).value if path else None
    return value.regions if value else ()


def found(name: str) -> BodyRegion | None:
    """Return the region that is kept under that name; None where there is none any more."""
    return _by_name().get(name)


@lru_cache(1)
def _by_name() -> Mapping[str, BodyRegion]:
    return {each.name: each for each in regions()}


def label(name: str) -> str:
    """Return how a region is shown that was kept."""
    region = found(name)
    return region.label if region else name


def told(name: str, sensation: str) -> str:
    """Return how a sensation is shown that was kept, at the region of that name."""
    region = found(name)
    return region.told(sensation) if region else sensation
