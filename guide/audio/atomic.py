"""A file that is there whole or not at all: written beside its place, then renamed."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide import interrupts
from guide.problems import CannotWriteError
from guide.translation import _

_unfinished: set[Path] = set()
"""Files and folders; taken away where there is no time left to leave each block in order."""


def clear_away() -> None:
    """Take away every file that is not whole yet, and folders that were made for such files alone."""
    for place in sorted(_unfinished, reverse=True):  # what lies in a folder before the folder
        with contextlib.suppress(OSError):
            place.rmdir() if place.is_dir() else place.unlink(missing_ok=True)


interrupts.clear_away_with(clear_away)


@contextlib.contextmanager
def beside(path: Path, *, rights: int = 0o666, lasting: bool = True, ending: str | None = None) -> Iterator[Path]:
    """A new empty file in the folder of ``path``, which takes its place at the end of the block.

    It gets ``rights`` as far as the user's mask lets it, and a folder that has to be made for it those that go with
    them. It is ``lasting`` if it has to be on the disk before it gets its name; what can be made again need not. Until
    then its name ends with ``ending``, or else with ``.part`` and the ending of ``path``. Whatever ends the block early
    takes the new file away again. Raises CannotWriteError.
    """
    path = Path(os.path.realpath(path))  # a link is written through
    if path.exists() and not path.is_file() and not path.is_dir():
        raise CannotWriteError(
            _("{path} is no ordinary file.").format(path=path), _("Name a file, or leave the name out.")
        )
    if path.is_dir():
        raise CannotWriteError(
            _("{path} is a folder.").format(path=path),
            _("Name a file in it, such as {example}.").format(example=path / f"practice{path.suffix}"),
        )
    try:
        path.parent.mkdir(mode=rights | (rights & 0o444) >> 2, parents=True, exist_ok=True)
        unfinished = f".part{path.suffix}" if ending is None else ending
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:60]}-", suffix=unfinished)
        os.close(handle)
    except OSError as error:
        raise _cannot(path, error) from error
    part = Path(name)
    _unfinished.add(part)
    try:
        yield part
        _settle(part, rights, lasting)
        part.replace(path)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        part.unlink(missing_ok=True)
        _unfinished.discard(part)


@contextlib.contextmanager
def folder_for(folder: Path) -> Iterator[None]:
    """What is written in the block lies in ``folder``; one that was not there before goes again if it ends early."""
    if folder.exists():
        yield
        return
    _unfinished.add(folder)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise
    finally:
        _unfinished.discard(folder)


def _settle(part: Path, rights: int, lasting: bool) -> None:
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(rights & ~mask)
    if lasting:
        with part.open("rb+") as file:
            os.fsync(file.fileno())


def _cannot(path: Path, error: OSError) -> CannotWriteError:
    reason = error.strerror or str(error)
    return CannotWriteError(
        _("{path} could not be written: {reason}.").format(path=path, reason=f"{reason[:1].lower()}{reason[1:]}"),
        _("Nothing was changed."),
    )
