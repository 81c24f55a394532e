"""A clock that is set by hand, and a journal that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.journal import Journal, SessionLog
from tests.journal.journal_kit import Begin, HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "private" / "journal.db"


@pytest.fixture
def journal(path: Path, clock: HandClock) -> Iterator[Journal]:
    with Journal.open(path, clock) as opened:
        yield opened


@pytest.fixture
def begin(journal: Journal) -> Begin:
    def begin(practice: str = "breathing-space", **facts: object) -> SessionLog:
        usual = {"title": "Breathing space", "digest": "0" * 64, "kind": "breathwork", "intensity": 1}
        return journal.begin(practice, **{**usual, "planned": 180.0, "voice": "hibari", **facts})  # type: ignore[arg-type]

    return begin
