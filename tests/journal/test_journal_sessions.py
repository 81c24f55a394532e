"""Sessions written, and read back with what follows from them."""

from __future__ import annotations

import tempfile
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.journal import Ending, Event, EventKind, Feeling, Felt, Journal, Moment, SessionRecord, Zone
from guide.problems import CannotWriteError
from tests.journal.felt_kit import add, feel, felt, reflect, written
from tests.journal.journal_kit import Begin, HandClock


def only(journal: Journal) -> SessionRecord:
    (session,) = journal.sessions()
    return session


def test_a_session_is_read_back_as_it_was_begun(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin(
        "parts/own.yaml", title="Ruhe 🌿", digest="ab" * 32, kind="rest", intensity=2, planned=61.5, voice="tone"
    )
    session = only(journal)
    assert session.id == log.id
    assert len(session.uid) == 32
    assert (session.practice, session.title, session.digest) == ("parts/own.yaml", "Ruhe 🌿", "ab" * 32)
    assert (session.kind, session.intensity, session.planned, session.voice) == ("rest", 2, 61.5, "tone")
    assert (session.began, session.began.utcoffset()) == (clock.time, timedelta(hours=2))
    assert (session.heard, session.completed, session.before, session.reflection) == (0.0, False, None, None)


def test_events_are_read_back_in_order_with_their_notes(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin()
    log.note(EventKind.STARTED, -0.2, 0.0, device="USB", latency=0.2)
    clock.move(5)
    log.note(EventKind.SOUGHT, 90.0, 4.8, start=4.8, to="Gathering", deep={"a": [1, None, True]})
    found = journal.session(log.id)
    assert found is not None
    assert found.events == (
        Event(EventKind.STARTED, clock.time - timedelta(seconds=5), 0.0, 0.0, {"device": "USB", "latency": 0.2}),
        Event(
            EventKind.SOUGHT, clock.time, 90.0, 4.8, {"start": 4.8, "to": "Gathering", "deep": {"a": [1, None, True]}}
        ),
    )
    assert only(journal).events == ()
    assert journal.session(999) is None


@pytest.mark.parametrize("seconds", [float("nan"), float("inf")])
def test_seconds_are_finite(begin: Begin, seconds: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        begin().note(EventKind.HEARTBEAT, 1.0, seconds)


def test_heard_is_the_most_that_was_noted(journal: Journal, begin: Begin) -> None:
    log = begin()
    for playhead, heard in [(0, 0), (5, 5), (60, 5), (65, 10), (0, 10), (2, 12), (2, 11)]:
        log.note(EventKind.HEARTBEAT, playhead, heard)
    assert only(journal).heard == 12.0


def test_a_session_goes_on_while_its_heart_beats_and_broke_off_after(
    journal: Journal, path: Path, begin: Begin, clock: HandClock
) -> None:
    log = begin()
    log.note(EventKind.STARTED, 0, 0)
    clock.move(7)
    log.note(EventKind.HEARTBEAT, 7, 7)
    clock.move(9)
    with Journal.open(path, clock) as other:
        assert only(other).ending is Ending.GOING
        clock.move(2)
        assert only(other).ending is Ending.BROKE_OFF
        log.note(EventKind.HEARTBEAT, 7, 7)  # the machine had slept
        assert only(other).ending is Ending.GOING
        log.note(EventKind.ENDED, 8, 8)
        assert (only(other).ending, only(other).completed, only(other).heard) == (Ending.ENDED, True, 8.0)


def test_closing_a_log_that_has_no_ending_says_that_the_person_left(journal: Journal, begin: Begin) -> None:
    with begin() as log:
        log.note(EventKind.STARTED, 0, 0)
        log.note(EventKind.HEARTBEAT, 3, 2)
    session = journal.session(log.id)
    assert session is not None
    assert session.ending is Ending.LEFT
    assert (session.events[-1].playhead, session.events[-1].heard) == (3.0, 2.0)


def test_closing_a_log_that_has_an_ending_adds_nothing(journal: Journal, begin: Begin) -> None:
    with begin() as log:
        log.note(EventKind.ENDED, 3, 2)
    log.close()
    session = journal.session(log.id)
    assert session is not None
    assert [event.kind for event in session.events] == [EventKind.ENDED]


def test_after_an_error_nothing_is_claimed_about_the_ending(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin()
    log.note(EventKind.STARTED, 0, 0)
    with pytest.raises(KeyError), log:
        raise KeyError
    clock.move(60)
    assert only(journal).ending is Ending.BROKE_OFF


def test_feelings_are_kept_as_they_were_said(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin()
    feel(log, Moment.BEFORE, Feeling(Zone.HOT, 7, (Felt("anxious", 4), Felt("my own; word"))))
    feel(log, Moment.AFTER, Feeling())
    session = only(journal)
    assert session.before == Feeling(Zone.HOT, 7, (Felt("anxious", 4), Felt("my own; word")))
    assert session.after == Feeling(None, None, ())
    assert session.after.at == clock.time


def test_of_two_check_ins_before_one_session_the_later_one_stands(journal: Journal, begin: Begin) -> None:
    log = begin()
    feel(log, Moment.BEFORE, Feeling(Zone.HOT, 7, (Felt("anxious", 4),)))
    feel(log, Moment.BEFORE, Feeling(Zone.INSIDE, 0))
    assert only(journal).before == Feeling(Zone.INSIDE, 0)
    assert len(journal.entries(session=log.uid)) == 2


def test_a_feeling_and_a_reflection_can_be_added_later(journal: Journal, begin: Begin) -> None:
    begin().close()
    add(journal, only(journal).uid, felt(Feeling(distress=2)))
    add(journal, only(journal).uid, written("slept on it"))
    assert (only(journal).after, only(journal).reflection) == (Feeling(distress=2), "slept on it")


def test_sessions_are_found_by_time_practice_and_number_latest_first(
    journal: Journal, begin: Begin, clock: HandClock
) -> None:
    start = clock.time
    for practice in "abab":
        begin(practice)
        clock.move(3600)
    utc = start.astimezone(UTC)
    assert [s.practice for s in journal.sessions()] == ["b", "a", "b", "a"]
    assert [s.practice for s in journal.sessions(limit=1)] == ["b"]
    assert [s.began for s in journal.sessions(practice="a")] == [start + timedelta(hours=2), start]
    assert len(journal.sessions(since=utc + timedelta(hours=1))) == 3
    assert len(journal.sessions(until=utc + timedelta(hours=1))) == 1
    assert len(journal.sessions(since=utc, until=utc)) == 0


def test_order_and_bounds_are_by_the_instant_and_not_by_the_text(
    journal: Journal, begin: Begin, clock: HandClock
) -> None:
    clock.time = datetime.fromisoformat("2031-05-04T01:00:00+14:00")  # 11:00 UTC the day before
    begin("first")
    clock.time = datetime.fromisoformat("2031-05-03T23:00:00-10:00")  # 09:00 UTC
    begin("second")
    assert [s.practice for s in journal.sessions()] == ["second", "first"]
    assert [s.practice for s in journal.sessions(since=datetime(2031, 5, 3, 12, tzinfo=UTC))] == ["second"]


def test_a_clock_without_a_zone_is_refused(path: Path) -> None:
    with Journal.open(path, lambda: datetime(2031, 5, 4)) as journal, pytest.raises(ValueError, match="zone"):  # noqa: DTZ001
        journal.begin("a", title="", digest="", kind="", intensity=1, planned=1, voice="")


def test_a_deleted_session_is_gone_from_the_files_too(
    journal: Journal, path: Path, begin: Begin, clock: HandClock
) -> None:
    kept, log = begin(), begin()
    feel(log, Moment.BEFORE, Feeling(words=(Felt("inmost-word"),)))
    reflect(log, "inmost-thought " * 1000)
    log.note(EventKind.STARTED, 0, 0, why="inmost-note")
    assert journal.delete(log.id)
    assert not journal.delete(log.id)
    assert [session.id for session in journal.sessions()] == [kept.id]
    assert b"inmost" not in b"".join(each.read_bytes() for each in path.parent.iterdir())


def test_a_log_whose_session_was_deleted_says_so_and_writes_nowhere_else(journal: Journal, begin: Begin) -> None:
    log = begin()
    journal.delete(log.id)
    other = begin()
    assert other.id != log.id
    with pytest.raises(CannotWriteError, match="deleted"):
        log.note(EventKind.HEARTBEAT, 1, 1)
    with pytest.raises(CannotWriteError, match="deleted"):
        feel(log, Moment.AFTER, Feeling(distress=1))
    assert only(journal).feelings == {}


def test_several_threads_may_share_a_journal(journal: Journal, begin: Begin) -> None:
    log = begin()

    def beat() -> None:
        for second in range(50):
            log.note(EventKind.HEARTBEAT, second, second)
            log.note(EventKind.HELD, second, second)
            feel(log, Moment.BEFORE, Feeling(words=(Felt("calm"), Felt("quiet"))))
            assert len(journal.sessions()) == 1

    threads = [threading.Thread(target=beat) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session = journal.session(log.id)
    assert session is not None
    assert (len(session.events), len(session.before.words if session.before else ())) == (200, 2)


Move = st.tuples(st.sampled_from(["beat", "pause", "resume", "seek", "feel"]), st.floats(0, 100))


@settings(deadline=None, max_examples=60)
@given(st.lists(Move, max_size=20))
def test_whatever_is_paused_and_sought_heard_is_the_time_that_sounded(moves: list[tuple[str, float]]) -> None:
    """A player in miniature: time passes, and is heard while it plays."""
    kinds = {
        "beat": EventKind.HEARTBEAT,
        "pause": EventKind.PAUSED,
        "resume": EventKind.RESUMED,
        "seek": EventKind.SOUGHT,
    }
    clock, playing, playhead, heard = HandClock(), True, 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", clock) as journal:
        log = journal.begin("a", title="", digest="", kind="", intensity=1, planned=180, voice="")
        for move, seconds in moves:
            clock.move(seconds)
            playhead, heard = playhead + seconds * playing, heard + seconds * playing
            playing = move == "resume" or (playing and move != "pause")
            playhead = seconds if move == "seek" else playhead
            if move in kinds:
                log.note(kinds[move], playhead, heard)
        log.note(EventKind.HEARTBEAT, playhead, heard)
        session = only(journal)
    wall = (session.sign - session.began).total_seconds()
    assert session.heard == heard
    assert 0 <= session.heard <= wall + 0.01
