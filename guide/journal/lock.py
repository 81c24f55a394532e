"""A journal that only its passphrase opens: set, changed, taken off, and asked for once a visit.

The key is made by scrypt from the passphrase and the salt that the file begins with; SQLCipher is given the key itself
and encrypts every page, in the file and in the log beside it. Beside the journal lies a small file that says how the
key is made, and that the journal is a locked one; it holds nothing secret. Nobody can open a journal whose passphrase
is forgotten: whoever asks for one says so before.

Moving in and out is a copy that takes the file's place at once; then the old file is written over with zeros and
removed. A disk without moving parts may still hold what was there (`STILL_HELD` says so).
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from guide.journal import backup, engine
from guide.journal.engine import OWNER_FILE, Key
from guide.journal.neighbours import copies
from guide.journal.troubles import LockedError, primary, troubles
from guide.journal.wiping import wipe
from guide.problems import CannotReadError, CannotWriteError, reason
from guide.translation import _

COST = 1 << 17
"""scrypt's n: about half a second and 128 MB on today's machines, for whoever tries passphrases as well."""
_BLOCK = 8
STILL_HELD = _(
    "The old file was written over and removed. A disk without moving parts may hold parts of it for some time."
)
_SALT = 16
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move into or out of the lock leaves."""

    key: Key | None
    """What opens it now; None if nothing is needed."""
    wiped: tuple[Path, ...] = ()
    """Backups that held it in the old way, and are gone."""
    copies: tuple[Path, ...] = ()
    """Files beside it that stay as they were: damaged journals that were put aside, and other journals."""


def is_locked(path: Path) -> bool:
    """Return whether the file at ``path`` is a journal that needs a key."""
    head = _head(path)
    return bool(head) and head != _MAGIC and _note(path).is_file()


def is_open(path: Path) -> bool:
    """Return whether the file at ``path`` is a database that needs no key."""
    return _head(path) == _MAGIC


def key_of(path: Path, passphrase: str) -> Key:
    """Return the key that ``passphrase`` makes for the locked journal at ``path``. Takes about half a second.

    Whether it is the right one shows when it is used (`unlock`). Raises CannotReadError if there is no such file.
    """
    salt = _head(path)
    if len(salt) != _SALT:
        raise CannotReadError(_("There is no locked journal {path}.").format(path=path))
    try:
        cost = int(json.loads(_note(path).read_text("utf-8"))["n"])
    except (OSError, ValueError, KeyError, TypeError):
        cost = COST  # the file was lost; it has always been this much
    return _derive(passphrase, salt, cost)


def unlock(path: Path, passphrase: str) -> Key:
    """Return the key that opens the journal at ``path``. Raises LockedError if ``passphrase`` is another one."""
    key = key_of(path, passphrase)
    check(path, key)
    return key


def check(path: Path, key: Key) -> None:
    """Raises LockedError if ``key`` does not open the journal at ``path``."""
    with troubles(path, locked=True), closing(engine.connect(path, key)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema")


def set_passphrase(path: Path, passphrase: str) -> Moved:
    """Lock the journal at ``path``, which nobody has open.

    Raises CannotReadError where SQLCipher is missing, CannotWriteError where another program has the journal open or
    the copy has no room; then everything is as it was.
    """
    if is_locked(path):
        raise LockedError(_("The journal {path} is locked already.").format(path=path))
    return _move(path, None, _new_key(passphrase))


def change_passphrase(path: Path, key: Key, passphrase: str) -> Moved:
    """Lock the journal at ``path`` with another ``passphrase``. Raises as `set_passphrase`, and LockedError."""
    check(path, key)
    return _move(path, key, _new_key(passphrase))


def remove_passphrase(path: Path, key: Key) -> Moved:
    """Take the lock off the journal at ``path``. Raises as `set_passphrase`, and LockedError."""
    check(path, key)
    return _move(path, key, None)


def note_lock(path: Path) -> None:
    """Say beside the journal at ``path`` that it is locked, and how its key is made. Raises OSError."""
    note = _note(path)
    if note.exists():
        return
    handle = os.open(note, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_FILE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"key": "scrypt", "n": COST, "r": _BLOCK, "p": 1, "cipher": "SQLCipher 4"}, file)
        file.flush()
        os.fsync(file.fileno())


def clear_leftovers(path: Path) -> None:
    """Wipe what a move that was killed left beside the journal at ``path``, which is open: no move is going on."""
    for each in (_moving(path), _gone(path)):
        with suppress(OSError):
            wipe(each)


def _move(path: Path, before: Key | None, after: Key | None) -> Moved:
    part, gone = _moving(path), _gone(path)
    with troubles(path):
        wipe(part)
        wipe(gone)
        with _alone(path, before) as connection:
            _copy(connection, part, after)
            if after:
                note_lock(path)
            with suppress(OSError):  # a file system without links: then it is removed, and not written over
                os.link(path, gone)
            if os.name != "nt":
                part.replace(path)
        if os.name == "nt":  # no file is replaced there while it is open
            part.replace(path)
        wipe(gone)
        if after is None:
            _note(path).unlink(missing_ok=True)
        wiped = backup.backups(path)
        for each in wiped:
            wipe(each)
    return Moved(after, tuple(wiped), copies(path))


@contextmanager
def _alone(path: Path, before: Key | None) -> Iterator[sqlite3.Connection]:
    """The journal, held so that no other program can read or write it. Raises CannotWriteError if one has it open."""
    elsewhere = CannotWriteError(
        _("The journal {path} is open elsewhere.").format(path=path), _("Close it there first.")
    )
    if engine.opened_here(path):
        raise elsewhere
    with closing(engine.connect(path, before, cipher=True)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")  # only who is alone can leave the log
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except engine.errors() as error:
            if primary(error) == sqlite3.SQLITE_BUSY:
                raise elsewhere from error
            raise
        yield connection


def _copy(connection: sqlite3.Connection, part: Path, after: Key | None) -> None:
    """Write the whole database to ``part``, and look whether it is all there."""
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_FILE))
    try:
        connection.execute("ATTACH ? AS copy KEY ?", (str(part), after.pragma if after else ""))
        connection.execute("SELECT sqlcipher_export('copy')")
        for name in ("user_version", "application_id"):
            ((value,),) = connection.execute(f"PRAGMA main.{name}").fetchall()
            connection.execute(f"PRAGMA copy.{name} = {value}")
        _compare(connection)
        connection.execute("DETACH copy")
        with part.open("rb+") as file:
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            wipe(part)
        if isinstance(error, engine.errors()):
            told = _("The copy of the journal could not be written: {error}.").format(error=reason(error))
            raise CannotWriteError(told, _("Is there room? Nothing was changed.")) from error
        raise


def _compare(connection: sqlite3.Connection) -> None:
    for (table,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
        one, other = (connection.execute(f"SELECT count(*) FROM {db}.{table}").fetchone() for db in ("main", "copy"))  # noqa: S608
        if one != other:
            raise CannotWriteError(_("The journal could not be copied whole."), _("Nothing was changed."))


def _new_key(passphrase: str) -> Key:
    if not passphrase:
        raise ValueError("a passphrase has at least one character")
    return _derive(passphrase, secrets.token_bytes(_SALT), COST)


def _derive(passphrase: str, salt: bytes, cost: int) -> Key:
    """The same characters give the same key, however a keyboard composes them."""
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    room = 256 * cost * _BLOCK
    return Key(hashlib.scrypt(typed, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=room, dklen=32), salt)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_SALT)
    except OSError:
        return b""


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def _moving(path: Path) -> Path:
    return path.with_name(f"{path.name}.moving")


def _gone(path: Path) -> Path:
    return path.with_name(f"{path.name}.gone")
