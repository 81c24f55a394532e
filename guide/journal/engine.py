"""SQLite as Python brings it, or SQLCipher where the journal is locked: the one place that knows there are two.

SQLCipher is SQLite with every page encrypted, in the database and in the log beside it (the extra ``lock``). Its module
has the interface of `sqlite3`, and exceptions of its own.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from guide.problems import CannotReadError
from guide.translation import _

OWNER_FILE = 0o600
_MODULE = "sqlcipher3.dbapi2"


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a locked journal: 32 bytes made from a passphrase, and the 16 that the file begins with."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if (len(self.secret), len(self.salt)) != (32, 16):
            raise ValueError("a key is 32 bytes and a salt of 16")

    @property
    def pragma(self) -> str:
        """As SQLCipher takes it, so that it derives nothing itself."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def connect(path: Path, key: Key | None = None, timeout: float = 3.0, *, cipher: bool = False) -> sqlite3.Connection:
    """Open the database at ``path``, with ``key`` if it is locked. Nothing is read yet. Each statement is its own
    transaction; any thread may use it, one at a time. What SQLite needs for itself is kept in memory.

    ``cipher`` opens one that is not locked with what can lock it. Raises CannotReadError where SQLCipher is needed and
    missing.
    """
    if key is None and not cipher:
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    else:
        connection = _cipher(path, timeout)
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.pragma}"')
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


_opened: Counter[str] = Counter()


def opened_here(path: Path) -> bool:
    """Return whether this process has the journal at ``path`` open.

    SQLite and SQLCipher are two libraries, whose locks on a file do not hold against each other within one process.
    """
    return _opened[os.path.realpath(path)] > 0


def note_opened(path: Path, times: int = 1) -> None:
    """Note that the journal at ``path`` was opened here; ``times`` -1 for closed."""
    _opened[os.path.realpath(path)] += times


def errors() -> tuple[type[Exception], ...]:
    """Return what statements raise: SQLite's error, and SQLCipher's once it is in use."""
    module = sys.modules.get(_MODULE)
    return (sqlite3.Error, module.Error) if module else (sqlite3.Error,)


def has_cipher() -> bool:
    """Return whether a journal can be locked on this machine."""
    from importlib.util import find_spec

    with suppress(ModuleNotFoundError):
        return find_spec(_MODULE) is not None
    return False


def _cipher(path: Path, timeout: float) -> sqlite3.Connection:
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise CannotReadError(
            _("The journal is locked, and what opens it is not installed."),
            _('Install it with: pip install "guide-player[lock]"'),
        ) from error
    found = dbapi2.connect(str(path), timeout=timeout, isolation_level=None, check_same_thread=False)
    connection = cast("sqlite3.Connection", found)
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write about a wrong key to the standard error
    return connection
