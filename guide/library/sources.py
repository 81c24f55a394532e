"""Where practices lie: one row a source, the first one that has a name wins.

To add a source: a row in `SOURCES`. Everything that lists, finds or exports practices follows.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from guide import places
from guide.forms.finding import FOLDERS
from guide.script.part_folders import PARTS
from guide.translation import _

ENDING = ".yaml"
TEMPLATES = "templates"
"""The folder of a source that holds beginnings of practices."""
NO_PRACTICES = (("pack.yaml",),)
"""Files of a source of several folders that are none, by where they lie in one: a pack's list of what it holds."""
DEEPEST = 8
"""Folders within folders that are looked into: a link may lead to the root of a disk."""


class Source(NamedTuple):
    """A folder of practices."""

    name: str
    """In one word, for where two sources have a practice of the same name."""
    folder: Callable[[], Path]
    """Where it lies now. May not exist."""
    several: Callable[[], Mapping[str, Path]] | None = None
    """Folders in it, each with what stands before the names of its practices, where it is not one folder."""

    @property
    def folders(self) -> Mapping[str, Path]:
        """Return its folders, each by what stands before the names of the practices in it."""
        return self.several() if self.several else {"": self.folder()}


def _of_packs() -> dict[str, Path]:
    return {f"{name}/": folder for name, folder in places.pack_folders().items()}


SOURCES: tuple[Source, ...] = (
    Source("yours", places.own_scripts),
    Source("shipped", places.scripts),
    Source(_("of a pack"), places.packs, _of_packs),
)


class Found(NamedTuple):
    """A script file of a source."""

    name: str
    """Its path in the source without the ending, with ``/`` between folders: ``evening/slow``."""
    path: Path
    source: Source


def find_scripts() -> list[Found]:
    """Return every script file of every source, in the order of the sources, and by path in each."""
    return [
        Found(before + "/".join(parts).removesuffix(ENDING), folder.joinpath(*parts), source)
        for source in SOURCES
        for before, folder in source.folders.items()
        for parts in sorted(_scripts(folder))
        if not (before and parts in NO_PRACTICES)
    ]


def _scripts(folder: Path) -> Iterator[tuple[str, ...]]:
    """Script files in ``folder`` and below, as the names of their folders and their own.

    Each real folder is entered once, since links may lead round in a circle, and before links to it, so that a practice
    is called by where it lies. Folders of parts, forms and their like, and those whose names begin with a dot, are left
    out.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[str, ...]] = [()]
    links: list[tuple[str, ...]] = []
    while waiting or links:
        here = waiting.pop() if waiting else links.pop(0)
        with contextlib.suppress(OSError):
            place = folder.joinpath(*here)
            about = place.stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
            with os.scandir(place) as entries:
                for entry in sorted(entries, key=lambda each: each.name):
                    if entry.name.endswith(ENDING) and entry.is_file():
                        yield (*here, entry.name)
                    elif len(here) < DEEPEST and _is_shelf(entry):
                        (links if entry.is_symlink() else waiting).append((*here, entry.name))


def _is_shelf(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.name not in (PARTS, TEMPLATES, *FOLDERS) and entry.is_dir()
