"""A small file of what was found out before, believed only where it is whole and of this very program.

The first line names the program and the checksum of the rest. A file that is missing, cut short, changed, or written
by another version says nothing, and is written anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from guide import places, version

_INSTALLED = ("site-packages", "dist-packages")
Entries: TypeAlias = dict[str, Any]
"""What JSON can hold, by name."""


def read(path: Path) -> Entries:
    """Return what `write` wrote to ``path``; nothing where that cannot be believed."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        found = json.loads(body) if head == _head(body) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write(path: Path, entries: Entries) -> None:
    """Keep ``entries``, which `faithful` said can be kept. Where the disk has no room, nothing is kept."""
    from guide.audio.atomic import beside
    from guide.problems import CannotWriteError

    body = json.dumps(entries, separators=(",", ":")).encode()
    try:
        with beside(path, rights=0o600, lasting=False) as part:
            part.write_bytes(_head(body) + b"\n" + body)
    except CannotWriteError:
        return


def faithful(entry: object) -> bool:
    """Return whether JSON gives ``entry`` back as it was; halves of letters, for one, would become whole."""
    return bool(json.loads(json.dumps(entry)) == entry)


def _head(body: bytes) -> bytes:
    return f"guide {program()} {digest(body)}".encode()


def digest(body: bytes) -> str:
    """Return a name for ``body`` that nothing else has."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


@cache
def program() -> str:
    """Return a digest of the program, of the interpreter and of whatever is installed beside it.

    Sources by size and time of change, as the interpreter knows them too. What is installed shows in the folder that
    it was installed into.
    """
    made_of: list[object] = [version.__version__, sys.version, os.path.expanduser("~")]  # noqa: PTH111
    made_of += sorted(_sources(str(Path(version.__file__).parent)))
    made_of += [(folder, _about(folder)) for folder in sys.path if folder.endswith(_INSTALLED)]
    yaml = find_spec("yaml")
    made_of += [_about(yaml.origin) if yaml and yaml.origin else None]
    made_of += [str(places.scripts()), _about(str(places.audio_assets() / "manifest.json"))]
    return digest(repr(made_of).encode())


def _sources(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    about = entry.stat()
                    yield entry.path, about.st_size, about.st_mtime_ns
                elif "." not in entry.name and entry.name not in ("__pycache__", "shipped") and entry.is_dir():
                    yield from _sources(entry.path)
    except OSError:  # within an archive: then the version says it
        return


def _about(path: str) -> tuple[int, int] | None:
    try:
        about = os.stat(path)  # noqa: PTH116 - what is on the path need not be a path
    except (OSError, ValueError):
        return None
    return about.st_size, about.st_mtime_ns
