"""Regions of the body, each with words for how it may be there: ``scripts/words/body.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from guide.forms import document, finding
from guide.forms.document import DocumentReading
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.shapes import TEXT, WORDS, ValueType, key, keys, list_of, object_schema, values
from guide.translation import _

FILE = "body"


@dataclass(frozen=True, slots=True)
class BodyRegion:
    """A place in the body."""

    region: str = key(TEXT, "its name in figures and in the journal: small letters and dashes")
    name: str = key(TEXT, "what it is called")
    sensations: tuple[str, ...] = key(WORDS, "how it may be there", default=())


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
