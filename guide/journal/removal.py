"""What is deleted is gone from the files, and what was handed out before is named."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guide.journal import backup
from guide.journal.neighbours import copies
from guide.journal.store import Store
from guide.journal.wiping import wipe


@dataclass(frozen=True, slots=True)
class Deletion:
    """What a deletion did, and what it cannot reach. True where something was deleted."""

    found: bool
    wiped: tuple[Path, ...] = ()
    """Backups of the journal that held it too, and are gone."""
    copies: tuple[Path, ...] = ()
    """Files beside the journal that may hold it still: damaged journals that were put aside, and other journals."""
    exports: tuple[Path, ...] = ()
    """Files to which the journal was handed out, and which are still there."""
    traces: bool = False
    """Whether something may be left in the journal's own files until the next deletion: another program reads."""

    def __bool__(self) -> bool:
        return self.found


def delete(store: Store, *statements: tuple[str, tuple[object, ...]]) -> Deletion:
    """Run ``statements`` as one, and where the first one found something, leave no trace of it in the files."""
    with store.together():
        found, *_ = [store.write(*statement) > 0 for statement in statements]
        store.write("DELETE FROM question WHERE id NOT IN (SELECT question FROM answer)")
    if not found:
        return Deletion(False)
    clean = store.forget_traces()
    return Deletion(True, _wiped(store.path), copies(store.path), exports(store), not clean)


def delete_everything(store: Store) -> Deletion:
    """Delete every row there is, and leave no trace of any. Named exports are told once more, and forgotten."""
    named = exports(store)
    with store.together():
        for (table,) in store.rows(_TABLES):
            store.write(f"DELETE FROM {table}")  # noqa: S608 - a name of our own
    clean = store.forget_traces()
    return Deletion(True, _wiped(store.path), copies(store.path), named, not clean)


def exports(store: Store) -> tuple[Path, ...]:
    """Return the files to which the journal was written, and which are still there."""
    paths = (Path(path) for (path,) in store.rows("SELECT path FROM handed_out ORDER BY at, path"))
    return tuple(path for path in paths if path.exists())


def _wiped(path: Path) -> tuple[Path, ...]:
    gone = []
    for each in backup.backups(path):
        with suppress(OSError):  # then it is one of the copies
            wipe(each)
            gone.append(each)
    return tuple(gone)


_TABLES = """
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid DESC
"""
"""Later tables refer to earlier ones, and go first."""
