"""The key of a locked journal in the system's own keyring, for who wishes so: the one place that knows of it.

Where there is no keyring, or none that is safe, nothing is kept, and the passphrase is asked for instead.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from guide.journal.engine import Key

_SERVICE = "guide journal"


def remember(path: Path, key: Key) -> bool:
    """Give the ``key`` of the journal at ``path`` to the keyring. Return whether it took it."""
    ring = _ring()
    with suppress(Exception):  # keyrings fail in ways of their own, and all of them mean: ask for the passphrase
        if ring:
            ring.set_password(_SERVICE, _name(path), (key.secret + key.salt).hex())
            return recall(path) == key
    return False


def recall(path: Path) -> Key | None:
    """Return the key of the journal at ``path`` if the keyring has it."""
    ring = _ring()
    with suppress(Exception):  # as above; also what is no key
        told = bytes.fromhex(ring.get_password(_SERVICE, _name(path)) or "") if ring else b""
        return Key(told[:32], told[32:])
    return None


def forget(path: Path) -> None:
    """Take the key of the journal at ``path`` out of the keyring, if it is there."""
    ring = _ring()
    with suppress(Exception):  # as above
        if ring:
            ring.delete_password(_SERVICE, _name(path))


def is_there() -> bool:
    """Return whether there is a keyring that could keep one."""
    return _ring() is not None


def _ring() -> ModuleType | None:
    """The keyring, unless there is none, or one that keeps nothing or keeps it in a plain file."""
    with suppress(Exception):  # as above
        keyring = import_module("keyring")
        if keyring.get_keyring().priority >= 1:
            return keyring
    return None


def _name(path: Path) -> str:
    return str(path.resolve())
