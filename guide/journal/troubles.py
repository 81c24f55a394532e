"""What the file system and SQLite complain about, put into sentences a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.journal import engine
from guide.problems import CannotReadError, CannotWriteError, WorldError
from guide.translation import _


class LockedError(CannotReadError):
    """A journal that needs its passphrase, or another one than was given."""


class NoJournalError(CannotReadError):
    """A file that is no database at all, or whose first page is torn."""


class DamagedError(CannotReadError):
    """A journal of ours that cannot be read whole; see `guide.journal.salvage`."""


@contextmanager
def suppress_busy() -> Iterator[None]:
    """Go on if another program is in the way."""
    try:
        yield
    except engine.errors() as error:
        if primary(error) != sqlite3.SQLITE_BUSY:
            raise


@contextmanager
def troubles(path: Path, *, locked: bool = False) -> Iterator[None]:
    """What the file system and SQLite complain about, as a WorldError. Our own mistakes pass through.

    To SQLCipher, a file that is ``locked`` with another key is no database at all.
    """
    try:
        yield
    except OSError as error:
        raise CannotWriteError(
            _("The journal {path} cannot be made: {error}.").format(path=path, error=error.strerror), ELSEWHERE
        ) from error
    except engine.errors() as error:
        if locked and primary(error) == sqlite3.SQLITE_NOTADB:
            raise LockedError(
                _("The passphrase does not open the journal {path}.").format(path=path), _WRONG
            ) from error
        trouble = _trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error


ELSEWHERE = _("Set GUIDE_HOME to a folder where it can lie.")


_COPY = _("Set GUIDE_HOME to a folder where it can lie, or look at a copy of it with: guide journal --file COPY")
_WRONG = _("It is another one, or the beginning of the file is damaged.")


def _trouble(error: Exception, path: Path) -> WorldError | None:
    match primary(error):
        case sqlite3.SQLITE_FULL:
            return CannotWriteError(
                _("The disk is full: the journal {path} cannot grow.").format(path=path), _("Make room; it will go on.")
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CannotWriteError(
                _("Another program is holding the journal {path}.").format(path=path), _("Close it and try again.")
            )
        case sqlite3.SQLITE_NOTADB:
            return NoJournalError(
                _("{path} is not a journal.").format(path=path), _("Move the file away and a new one is made.")
            )
        case sqlite3.SQLITE_CORRUPT:
            hint = _(
                "Nothing was changed. The next practice or check-in goes on in a new one, with all that can be saved."
            )
            return DamagedError(_("The journal {path} is damaged.").format(path=path), hint)
        case sqlite3.SQLITE_CANTOPEN:
            return CannotWriteError(_("The journal {path} cannot be opened.").format(path=path), ELSEWHERE)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return CannotWriteError(_("The journal {path} can only be read, not written.").format(path=path), _COPY)
        case sqlite3.SQLITE_IOERR:
            return CannotWriteError(
                _("The disk does not take the journal {path}.").format(path=path), _("Is there room, and is it well?")
            )
        case sqlite3.SQLITE_CONSTRAINT if "FOREIGN KEY" in str(error):  # SQLCipher's module gives no finer code
            return CannotWriteError(_("This session is no longer in the journal: it was deleted."))
        case _:
            return None


def primary(error: BaseException) -> int | None:
    """Return SQLite's error without its fine print; None if the complaint is about how we called it."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
