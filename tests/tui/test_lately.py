"""The last times of a practice: which ones, and in which words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

from guide.journal import EventKind, Feeling, Journal, Moment, Zone
from guide.problems import WorldError
from guide.tui.lately import day_and_feeling, last_times, one_line
from tests.journal.felt_kit import feel

SAID: list[tuple[Feeling | None, Feeling | None]] = [
    (Feeling(None, 9), Feeling(None, 1)),  # older than five
    (Feeling(Zone.HOT, 6), Feeling(Zone.INSIDE, 3)),
    (Feeling(Zone.COLD), Feeling(Zone.INSIDE)),
    (None, None),
    (Feeling(None, 5), None),
    (Feeling(None, 4), Feeling(None, 4)),
]


def test_the_last_times_are_those_that_were_heard_and_said_as_they_were(tmp_path: Path) -> None:
    clock = [datetime(2025, 3, 3, 20, 0, tzinfo=UTC)]
    with Journal.open(tmp_path / "journal.sqlite", lambda: clock[0]) as journal:
        for number, (before, after) in enumerate([*SAID, (None, None)]):
            log = journal.begin("rest", title="", digest="", kind="rest", intensity=1, planned=9, voice="")
            for when, feeling in ((Moment.BEFORE, before), (Moment.AFTER, after)):
                if feeling:
                    feel(log, when, feeling)
            if number < len(SAID):
                log.note(EventKind.STARTED, 0.0, 0.0)
                log.note(EventKind.ENDED, 720.0, 720.0)
            clock[0] += timedelta(days=1)
        assert one_line(journal, "rest") == "Earlier times:  6 → 3  ·  cold → inside  ·  –  ·  5 → –  ·  4 → 4"
        latest = last_times(journal, "rest", 3)
        assert day_and_feeling(latest[0]) == ("Sat 8 Mar", "12 min", "4 → 4")
        assert [each.uid for each in last_times(journal, "rest", 2, latest[0].uid)] == [each.uid for each in latest[1:]]
        assert one_line(journal, "another") == one_line(None, "rest") == ""


def test_a_journal_that_cannot_be_read_has_no_last_times() -> None:
    class Unreadable:
        def sessions(self, **_: object) -> tuple[()]:
            raise WorldError("It is locked.")

    assert last_times(cast("Journal", Unreadable()), "rest", 3) == ()
