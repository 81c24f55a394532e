"""A rhythm as iCalendar: read back by a small reader written from the standard, whatever the words are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.schedule import DAYS, Event, Rhythm, calendar, event
from guide.schedule.ics import escaped, folded
from tests.cli.cli_kit import guide

NOW = datetime(2026, 3, 28, 21, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Saturday evening, hours before summer time begins in Vienna."""
EVENING = Rhythm(time(20, 30), ("mo", "we"), timedelta(minutes=5))


def wall(written: str) -> datetime:
    """A moment on the clock on the wall, without a zone."""
    return datetime.fromisoformat(written)


def read(raw: bytes) -> list[tuple[str, str]]:
    """Names and values, as section 3.1 says: lines end with CR LF, and one that begins with a blank goes on."""
    text = raw.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines]


def meant(value: str) -> str:
    """A value of the type TEXT, as section 3.3.11 says."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def written(**changes: object) -> dict[str, str]:
    found = {"title": "Breathing space", "name": "breathing-space", "lasts": timedelta(minutes=10), "rhythm": EVENING}
    told = {**found, **changes}
    one = event(told["name"], told["title"], told["lasts"], told["rhythm"], NOW)  # type: ignore[arg-type]
    pairs = read(calendar([one]))
    body = pairs[pairs.index(("BEGIN", "VEVENT")) + 1 : pairs.index(("END", "VEVENT"))]
    alarm = body.index(("BEGIN", "VALARM")) if ("BEGIN", "VALARM") in body else len(body)
    return dict(body[:alarm])


def test_an_evening_twice_a_week() -> None:
    found = written()
    assert found["DTSTART"] == "20260330T203000"
    assert found["RRULE"] == "FREQ=WEEKLY;BYDAY=MO,WE"
    assert found["DURATION"] == "PT10M"
    assert found["DTSTAMP"] == "20260328T200000Z"
    assert found["SUMMARY"] == "Breathing space"
    assert not {"DUE", "STATUS", "TZID"} & set(found)


def test_the_standard_is_kept_as_a_whole() -> None:
    pairs = read(calendar([event("a", "A", timedelta(minutes=3), EVENING, NOW)]))
    assert pairs[0] == ("BEGIN", "VCALENDAR")
    assert pairs[-1] == ("END", "VCALENDAR")
    assert ("VERSION", "2.0") in pairs
    assert ("TRIGGER", "-PT5M") in pairs
    assert ("ACTION", "DISPLAY") in pairs


def test_every_day_is_said_without_days() -> None:
    for days in ((), DAYS):
        assert written(rhythm=Rhythm(time(7, 0), days))["RRULE"] == "FREQ=DAILY"


def test_the_first_time_is_the_next_that_fits() -> None:
    assert Rhythm(time(21, 0)).first(NOW) == wall("2026-03-28T21:00")
    assert Rhythm(time(20, 59)).first(NOW) == wall("2026-03-29T20:59")
    assert Rhythm(time(2, 30)).first(NOW) == wall("2026-03-29T02:30")
    assert Rhythm(time(20, 59), ("sa",)).first(NOW) == wall("2026-04-04T20:59")


def test_the_same_rhythm_is_the_same_entry() -> None:
    later = event("a", "Other words", timedelta(minutes=9), EVENING, NOW + timedelta(days=9))
    assert event("a", "A", timedelta(minutes=3), EVENING, NOW).uid == later.uid
    assert event("b", "A", timedelta(minutes=3), EVENING, NOW).uid != later.uid


@given(st.text())
def test_any_words_come_back(words: str) -> None:
    kept = "".join(
        char for char in words.replace("\r\n", "\n").replace("\r", "\n")
        if char in "\t\n" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff")
    )  # fmt: skip
    raw = calendar([Event("u", NOW, wall("2026-01-01T00:00"), timedelta(minutes=5), words or "x", words)])
    assert meant(dict(read(raw)).get("DESCRIPTION", "")) == kept


@example("a" * 300)
@example("ä漢🌿" * 60)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_lines_are_folded_at_75_octets_and_within_no_character(words: str) -> None:
    raw = folded(f"SUMMARY:{words}")
    pieces = raw[:-2].split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert b"".join([pieces[0], *(piece[1:] for piece in pieces[1:])]).decode() == f"SUMMARY:{words}"
    assert all(piece.decode() is not None for piece in pieces)


def test_what_has_a_meaning_is_escaped() -> None:
    assert escaped("a, b; c\\d\r\ne\x07") == r"a\, b\; c\\d\ne"


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="days are mo"):
        Rhythm(time(7, 0), ("xx",))


@pytest.mark.real
def test_the_command_writes_a_file_and_prints_it(tmp_path: Path) -> None:
    out = tmp_path / "evening.ics"
    done = guide("schedule", "breathing-space", "--at", "20:30", "--days", "Monday,we", "-o", out)
    assert (done.returncode, done.stdout.strip()) == (0, str(out))
    assert ("RRULE", "FREQ=WEEKLY;BYDAY=MO,WE") in read(out.read_bytes())
    again = guide("schedule", "breathing-space", "--at", "20:30", "-o", out)
    assert again.returncode == 3
    assert "already there" in again.stderr
    shown = guide("schedule", "breathing-space", "--at", "7:00", "--days", "fr-mo", "--for", "5m", "--title", "Quiet")
    assert "BYDAY=MO,FR,SA,SU" in shown.stdout
    assert "SUMMARY:Quiet" in shown.stdout
    assert "DURATION:PT5M" in shown.stdout


@pytest.mark.parametrize(
    "arguments", [["--at", "25:00"], ["--at", "7:00", "--days", "xx"], ["--at", "7:00", "--days", ""], []]
)
def test_wrong_use_is_one_sentence(arguments: list[str]) -> None:
    done = guide("schedule", "breathing-space", *arguments)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_stamp_is_told_in_utc_wherever_it_was_written() -> None:
    assert written()["DTSTAMP"].endswith("Z")
    assert NOW.astimezone(UTC).hour == 20
