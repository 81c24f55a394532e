"""Days are the person's: over midnight, across zones, through summer time, with a clock set back. None comes twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.journal import EventKind, Journal
from tests.journal.entry_kit import AT, note
from tests.journal.journal_kit import Begin, HandClock

VIENNA = ZoneInfo("Europe/Vienna")
ZONES = [VIENNA, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Australia/Lord_Howe")]
MOMENT = st.builds(
    lambda at, zone: at.replace(tzinfo=UTC).astimezone(zone),
    st.datetimes(datetime(2030, 3, 29), datetime(2030, 4, 9))  # noqa: DTZ001 - UTC in the line above
    | st.datetimes(datetime(2030, 10, 4), datetime(2030, 11, 5)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(MOMENT | AT, max_size=12))
def test_every_entry_and_session_is_on_one_day_the_one_its_clock_showed(moments: list[datetime]) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", clock) as journal:
        for clock.time in moments:
            journal.keep(note("a", at=clock.time))
            journal.begin("a", title="", digest="", kind="", intensity=1, planned=1, voice="")
        days = {moment.date() for moment in moments}
        found = {day: len(journal.entries(since=day, until=day + timedelta(days=1))) for day in days}
        lived = {day: len(journal.sessions(since=day, until=day + timedelta(days=1))) for day in days}
        assert found == lived == Counter(moment.date() for moment in moments)
        assert Counter(row.day for row in journal.answer_rows()) == found
        assert Counter(row.day for row in journal.session_rows()) == found
        stamps = [row.stamp for row in journal.answer_rows()]
        assert stamps == sorted(moment.timestamp() for moment in moments)
        clocks = [entry.at.replace(tzinfo=None) for entry in journal.entries()]
        assert Counter(clocks) == Counter(moment.replace(tzinfo=None, fold=0) for moment in moments)


def test_the_hour_that_comes_twice_keeps_both(journal: Journal) -> None:
    first = datetime(2030, 10, 27, 2, 30, tzinfo=VIENNA)
    for moment in (first, first.replace(fold=1)):
        journal.keep(note("a", at=moment, zone="Europe/Vienna"))
    late, early = journal.entries()
    assert late.at - early.at == timedelta(hours=1)
    assert [f"{each.at:%H:%M %z}" for each in (early, late)] == ["02:30 +0200", "02:30 +0100"]
    assert [row.hour for row in journal.answer_rows()] == [2.5, 2.5]
    assert len(journal.entries(since=date(2030, 10, 27), until=date(2030, 10, 28))) == 2


def test_the_day_that_is_crossed_by_flying_east_is_there_once_for_each_entry(journal: Journal) -> None:
    """Honolulu, and an hour and a half later Kiritimati, where it is a day later."""
    start = datetime(2031, 5, 4, 23, 0, tzinfo=ZoneInfo("Pacific/Honolulu"))
    for moment in (start, (start + timedelta(hours=1.5)).astimezone(ZoneInfo("Pacific/Kiritimati"))):
        journal.keep(note("a", at=moment))
    assert [row.day for row in journal.answer_rows()] == [date(2031, 5, 4), date(2031, 5, 6)]


def test_a_session_over_midnight_is_of_the_day_it_began(journal: Journal, begin: Begin, clock: HandClock) -> None:
    clock.time = datetime(2031, 5, 4, 23, 55, tzinfo=VIENNA)
    log = begin()
    log.note(EventKind.STARTED, 0, 0)
    clock.move(600)
    log.note(EventKind.ENDED, 600, 600)
    (session,) = journal.sessions(since=date(2031, 5, 4), until=date(2031, 5, 5))
    assert (session.heard, session.zone) == (600.0, "Europe/Vienna")
    assert journal.sessions(since=date(2031, 5, 5)) == ()


def test_a_clock_set_back_loses_and_doubles_nothing(journal: Journal, begin: Begin, clock: HandClock) -> None:
    log = begin()
    log.note(EventKind.STARTED, 0, 0)
    log.note(EventKind.HEARTBEAT, 300, 300)
    first = journal.keep(note("before", at=clock.time))
    clock.move(-7200)
    log.note(EventKind.HEARTBEAT, 301, 301)
    second = journal.keep(note("after", at=clock.time))
    log.note(EventKind.ENDED, 302, 302)
    assert {entry.uid for entry in journal.entries()} == {first, second}
    (session,) = journal.sessions()
    assert (session.heard, session.completed) == (302.0, True)
    first_row, second_row = sorted(journal.answer_rows(), key=lambda row: row.entry)
    assert (first_row.text, second_row.text) == ("before", "after")


@pytest.mark.parametrize(
    "moment", [datetime(2031, 1, 1, 0, 0, 0, 1, tzinfo=UTC), datetime(2031, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)]
)
def test_a_microsecond_is_kept(journal: Journal, moment: datetime) -> None:
    uid = journal.keep(note("a", at=moment))
    entry = journal.entry(uid)
    assert entry is not None
    assert entry.at == moment
    assert 0 <= journal.answer_rows()[0].hour < 24
