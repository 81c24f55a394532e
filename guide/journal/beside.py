"""A journal where one cannot be read: what is practised today is kept, and so is everything that was there.

A damaged one is put aside, and what can be saved of it is in a new one in its place (`guide.journal.salvage`). Any
other file that is there stays as it is, and a new journal is begun beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.journal import salvage
from guide.journal.engine import Key
from guide.journal.journal import Journal
from guide.journal.session_log import Clock
from guide.journal.troubles import DamagedError, LockedError, NoJournalError, troubles
from guide.problems import CannotReadError
from guide.translation import _

_MOST = 9
"""Journals beside each other. One that cannot be read is rare; more than this are a disk that is ill."""


def open_readable(path: Path, now: Clock, key: Key | None = None) -> tuple[Journal, str]:
    """Open the journal at ``path``, or a new one where that cannot be read as one.

    Returns the journal, and a sentence that tells what happened to the other file; empty if it is the usual one. See
    `Journal.open` for the rest and for what is raised: LockedError for a locked one, CannotReadError otherwise only
    where no place is left.
    """
    try:
        journal = Journal.open(path, now, key)
    except (DamagedError, NoJournalError) as error:
        if isinstance(error, NoJournalError) and not salvage.holds_rows(path):
            return _begun_beside(path, now, key, error)
        return _rescued(path, now, key)
    except LockedError:
        raise  # somebody has it: nothing is begun beside it
    except CannotReadError as error:
        return _begun_beside(path, now, key, error)
    if journal.is_whole():
        return journal, ""
    journal.close()
    return _rescued(path, now, key)


def _rescued(path: Path, now: Clock, key: Key | None) -> tuple[Journal, str]:
    with troubles(path):
        told = salvage.rescue(path, key, now()).told(path)
    return Journal.open(path, now, key), told


def _begun_beside(path: Path, now: Clock, key: Key | None, error: CannotReadError) -> tuple[Journal, str]:
    journal, place = open_next(path, now, key)
    return journal, _("{sentence} It stays as it is; a new one is kept in {place}.").format(
        sentence=error.sentence, place=place
    )


def others(path: Path) -> list[Path]:
    """The journals that are kept beside the one at ``path``."""
    return [place for place in _places(path) if place != path and place.exists()]


def open_next(path: Path, now: Clock, key: Key | None = None) -> tuple[Journal, Path]:
    """Open the first journal beside ``path``, which cannot be read as one.

    Returns it and where it lies. Raises as `open_readable` does.
    """
    for place in _places(path):
        if place != path:
            try:
                return Journal.open(place, now, key), place
            except CannotReadError:
                continue
    raise CannotReadError(_("There is no place for a journal beside {path}.").format(path=path))


def _places(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, _MOST + 1))
