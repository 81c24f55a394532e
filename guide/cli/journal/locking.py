"""guide journal lock, unlock: a journal that only its passphrase opens."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.actions import journal_lock
from guide.cli.journal_key import ask, key_for, read_passphrase
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Key
    from guide.journal.lock import Moved


def add(ways: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare both. Nobody has the journal open meanwhile."""
    locking = ways.plain("lock", _("encrypt the journal; locked already: another passphrase"), _lock)
    locking.add_argument(
        "--new-passphrase-file", type=Path, metavar="FILE", help=_("for scripts: where the new passphrase stands")
    )
    locking.add_argument("--keyring", action="store_true", help=_("let the system's keyring open it from now on"))
    locking.add_argument(
        "--after",
        type=_minutes,
        metavar="MINUTES",
        help=_("lock it again after so long away; 0 for never"),
    )
    ways.plain("unlock", _("take the lock off for good"), _unlock)


def _lock(given: argparse.Namespace) -> int:
    from guide.journal import lock

    path = _begun(given)
    if (given.after is not None or given.keyring) and not given.new_passphrase_file and lock.is_locked(path):
        _set(path, key_for(path, given.passphrase_file), given)
        return 0
    journal_lock.require_cipher()
    key = key_for(path, given.passphrase_file)
    moved = journal_lock.relock(path, key, _new_passphrase(given))
    print(journal_lock.LOCKED if key is None else journal_lock.ANOTHER)
    print(journal_lock.TRACES)
    _tell_copies(moved)
    _set(path, moved.key, given)
    return 0


def _set(path: Path, key: Key | None, given: argparse.Namespace) -> None:
    """What was asked for beside the passphrase: when it locks itself again, and whether the keyring opens it."""
    from guide.journal import key_ring

    if given.after is not None:
        _set_minutes(path, key, given.after)
    if given.keyring and key:
        print(journal_lock.REMEMBERED if key_ring.remember(path, key) else journal_lock.NO_KEYRING)


def _set_minutes(path: Path, key: Key | None, after: float) -> None:
    from guide.journal import Journal
    from guide.journal.away import SETTING
    from guide.player.wallclock import now

    with Journal.open(path, now, key) as journal:
        journal.set_setting(SETTING, after or None)
    print(journal_lock.after(after))


def _minutes(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 100_000:
        raise argparse.ArgumentTypeError(_("'{text}' is no number of minutes").format(text=text[:20]))
    return found


def _unlock(given: argparse.Namespace) -> int:
    path = _path(given)
    key = key_for(path, given.passphrase_file)
    if key is None:
        print(_("The journal is not locked."))
        return 0
    moved = journal_lock.take_off(path, key)
    print(journal_lock.UNLOCKED)
    _tell_copies(moved)
    return 0


def _begun(given: argparse.Namespace) -> Path:
    """The journal that is meant. One's own is begun, so that it can be locked before anything is written."""
    from guide import places
    from guide.journal import Journal
    from guide.player.wallclock import now

    if given.file is None and not places.journal().exists():
        Journal.open(places.journal(), now).close()
    return _path(given)


def _path(given: argparse.Namespace) -> Path:
    """The journal that is meant. Raises CannotReadError where there is none."""
    from guide import places
    from guide.problems import CannotReadError

    path: Path = given.file or places.journal()
    if not path.is_file():
        raise CannotReadError(_("There is no journal {path} yet.").format(path=path))
    return path


def _new_passphrase(given: argparse.Namespace) -> str:
    """A new passphrase, typed twice. Raises WrongUseError."""
    from guide.problems import WrongUseError

    if given.new_passphrase_file:
        new = read_passphrase(given.new_passphrase_file)
    elif sys.stdin.isatty():
        print(_("{forgotten}\nWrite it down where only you find it.").format(forgotten=journal_lock.FORGOTTEN))
        new = ask(_("New passphrase: "))
        if ask(_("Once more: ")) != new:
            raise WrongUseError(journal_lock.TWO, journal_lock.UNCHANGED)
        print(journal_lock.FORGOTTEN)
    else:
        raise WrongUseError(_("Nobody is here to type a passphrase."), _("For scripts: --new-passphrase-file FILE."))
    if not new.strip():
        raise WrongUseError(journal_lock.EMPTY, journal_lock.UNCHANGED)
    return new


def _tell_copies(moved: Moved) -> None:
    from guide.cli.telling import complain

    if told := journal_lock.copies(moved):
        complain(told)
