"""Makes the journals of an earlier version that lie beside this file, with the code of that version.

    git worktree add /tmp/then 9105aac
    PYTHONPATH=/tmp/then python tests/journal/made/make.py tests/journal/made

They are made once and kept: the code that made them is not changed any more. What stands in them is repeated in
`tests.journal.test_journal_migration`, by hand.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from guide.journal import EventKind, Feeling, Felt, Journal, Occasion, Zone

SPOT = [0, "line", 3, 1.5, 0.25]


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2030, 3, 30, 23, 50, tzinfo=timezone(timedelta(hours=1)))

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def practise(journal: Journal, clock: Clock, seconds: int, practice: str = "breathing-space") -> object:
    log = journal.begin(practice, title="Breathing space", digest="0" * 64, kind="breathwork", intensity=1,
                        planned=180.0, voice="hibari", version="0.9")  # fmt: skip
    log.note(EventKind.STARTED, 0, 0, spot=SPOT)
    for second in range(1, seconds + 1):
        clock.move(1)
        log.note(EventKind.HEARTBEAT, second, second, spot=[0, "line", second, 0, 0])
    return log


def small(path: Path) -> None:
    """Every way a session and a feeling could be."""
    clock = Clock()
    with Journal.open(path, clock) as journal:
        log = practise(journal, clock, 30)
        log.feel(Occasion.BEFORE, Feeling(Zone.HOT, 7, (Felt("anxious", 4), Felt("Grüße; eigenes 🌿"))))
        log.note(EventKind.ENDED, 180, 30.5, spot=SPOT)
        log.feel(Occasion.AFTER, Feeling(Zone.INSIDE, 0))
        log.reflect("A line.\nAnd another, with ''quotes''.")
        clock.time = clock.time.astimezone(timezone(timedelta(hours=2)))
        clock.move(86_400)
        log = practise(journal, clock, 12, "body-scan")
        log.feel(Occasion.BEFORE, Feeling())
        log.reflect("only words")
        log.note(EventKind.LANDING, 11, 12)
        log.close()
        clock.move(3600)
        practise(journal, clock, 9, "broke-off")
        clock.time = clock.time.astimezone(timezone(timedelta(hours=-10)))
        journal.begin("never-heard", title="", digest="", kind="", intensity=1, planned=1, voice="", version="0.9")
        gone = journal.begin("gone", title="", digest="", kind="", intensity=1, planned=1, voice="")
        journal.delete(gone.id)


def empty(path: Path) -> None:
    Journal.open(path, lambda: datetime(2030, 1, 1, tzinfo=UTC)).close()


def main() -> None:
    folder = Path(sys.argv[1])
    random.seed(1)
    for make in (small, empty):
        path = folder / f"{make.__name__}.db"
        path.unlink(missing_ok=True)
        make(path)
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA journal_mode = DELETE")


if __name__ == "__main__":
    main()
