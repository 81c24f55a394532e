"""How a locked journal is opened from the command line: by the keyring, a file with the passphrase, or by asking."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from guide.translation import _

if TYPE_CHECKING:
    from guide.journal.engine import Key

FILE = "GUIDE_PASSPHRASE_FILE"
"""Names a file with the passphrase, for scripts."""
TRIES = 3


def key_for(path: Path, passphrase_file: Path | None = None) -> Key | None:
    """Return what opens the journal at ``path``; None for one that is not locked.

    Raises LockedError where the passphrase is another one, or nobody is there to be asked.
    """
    from guide.journal import key_ring, lock
    from guide.journal.troubles import LockedError

    if not lock.is_locked(path):
        return None
    named = passphrase_file or (Path(os.environ[FILE]) if os.environ.get(FILE) else None)
    if named:
        return lock.unlock(path, read_passphrase(named))
    if kept := key_ring.recall(path):
        return kept
    if not sys.stdin.isatty():
        raise LockedError(
            _("The journal is locked."), _("For scripts: --passphrase-file FILE, or {file}.").format(file=FILE)
        )
    for left in range(TRIES - 1, -1, -1):
        try:
            return lock.unlock(path, ask(_("Passphrase of the journal: ")))
        except LockedError:
            if not left:
                raise
            print(_("That is another one."), file=sys.stderr)
    return None


def ask(question: str) -> str:
    """Return what is typed and not shown. Raises EOFError where nobody types."""
    from guide import interrupts

    with interrupts.sent_again():
        return getpass.getpass(question)


def read_passphrase(path: Path) -> str:
    """Return the first line of a file. Raises CannotReadError."""
    from guide.problems import CannotReadError

    try:
        return path.read_text("utf-8").split("\n")[0].rstrip("\r")
    except (OSError, UnicodeError) as error:
        raise CannotReadError(_("The passphrase in {path} cannot be read.").format(path=path)) from error
