"""A render is made in a folder of its own, says there that it is whole, and then moves to its place.

So nothing half made ever lies under its name, and what was whole when everything was stopped is taken in the next time
and not made again. Taking in can be stopped at any moment, too: it is done once more from the beginning, and what has
moved already is seen to be there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from guide.audio.atomic import beside
from guide.farm.folders import CatalogueFolder
from guide.farm.manifest import Manifest, WrittenFile

_WHOLE = "whole.json"


def begin(folder: CatalogueFolder, key: str) -> Path:
    """Return a new folder for the files of a render, by its `PlannedRender.key`. Raises OSError."""
    folder.making.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{key}-", dir=folder.making))


def finish(staged: Path, digest: str, seconds: float) -> tuple[WrittenFile, ...]:
    """Say that every file in ``staged`` is whole; return what they are. Raises CannotWriteError, OSError."""
    files = tuple(
        WrittenFile(path.name, digest, _sha256(path), path.stat().st_size, seconds)
        for path in sorted(staged.iterdir())
        if path.name != _WHOLE
    )
    with beside(staged / _WHOLE) as part:
        part.write_text(json.dumps([asdict(each) for each in files]), encoding="utf-8")
    return files


def whole(staged: Path) -> tuple[WrittenFile, ...]:
    """Return the files of a render that is whole; none if it is not."""
    try:
        return tuple(WrittenFile(**each) for each in json.loads((staged / _WHOLE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return ()


def staged_before(folder: CatalogueFolder, key: str, names: list[str]) -> tuple[WrittenFile, ...]:
    """Return the files of a render that somebody has made whole, with all of ``names`` among them; else none."""
    for staged in folder.making.glob(f"{key}-*"):
        files = whole(staged)
        if files and {each.name for each in files} >= set(names) and all(each.is_whole(staged) for each in files):
            return files
    return ()


def take_in(folder: CatalogueFolder, manifest: Manifest, key: str) -> tuple[WrittenFile, ...]:
    """Move the files of a render to their places and write them into the ``manifest``; return what they are.

    Raises OSError, CannotWriteError.
    """
    taken: tuple[WrittenFile, ...] = ()
    for staged in sorted(folder.making.glob(f"{key}-*")):
        taken = _taken_in(folder, manifest, staged) or taken
    return taken


def sweep(folder: CatalogueFolder, manifest: Manifest) -> int:
    """Take in what is whole, and clear away what is not; return how many renders were taken in.

    To be called while nobody is at work in ``folder``. Raises OSError, CannotWriteError.
    """
    return sum(bool(_taken_in(folder, manifest, staged)) for staged in sorted(_folders(folder)))


def _folders(folder: CatalogueFolder) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError):
        yield from folder.making.iterdir()


def _taken_in(folder: CatalogueFolder, manifest: Manifest, staged: Path) -> tuple[WrittenFile, ...]:
    files = whole(staged)
    lying = [(staged / each.name, folder.out / each.name, each) for each in files]
    if all(each.is_whole(staged) or (not here.exists() and each.is_whole(folder.out)) for here, _, each in lying):
        for here, there, _ in lying:
            if here.exists():
                here.replace(there)
        if files:
            manifest.add(files)
    else:
        files = ()
    shutil.rmtree(staged, ignore_errors=True)
    return files


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
