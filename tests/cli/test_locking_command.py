"""guide journal lock: before anything is written, and what may be asked of it beside the passphrase."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import Journal, key_ring, lock
from guide.journal.away import minutes
from tests.cli.cli_kit import Run

pytest.importorskip("sqlcipher3")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is made in no time, and a machine without a keyring."""
    monkeypatch.setattr(lock, "COST", 1 << 4)
    monkeypatch.setattr(key_ring, "_ring", lambda: None)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    found = tmp_path / "secret"
    found.write_text("three green boats\n", encoding="utf-8")
    return found


def away(passphrase: str) -> float:
    """After how many minutes it locks itself, as who knows the passphrase finds."""
    path = places.journal()
    with Journal.open(path, lambda: datetime.now(UTC), lock.unlock(path, passphrase)) as journal:
        return minutes(journal)


def test_it_can_be_locked_before_anything_is_written(run: Run, secret: Path) -> None:
    assert "The journal is locked now." in run("journal", "lock", "--new-passphrase-file", str(secret))
    assert lock.is_locked(places.journal())
    assert away("three green boats") == 0


def test_another_passphrase_and_minutes_are_both_heeded(run: Run, secret: Path, tmp_path: Path) -> None:
    run("journal", "lock", "--new-passphrase-file", str(secret))
    other = tmp_path / "other"
    other.write_text("one red kite\n", encoding="utf-8")
    both = ("--new-passphrase-file", str(other), "--after", "7")
    told = run("journal", "--passphrase-file", str(secret), "lock", *both)
    assert "another passphrase now" in told
    assert away("one red kite") == 7


def test_where_there_is_no_keyring_it_is_said_and_the_passphrase_stays(run: Run, secret: Path) -> None:
    run("journal", "lock", "--new-passphrase-file", str(secret))
    told = run("journal", "--passphrase-file", str(secret), "lock", "--keyring", "--after", "2")
    assert "There is no keyring that keeps it." in told
    assert away("three green boats") == 2
