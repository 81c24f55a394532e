"""A file that is there whole or not at all: written beside its place, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide.problems import CannotWriteError


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A new empty file in the folder of ``path``, which takes its place at the end of the block.

    Whatever ends the block early takes the new file away again. Raises CannotWriteError.
    """
    path = Path(os.path.realpath(path))  # a link is written through
    if path.exists() and not path.is_file() and not path.is_dir():
        raise CannotWriteError(f"{path} is no ordinary file.", "Name a file, or leave the name out.")
    if path.is_dir():
        raise CannotWriteError(f"{path} is a folder.", f"Name a file in it, such as {path / 'practice.flac'}.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:60]}-", suffix=f".part{path.suffix}")
        os.close(handle)
    except OSError as error:
        raise _cannot(path, error) from error
    part = Path(name)
    try:
        yield part
        _settle(part)
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _settle(part: Path) -> None:
    """On the disk before it gets its name, with the rights of a file made the ordinary way."""
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(0o666 & ~mask)
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _cannot(path: Path, error: OSError) -> CannotWriteError:
    reason = error.strerror or str(error)
    return CannotWriteError(f"{path} could not be written: {reason[:1].lower()}{reason[1:]}.", "Nothing was changed.")
