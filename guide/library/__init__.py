"""The practices at hand: those that come with the program, the listener's own, and any other source.

sources       where they lie; to add one, such as a pack, see there
headers       what is known of a practice without reading it
index         the headers of all of them, each script read once
finding       a name finds a file
templates     beginnings of practices, by name
needs         what people come for, in their own words
words         what is said in a practice, to search in
part_state    what stands in the parts that a script could use
checked_file  a file of what was found out before, believed only where it is whole
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.library.finding import LONGEST_NAME, called, file_names, find, read
from guide.library.headers import Broken, Header, Practice
from guide.library.index import Index, read_index
from guide.library.sources import SOURCES, Source, find_scripts

__all__ = [
    "LONGEST_NAME",
    "SOURCES",
    "Broken",
    "Header",
    "Index",
    "Practice",
    "Source",
    "called",
    "file_names",
    "find",
    "find_scripts",
    "paths",
    "practices",
    "read",
    "read_index",
    "shelf",
]


def shelf() -> tuple[tuple[Header, ...], tuple[Broken, ...]]:
    """Return the practices that can be used, and the scripts that cannot, each by title. See `read_index`."""
    index = read_index()
    return index.usable, index.broken


def practices() -> Iterator[Practice]:
    """Yield every practice that can be used, read, by title."""
    from guide.script import load

    index = read_index()
    for each in index.usable:
        yield Practice(each.name, each.path, index.read.get(each.path) or load(each.path))


def paths() -> list[Path]:
    """Return every script file of the library, own ones first."""
    return [each.path for each in find_scripts()]


def names() -> tuple[str, ...]:
    """Return the name of every script of the library, own ones first."""
    return tuple(each.name for each in find_scripts())
