"""A pack is copied into a folder of its own before anybody looks into it, and goes again unless it is taken.

The copy lies among the installed packs, so that whatever is looked up from its scripts is looked up as it will be then.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide import places
from guide.packs.contents import Contents, opened
from guide.packs.layout import SOUND_ENDINGS
from guide.packs.refusal import PackRefusedError, shown
from guide.packs.sound_heads import is_sound
from guide.problems import CannotWriteError
from guide.translation import _

STAGED = ".staged-"
_LONG_AGO = 86_400.0
"""Seconds after which what a broken-off installation left is taken away."""


@dataclass(frozen=True, slots=True)
class Staged:
    """The copy of a pack."""

    folder: Path
    digests: Mapping[str, str]
    """The SHA-256 of each file, by its name in the pack."""
    left_out: tuple[str, ...]
    """What was not copied: see `Contents.left_out`."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a small file; none for one that is not there."""
        return (self.folder / name).read_bytes() if name in self.digests else b""


@contextlib.contextmanager
def staged(path: Path, *, lasting: bool = False) -> Iterator[Staged]:
    """A copy of all that is in the pack at ``path``, for as long as the block lasts unless it was moved meanwhile.

    A ``lasting`` one is on the disk before it is given. Raises PackRefusedError, CannotReadError, CannotWriteError.
    """
    try:
        places.packs().mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=STAGED, dir=places.packs()))
    except OSError as error:
        raise _cannot(error) from error
    try:
        with opened(path) as contents:
            copy = Staged(folder, _copied(contents, folder, lasting=lasting), contents.left_out)
        yield copy
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Take away what installations left that were broken off long ago."""
    with contextlib.suppress(OSError), tempfile.NamedTemporaryFile(dir=places.packs(), prefix=".now-") as file:
        now = os.stat(file.name).st_mtime  # noqa: PTH116 - the clock of that disk
        pointed = set(places.pack_folders().values())
        for path in places.packs().iterdir():
            if path.is_dir() and path not in pointed and now - path.stat().st_mtime > _LONG_AGO:
                shutil.rmtree(path, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copied(contents: Contents, folder: Path, *, lasting: bool) -> dict[str, str]:
    digests = {}
    try:
        for name in sorted(contents.sizes):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            digests[name] = _copy(contents.pieces(name), folder / name, name, lasting=lasting)
        for each in {(folder / name).parent for name in digests} if lasting else ():
            sync_folder(each)
    except OSError as error:
        raise _cannot(error) from error
    return digests


def _copy(pieces: Iterator[bytes], path: Path, name: str, *, lasting: bool) -> str:
    digest = hashlib.sha256()
    with path.open("xb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        if lasting:
            file.flush()
            os.fsync(file.fileno())
    if name.lower().endswith(SOUND_ENDINGS) and not is_sound(path):
        raise PackRefusedError(_("{name} is called a sound, and does not begin as one.").format(name=shown(name)))
    return digest.hexdigest()


def _cannot(error: OSError) -> CannotWriteError:
    reason = error.strerror or str(error)
    return CannotWriteError(
        _("The pack cannot be copied to {path}: {reason}.").format(path=places.packs(), reason=reason),
        _("Nothing was changed."),
    )
