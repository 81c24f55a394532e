"""A copy of the journal before its shape is changed, kept until it is not needed any more."""

from __future__ import annotations

import os
import re
from contextlib import closing, suppress
from pathlib import Path

from guide.journal import engine
from guide.journal.engine import OWNER_FILE, Key
from guide.journal.wiping import wipe

KEPT = 2
"""Backups that stay: the latest."""


def make(path: Path, key: Key | None, step: int) -> Path:
    """Copy the journal at ``path`` to a backup named after the ``step`` that comes next, and return where it lies.

    It is on the disk, whole and for the owner alone, before it has its name; locked with ``key`` like the journal.
    Older ones than the latest `KEPT` are wiped. Raises SQLite's errors and OSError.
    """
    place = path.with_name(f"{path.name}.before-{step}")
    part = place.with_name(f"{place.name}.part")
    wipe(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_FILE))
    try:
        with closing(engine.connect(path, key)) as journal, closing(engine.connect(part, key)) as copy:
            journal.backup(copy)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException:
        with suppress(OSError):
            wipe(part)
        raise
    for old in backups(path)[:-KEPT]:
        wipe(old)
    return place


def backups(path: Path) -> list[Path]:
    """Return the backups of the journal at ``path``, the earliest step first."""
    named = re.compile(re.escape(path.name) + r"\.before-(\d+)")
    found = [(int(match[1]), each) for each in path.parent.iterdir() if (match := named.fullmatch(each.name))]
    return [each for _, each in sorted(found)]
