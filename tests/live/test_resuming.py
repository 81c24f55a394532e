"""Where a practice is gone on with, days later: a table of what happened before."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide.journal import EventKind, Journal
from guide.live.resume import encoded_position, resume_point
from guide.timeline import Position

STARTED, BEAT, LANDING, ENDED, LEFT = (
    EventKind.STARTED,
    EventKind.HEARTBEAT,
    EventKind.LANDING,
    EventKind.ENDED,
    EventKind.LEFT,
)

Past = list[list[tuple[EventKind, float]]]


def spot(seconds: float) -> Position:
    return Position(1, "voice mine.yaml:9:9", 2, seconds, seconds - 2.5)


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ([], None),
        ([[(STARTED, 0), (BEAT, 61.5), (LEFT, 62)]], 62),
        ([[(STARTED, 0), (BEAT, 61.5)]], 61.5),
        ([[(STARTED, 0), (LANDING, 70), (BEAT, 71), (ENDED, 71)]], 71),
        ([[(STARTED, 0), (BEAT, 300), (ENDED, 300)]], None),
        ([[(STARTED, 0), (LEFT, 62)], [(STARTED, 0), (BEAT, 300), (ENDED, 300)]], None),
        ([[(STARTED, 0), (BEAT, 300), (ENDED, 300)], [(STARTED, 0), (LEFT, 62)]], 62),
        ([[(STARTED, 0), (LEFT, 62)], [(STARTED, 0), (LEFT, 0)]], 62),
        ([[(STARTED, 0), (LEFT, 62)], []], 62),
    ],
)
def test_it_goes_on_where_the_last_one_was_left(past: Past, expected: float | None, tmp_path: Path) -> None:
    clock = [datetime(2026, 5, 1, tzinfo=UTC)]
    with Journal.open(tmp_path / "journal.db", lambda: clock[0]) as journal:
        for name in ("other", "mine"):
            for events in past if name == "mine" else [[(STARTED, 0.0), (LEFT, 5.0)]]:
                log = journal.begin(name, title="T", digest="d", kind="rest", intensity=1, planned=300.0, voice="tone")
                for kind, playhead in events:
                    log.note(kind, playhead, playhead, spot=encoded_position(spot(playhead)))
                    clock[0] += timedelta(seconds=1)
        clock[0] += timedelta(days=3)
        found = resume_point(journal, "mine", "d")
        changed = resume_point(journal, "mine", "e")
    assert (found and found.spot) == (expected and spot(expected))
    if found and changed:
        assert (found.same, changed.same) == (True, False)


NO_SPOTS: list[object] = [
    None, [1, 2], ["0", "in", 0, 0.0, 0.0], [0, "in", 10**9, 0.0, 0.0], [0, "in", -1, 0.0, 0.0], [0, "", 0, -5.0, 0.0],
    [0, "in", 0, 1e999, 0.0],
]  # fmt: skip


@pytest.mark.parametrize("noted", NO_SPOTS)
def test_what_is_no_spot_is_nothing_to_go_on_with(noted: object, tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", lambda: datetime(2026, 5, 1, tzinfo=UTC)) as journal:
        log = journal.begin("mine", title="T", digest="d", kind="rest", intensity=1, planned=300.0, voice="tone")
        log.note(LEFT, 62.0, 62.0)
        with closing(sqlite3.connect(tmp_path / "journal.db")) as by_hand, by_hand:
            by_hand.execute("UPDATE event SET note = ?", (json.dumps({"spot": noted}),))
        assert resume_point(journal, "mine", "d") is None
