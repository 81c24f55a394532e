"""What stands in a pack, whether it is a folder or a zip: names, sizes, and bytes a piece at a time."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from guide.packs import names
from guide.packs.archive import Archive
from guide.packs.layout import MOST_FILES
from guide.packs.refusal import PackRefusedError, shown
from guide.packs.sizes import PIECE, check_sizes
from guide.problems import CannotReadError
from guide.translation import _


class Contents(Protocol):
    """A pack that was opened."""

    sizes: Mapping[str, int]
    """Bytes of each file, by its name in the pack."""
    left_out: tuple[str, ...]
    """What lies in its folder and begins with a dot: what systems and editors put there."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a file. Raises PackRefusedError, CannotReadError."""


@contextmanager
def opened(path: Path) -> Iterator[Contents]:
    """Open a pack: a folder or a zip. Raises PackRefusedError, CannotReadError."""
    if path.is_dir():
        yield Folder(path)
        return
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise PackRefusedError(_("{path} is no ordinary file.").format(path=path))
        with path.open("rb") as file:
            yield Archive(file, about.st_size)
    except FileNotFoundError:
        raise CannotReadError(_("There is no pack {path}.").format(path=path)) from None
    except OSError as error:
        raise CannotReadError(
            _("{path} cannot be read: {error}.").format(path=path, error=error.strerror or error)
        ) from error


class Folder:
    """A pack that is a folder. Links, devices and their like are refused, wherever they lead."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._left_out: list[str] = []
        self.sizes: Mapping[str, int] = dict(self._walk(root, ""))
        self.left_out = tuple(self._left_out)
        check_sizes(self.sizes)

    def pieces(self, name: str) -> Iterator[bytes]:
        """See `Contents`. Whatever took the place of the file meanwhile, no link is followed."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            with open(os.open(self._root / name, flags), "rb") as file:  # noqa: PTH123 - a descriptor
                left = self.sizes[name]
                while left and (piece := file.read(min(left, PIECE))):
                    left -= len(piece)
                    yield piece
                if left or file.read(1):
                    raise PackRefusedError(_("{name} changed while it was read.").format(name=shown(name)))
        except OSError as error:
            raise CannotReadError(
                _("{name} cannot be read: {error}.").format(name=shown(name), error=error.strerror or error)
            ) from error

    def _walk(self, folder: Path, before: str, depth: int = 0) -> Iterator[tuple[str, int]]:
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise CannotReadError(
                _("{folder} cannot be read: {error}.").format(folder=folder, error=error.strerror or error)
            ) from error
        if len(found) > MOST_FILES or depth > names.DEEPEST:
            raise PackRefusedError(_("{folder} holds more than a pack may.").format(folder=folder))
        for entry in found:
            name = f"{before}{entry.name}"
            if entry.name.startswith("."):
                self._left_out.append(name)
                continue
            about = entry.stat(follow_symlinks=False)
            mode = about.st_mode
            if stat.S_ISDIR(mode) and not getattr(about, "st_reparse_tag", 0):
                yield from self._walk(folder / entry.name, f"{name}/", depth + 1)
            elif stat.S_ISREG(mode):
                yield name, about.st_size
            else:
                what = _("a link") if stat.S_ISLNK(mode) else _("no ordinary file")
                raise PackRefusedError(
                    _("{name} is {what}, and a pack holds files alone.").format(name=shown(name), what=what)
                )
