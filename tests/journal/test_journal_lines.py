"""The whole journal as JSON Lines, and back: nothing is lost, nothing comes twice."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.journal import Added, Entry, EventKind, Feeling, Journal, Moment, PastSession
from guide.problems import CannotReadError
from tests.journal.entry_kit import AT, ENTRY, TEXT, note
from tests.journal.felt_kit import feel
from tests.journal.journal_kit import HandClock

SESSION = st.builds(
    PastSession, practice=TEXT, began=AT, heard=st.floats(0, 1e6), title=TEXT, planned=st.none() | st.floats(0, 1e6),
    completed=st.booleans(), zone=TEXT, spoken=TEXT, options=st.dictionaries(TEXT, TEXT, max_size=2),
    spot=st.none() | st.lists(st.integers(0, 9), min_size=1), sign=st.none() | AT,
)  # fmt: skip


def lines(journal: Journal) -> str:
    out = io.StringIO(newline="")
    journal.export_lines(out)
    return out.getvalue()


def fill(journal: Journal, clock: HandClock, sessions: list[PastSession], entries: list[Entry]) -> None:
    """Sessions that ended, one that runs, one that broke off; entries in and out of them, some edited."""
    journal.add(sessions, entries)
    log = journal.begin("a", title="A", digest="d", kind="rest", intensity=1, planned=9, voice="v")
    feel(log, Moment.BEFORE, Feeling(distress=3))
    log.note(EventKind.STARTED, 0, 0, spot=[1, "line"])
    log.note(EventKind.HEARTBEAT, 1, 1.5)
    log.describe(spoken="other", options={"pace": 1.1})
    for entry in entries:
        uid = journal.keep(Entry(entry.form, entry.at, session=log.uid, moment=Moment.LATER))
        clock.move(1)
        journal.keep(Entry(entry.form, entry.at, entry.answers, uid=uid))
    journal.set_setting("mapping", {"a": 1})


@settings(deadline=None, max_examples=40)
@given(st.lists(SESSION, max_size=3), st.lists(ENTRY, max_size=3))
def test_what_is_taken_along_is_the_same_elsewhere_and_comes_once(
    sessions: list[PastSession], entries: list[Entry]
) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "one.db", clock) as one:
        fill(one, clock, sessions, entries)
        told = lines(one)
        with Journal.open(Path(folder) / "two.db", clock) as two:
            added = two.import_lines(told.splitlines(keepends=True))
            assert lines(two) == told
            assert added == Added(len(one.sessions()), len(one.entries()))
            again = two.import_lines(io.StringIO(told))
            assert again == Added(0, 0, *added[:2])
            assert lines(two) == told
            assert two.entries() == one.entries()
            assert [two.versions(entry.uid) for entry in two.entries()] == [
                one.versions(entry.uid) for entry in two.entries()
            ]
            assert two.session_rows() == [row._replace(session=new.session) for row, new in zip(
                one.session_rows(), two.session_rows(), strict=True)]  # fmt: skip
            assert {each.uid: each.feelings for each in two.sessions()} == {
                each.uid: each.feelings for each in one.sessions()
            }


@settings(deadline=None, max_examples=40)
@given(st.lists(SESSION, max_size=4), st.lists(ENTRY, max_size=4))
def test_a_second_import_adds_nothing(sessions: list[PastSession], entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", HandClock()) as journal:
        first = journal.add(iter(sessions), iter(entries))
        told = lines(journal)
        assert first.sessions + first.sessions_there == len(sessions)
        assert first.entries + first.entries_there == len(entries)
        assert journal.add(iter(sessions), iter(entries)) == Added(0, 0, len(sessions), len(entries))
        assert lines(journal) == told


def test_an_import_that_breaks_leaves_nothing(journal: Journal) -> None:
    def broken() -> object:
        yield note("a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        journal.add(entries=broken())  # type: ignore[arg-type]
    assert journal.entries() == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ('{"entry": {}}', 2),
        ("not json", 2),
        ('{"entry": 1, "session": 2}', 2),
        ("[]", 2),
        ('{"else": {}}', 2),
        ("\x00", 2),
    ],
)
def test_what_is_no_line_of_a_journal_is_named_and_nothing_comes(journal: Journal, line: str, number: int) -> None:
    with pytest.raises(CannotReadError, match=f"Line {number} ") as caught:
        journal.import_lines(['{"journal": 1}', line])
    assert "Nothing was added" in caught.value.hint
    with pytest.raises(CannotReadError, match="Line 3 "):
        journal.import_lines(['{"journal": 1}', '{"setting": {"name": "a", "value": 1}}', line])
    assert journal.setting("a") is None


@pytest.mark.parametrize(
    ("head", "sentence"), [('{"journal": 99}', "newer"), ('{"format": 1}', "Line 1 "), ("[]", "Line 1 ")]
)
def test_a_file_of_another_kind_or_of_tomorrow_is_refused(journal: Journal, head: str, sentence: str) -> None:
    with pytest.raises(CannotReadError, match=sentence):
        journal.import_lines([head, json.dumps({"setting": {"name": "a", "value": 1}})])


def test_what_was_lived_elsewhere_is_listed_with_the_rest(journal: Journal, clock: HandClock) -> None:
    journal.add([PastSession("Timer", clock.time - timedelta(days=1), 600.0, options={"from": "Insight Timer"})])
    (session,) = journal.sessions()
    assert (session.heard, session.planned, session.ending, session.completed) == (600.0, 600.0, "ended", True)
    assert session.options == {"from": "Insight Timer"}


def test_lines_begin_with_what_they_are(journal: Journal) -> None:
    journal.keep(note("a"))
    head, entry = map(json.loads, lines(journal).splitlines())
    assert head == {"journal": 1}
    assert list(entry) == ["entry"]
