"""What stands in the parts that a script could use, as one name that changes when any of it does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from guide.library.checked_file import digest
from guide.script.part_folders import part_folders
from guide.translation import _

_MOST = 256 * 1024 + 1
"""Bytes of a part that its reader looks at; one more than it takes."""


class PartState:
    """Looks into each folder once."""

    def __init__(self) -> None:
        self._known: dict[Path, str] = {}

    def of(self, beside: Path) -> str:
        """Return the state of all parts that a script in the folder ``beside`` could use. Never empty."""
        return digest("".join(map(self._folder, part_folders(beside))).encode())

    def _folder(self, folder: Path) -> str:
        if folder not in self._known:
            self._known[folder] = digest(repr(list(_seen(folder))).encode())
        return self._known[folder]


def _seen(folder: Path) -> Iterator[tuple[str, str, str]]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        yield "", "", type(error).__name__
        return
    for name in names:
        path = folder / name
        leads = os.path.realpath(path) if path.is_symlink() else ""
        if not path.is_file():
            yield name, leads, _("no file")
            continue
        try:
            with path.open("rb") as file:
                yield name, leads, digest(file.read(_MOST))
        except OSError as error:
            yield name, leads, type(error).__name__
