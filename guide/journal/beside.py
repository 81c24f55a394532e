"""A journal beside one that cannot be read: what is practised today is kept, and the old file stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.journal.engine import Key
from guide.journal.journal import Journal
from guide.journal.session_log import Clock
from guide.journal.troubles import LockedError
from guide.problems import CannotReadError

_MOST = 9
"""Journals beside each other. One that cannot be read is rare; more than this are a disk that is ill."""


def open_readable(path: Path, now: Clock, key: Key | None = None) -> tuple[Journal, str]:
    """Open the journal at ``path``, or the next one beside it where a file is there that cannot be read as one.

    Returns the journal, and a sentence that tells of the other file; empty if it is the usual one. See `Journal.open`
    for ``now`` and for what is raised: CannotReadError only where no place is left.
    """
    first: CannotReadError | None = None
    for place in _places(path):
        try:
            journal = Journal.open(place, now, key)
        except LockedError:
            raise  # somebody has it: nothing is begun beside it
        except CannotReadError as error:
            first = first or error
            continue
        return journal, f"{first.sentence} It stays as it is; a new one is kept in {place}." if first else ""
    raise first or CannotReadError(f"There is no place for a journal beside {path}.")


def others(path: Path) -> list[Path]:
    """The journals that are kept beside the one at ``path``."""
    return [place for place in _places(path) if place != path and place.exists()]


def open_next(path: Path, now: Clock) -> tuple[Journal, Path]:
    """Open the first journal beside ``path``, which turned out to be damaged only when it was written to.

    Returns it and where it lies. Raises as `open_readable` does.
    """
    for place in _places(path):
        if place != path:
            try:
                return Journal.open(place, now), place
            except CannotReadError:
                continue
    raise CannotReadError(f"There is no place for a journal beside {path}.")


def _places(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _MOST + 1))
