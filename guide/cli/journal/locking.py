"""guide journal lock, unlock: a journal that only its passphrase opens."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli.journal_key import ask, key_for, read_passphrase
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Key

FORGOTTEN = _("A passphrase that is forgotten is forgotten: nobody can open the journal then, and neither can we.")


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
    from guide.journal import engine, key_ring, lock
    from guide.problems import CannotReadError

    path = _path(given)
    if given.after is not None and lock.is_locked(path):
        return _set_minutes(path, key_for(path, given.passphrase_file), given.after)
    if not engine.has_cipher():
        raise CannotReadError(
            _("What locks a journal is not installed."), _('Add it with: pip install "guide-player[lock]"')
        )
    key = key_for(path, given.passphrase_file)
    new = _new_passphrase(given)
    moved = lock.change_passphrase(path, key, new) if key else lock.set_passphrase(path, new)
    key_ring.forget(path)
    print(_("The journal is locked now.") if key is None else _("The journal has another passphrase now."))
    print(_("What a disk of today may hold of the older file for a while, nobody can say for certain."))
    _tell_copies(moved.copies)
    if given.after is not None:
        _set_minutes(path, moved.key, given.after)
    if given.keyring and moved.key:
        print(
            _("The keyring opens it.")
            if key_ring.remember(path, moved.key)
            else _("There is no keyring that keeps it.")
        )
    return 0


def _set_minutes(path: Path, key: Key | None, after: float) -> int:
    from guide.journal import Journal
    from guide.journal.away import SETTING
    from guide.player.wallclock import now

    with Journal.open(path, now, key) as journal:
        journal.set_setting(SETTING, after or None)
    print(
        _("It locks itself after {after:g} min away.").format(after=after)
        if after
        else _("It stays open while guide is open.")
    )
    return 0


def _minutes(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 100_000:
        raise argparse.ArgumentTypeError(_("'{text}' is no number of minutes").format(text=text[:20]))
    return found


def _unlock(given: argparse.Namespace) -> int:
    from guide.journal import key_ring, lock

    path = _path(given)
    key = key_for(path, given.passphrase_file)
    if key is None:
        print(_("The journal is not locked."))
        return 0
    moved = lock.remove_passphrase(path, key)
    key_ring.forget(path)
    print(_("The journal is open now: whoever can read your files can read it."))
    _tell_copies(moved.copies)
    return 0


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
        print(_("{forgotten}\nWrite it down where only you find it.").format(forgotten=FORGOTTEN))
        new = ask(_("New passphrase: "))
        if ask(_("Once more: ")) != new:
            raise WrongUseError(_("Those were two passphrases."), _("Nothing was changed."))
        print(FORGOTTEN)
    else:
        raise WrongUseError(_("Nobody is here to type a passphrase."), _("For scripts: --new-passphrase-file FILE."))
    if not new.strip():
        raise WrongUseError(_("An empty passphrase locks nothing."), _("Nothing was changed."))
    return new


def _tell_copies(copies: tuple[Path, ...]) -> None:
    from guide.cli.telling import complain

    if copies:
        complain(_("These files beside it stay as they were: {copies}").format(copies=", ".join(map(str, copies))))
