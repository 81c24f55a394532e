"""The journal's lock, set, changed and taken off, with what is said of it; the same for every way in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import CannotReadError
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal, Key
    from guide.journal.lock import Moved

FORGOTTEN = _("A passphrase that is forgotten is forgotten: nobody can open the journal then, and neither can we.")
LOCKED, ANOTHER = _("The journal is locked now."), _("The journal has another passphrase now.")
TRACES = _("What a disk of today may hold of the older file for a while, nobody can say for certain.")
UNLOCKED = _("The journal is open now: whoever can read your files can read it.")
TWO, EMPTY, UNCHANGED = (
    _("Those were two passphrases."),
    _("An empty passphrase locks nothing."),
    _("Nothing was changed."),
)
REMEMBERED, NO_KEYRING = _("The keyring opens it."), _("There is no keyring that keeps it.")
STAYS_OPEN = _("It stays open while guide is open.")


def require_cipher() -> None:
    """Raises CannotReadError where no journal can be locked."""
    from guide.journal import engine

    if not engine.has_cipher():
        raise CannotReadError(
            _("What locks a journal is not installed."), _('Add it with: pip install "guide-player[lock]"')
        )


def relock(path: Path, key: Key | None, passphrase: str) -> Moved:
    """Lock the journal at ``path``, which nobody has open, or give it another passphrase where ``key`` opens it now.

    The keyring forgets what it had. Raises as `guide.journal.lock.set_passphrase`.
    """
    from guide.journal import key_ring, lock

    moved = lock.change_passphrase(path, key, passphrase) if key else lock.set_passphrase(path, passphrase)
    key_ring.forget(path)
    return moved


def take_off(path: Path, key: Key) -> Moved:
    """Take the lock off the journal at ``path``, which nobody has open. Raises as `relock`, and LockedError."""
    from guide.journal import key_ring, lock

    moved = lock.remove_passphrase(path, key)
    key_ring.forget(path)
    return moved


def while_shut(journal: Journal, key: Key | None, move: Callable[[Path], Moved]) -> Moved:
    """Do ``move`` to a ``journal`` that is open here, shut meanwhile and opened again for everybody who holds it.

    ``key`` opens it as it is, None where it is not locked; it is opened with it where ``move`` raises.
    """
    journal.shut()
    opens = key
    try:
        moved = move(journal.path)
        opens = moved.key
    finally:
        journal.reopen(opens)
    return moved


def after(minutes: float) -> str:
    """Return what is said of a journal that locks itself after so many minutes away, 0 for never."""
    return _("It locks itself after {after:g} min away.").format(after=minutes) if minutes else STAYS_OPEN


def copies(moved: Moved) -> str:
    """Return a sentence on files that stay as they were; empty where there are none."""
    told = ", ".join(map(str, moved.copies))
    return _("These files beside it stay as they were: {copies}").format(copies=told) if told else ""
