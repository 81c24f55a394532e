"""What a format leaves open is asked, can be answered by words, and the answers can be kept."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.exchange import (
    Answers,
    Meant,
    Reading,
    Source,
    from_json,
    parse_mapping,
    questions,
    read,
    recognise,
    source_of,
    summarise,
)
from guide.exchange.mapping import key
from guide.exchange.reading import importers
from guide.problems import CannotReadError, WrongUseError
from tests.exchange.exchange_kit import FILES, VIENNA, any_csv, insight_timer, load, told


def asked(name: str, raw: bytes) -> dict[str, str]:
    return {each.name: each.default for each in questions(name, Source.of_bytes(raw))}


def test_words_that_people_renamed_are_asked_and_kept_until_somebody_says_where_they_belong() -> None:
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    raw = (head + "2024-05-01,x,y,12:00,Cosy,,,\n2024-05-02,x,y,12:00,COSY,,,a\n2024-05-03,x,y,12:00,rad,,,\n").encode()
    assert asked("daylio", raw) == {"Cosy": "word", "COSY": "word", "rad": "pleasantness:1"}
    found = load("daylio", raw)
    assert [told(entry, "felt") for entry in found.entries] == ["Cosy", "COSY", "rad"]
    assert [told(entry, "field") for entry in found.entries] == [None, None, 1.0]
    assert [(remark.place, remark.lost) for remark in found.remarks] == [("line 2", False)]
    mapped = load("daylio", raw, parse_mapping(["cosy=pleasantness:0,4"]))
    assert [told(entry, "field") for entry in mapped.entries] == [0.4, 0.4, 1.0]
    assert mapped.uids == found.uids


@pytest.mark.parametrize("value", ["2", "-1.5", "", "lots", "nan"])
def test_a_place_outside_the_field_is_no_place(value: str) -> None:
    raw = b"full_date,date,weekday,time,mood,activities,note_title,note\n2024-05-01,x,y,12:00,rad,,,\n"
    found = load("daylio", raw, parse_mapping([f"rad=pleasantness:{value}"]))
    assert told(found.entries[0], "field") is None
    assert found.remarks


def test_whether_times_are_of_the_clock_or_of_utc_is_asked() -> None:
    raw = b"Started At,Duration,Preset,Activity\n07/01/2024 23:30:00,0:20:0,,Meditation\n"
    assert asked("insight-timer", raw) == {"times": "local"}
    assert load("insight-timer", raw).sessions[0].began.isoformat() == "2024-07-01T23:30:00+02:00"
    utc = load("insight-timer", raw, parse_mapping(["times=utc"]))
    assert utc.sessions[0].began.isoformat() == "2024-07-02T01:30:00+02:00"
    assert utc.uids == load("insight-timer", raw).uids
    older = raw.replace(b"Started At", b"StartedAt (UTC)")
    assert asked("insight-timer", older) == {"times": "utc"}
    assert load("insight-timer", older).days == ["2024-07-02"]


def test_the_journal_of_insight_timer_is_sessions_and_their_notes() -> None:
    raw = b"07/01/2024 21:03:00\n0:20:4\nIt was quiet.\n\nAnd warm.\n\n07/02/2024 9:15:00 PM\n0:05:00\n\n"
    raw += b"07/03/2024 7:00\nonly a note\n"
    source = Source.of_bytes(raw)
    found = load("insight-timer", raw)
    assert asked("insight-timer", raw) == {"times": "local"}
    assert [(f"{each.began:%m-%d %H:%M}", each.heard) for each in found.sessions] == [
        ("07-01 21:03", 1204),
        ("07-02 21:15", 300),
    ]
    assert [told(entry, "text") for entry in found.entries] == ["It was quiet.\n\nAnd warm.", "only a note"]
    assert [entry.session for entry in found.entries] == [found.sessions[0].uid, None]
    assert importers()["insight-timer"].fits(source)


def test_columns_of_any_table_are_guessed_asked_and_mapped() -> None:
    assert asked("csv", any_csv()) == {
        "days": "day-first", "Datum": "date", "Uhrzeit": "time", "Wohl": "line", "Notiz": "text", "Wetter": "line",
    }  # fmt: skip
    entry = load("csv", any_csv()).entries[1]
    assert (entry.form, told(entry, "wohl"), told(entry, "wetter")) == ("note", "1,5", "Regen")
    answers = parse_mapping(["wohl=pleasantness:0..10", "wetter=none"])
    mapped = load("csv", any_csv(), answers)
    assert [told(entry, "field") for entry in mapped.entries] == [-0.9, -0.7, -0.5, -0.3]
    assert {entry.form for entry in mapped.entries} == {"check-in"}
    assert told(mapped.entries[0], "wetter") is None
    assert mapped.uids == load("csv", any_csv()).uids
    assert load("csv", any_csv(), from_json(answers.as_json())).entries == mapped.entries


def test_a_number_outside_its_range_is_kept_as_it_was_written() -> None:
    found = load(
        "csv",
        b"date,Strain\n2024-05-01,11\n2024-05-02,3\n2024-05-03,\n2024-05-04,much\n",
        parse_mapping(["strain=distress"]),
    )
    assert [told(entry, "distress") for entry in found.entries] == [None, 3, None]
    assert [told(entry, "strain") for entry in found.entries] == ["11", None, "much"]
    assert [remark.place for remark in found.remarks] == ["line 2", "line 4", "line 5"]


@pytest.mark.parametrize(
    ("header", "told_as", "seconds"),
    [
        ("minutes", "12,5", 750),
        ("seconds", "90", 90),
        ("duration", "0:21:4", 1264),
        ("duration", "15:00", 900),
        ("Dauer", "10", 600),
    ],
)
def test_a_table_with_durations_is_sessions(header: str, told_as: str, seconds: float) -> None:
    raw = f'Timestamp;Title;{header}\n2024-07-01T21:03:00+02:00;Sitting;"{told_as}"\n'.encode()
    (session,) = load("csv", raw).sessions
    assert (session.title, session.heard, session.began.isoformat()) == (
        "Sitting",
        seconds,
        "2024-07-01T21:03:00+02:00",
    )


def test_what_stands_beside_a_duration_is_an_entry_after_the_session() -> None:
    found = load(
        "csv", b"Timestamp,Title,minutes,Note,Weather\n2024-07-01 21:03,Sitting,20,quiet,rain\n2024-07-02 7:00,,5,,\n"
    )
    assert [session.heard for session in found.sessions] == [1200, 300]
    (entry,) = found.entries
    assert (entry.session, entry.moment) == (found.sessions[0].uid, "after")
    assert [told(entry, name) for name in ("title", "text", "weather")] == [None, "quiet", "rain"]


def test_track_and_graph_is_such_a_table() -> None:
    raw = b"FeatureName,Timestamp,Value,Note\nmood,2024-03-31T02:30:00.000+01:00,4.0:good,fine\n"
    (entry,) = load("csv", raw).entries
    assert [told(entry, name) for name in ("title", "value", "text")] == ["mood", "4.0:good", "fine"]


def test_whether_the_month_is_first_is_seen_where_it_can_be_seen_and_else_asked() -> None:
    assert asked("csv", b"date,note\n03/04/2024,a\n03/28/2024,b\n")["days"] == "month-first"
    assert load("csv", b"date,note\n03/04/2024,a\n03/28/2024,b\n").days == ["2024-03-04", "2024-03-28"]
    assert load("csv", b"date,note\n03/04/2024,a\n28.03.2024,b\n").days == ["2024-04-03", "2024-03-28"]
    assert load("csv", b"date,note\n03/04/2024,a\n", parse_mapping(["days=month-first"])).days == ["2024-03-04"]
    pattern = parse_mapping(["date=when:%d|%m|%y %H.%M"])
    assert load("csv", b"date,note\n04|03|24 21.15,a\n99|99|99,b\n", pattern).days == ["2024-03-04"]
    assert load("csv", b"date,note\n04|03|24,a\n", parse_mapping(["date=when:%Q%%%"])).lost


def test_every_question_of_every_format_has_a_sentence_and_its_default_is_a_choice() -> None:
    for name, build in FILES.items():
        for each in questions(name, Source.of_bytes(build())):
            assert each.sentence.endswith(("?", "."))
            assert each.default.partition(":")[0] in each.choices


@pytest.mark.parametrize(
    ("given_", "word", "meant"),
    [("rad=pleasantness:1", "RAD", Meant("pleasantness", "1")), ("My  Notes = text", "my notes", Meant("text")),
     ("when=when:%H:%M", "when", Meant("when", "%H:%M")),
     ("1=1=distress:4", "1=1", Meant("distress", "4"))],
)  # fmt: skip
def test_a_mapping_is_a_word_a_field_and_a_value(given_: str, word: str, meant: Meant) -> None:
    assert parse_mapping([given_]).get(word) == meant


@pytest.mark.parametrize("wrong", ["", "rad", "=text", "rad=", "rad=:1", "rad=1"])
def test_what_is_no_mapping_is_a_sentence(wrong: str) -> None:
    with pytest.raises(WrongUseError, match="maps nothing"):
        parse_mapping([wrong])


@given(
    st.dictionaries(
        st.text(min_size=1).filter(lambda word: bool(word.split())), st.tuples(st.text(), st.text()), max_size=5
    )
)
def test_answers_that_were_kept_come_back(meant: dict[str, tuple[str, str]]) -> None:
    answers = Answers({key(word): Meant(*said) for word, said in meant.items()})
    assert from_json(answers.as_json()) == answers


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"mapping": 3}', '{"mapping": {"a": 1}}', "[" * 100_000])
def test_what_nobody_kept_is_a_sentence(text: str) -> None:
    with pytest.raises(WrongUseError, match="no mapping"):
        from_json(text)


def test_a_file_is_recognised_by_what_is_in_it(tmp_path: Path) -> None:
    for name, build in FILES.items():
        path = tmp_path / "export.dat"
        path.write_bytes(build())
        assert recognise(path) == name


@pytest.mark.parametrize(
    "raw", [b"", b"hello\n", b"\x89PNG\r\n\x1a\n\0\0", b'{"a": 1}', b"a,b\n1,2\n", b"PK\x03\x04zip"]
)
def test_a_file_that_is_none_of_them_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(raw)
    with pytest.raises(CannotReadError) as error:
        recognise(path)
    assert error.value.sentence.count(".") == 2, "one in the name of the file, one at the end"
    assert "Daylio" in error.value.hint
    with pytest.raises(CannotReadError):
        source_of(tmp_path / "nothing.csv")
    with pytest.raises(WrongUseError, match="no format 'dayli' to import"):
        read("dayli", Source.of_bytes(raw))


def test_a_dry_run_is_the_same_stream_counted() -> None:
    raw = insight_timer() + b"someday,0:1:0,,\n" + insight_timer().split(b"\r\n")[1] + b"\n"
    summary = summarise(read("insight-timer", Source.of_bytes(raw), Reading(zone=VIENNA)))
    assert (summary.sessions, summary.entries, summary.heard) == (4, 0, 1264 + 2700 + 3600 + 300)
    assert (str(summary.first), str(summary.last)) == ("2024-02-29", "2024-12-31")
    assert [(each.place, each.lost) for each in summary.troubles] == [("line 6", True)]
    assert (summary.left_out, summary.remarked) == (1, 1)
    entries = summarise(read("pixels", Source.of_bytes(FILES["pixels"]()), Reading(zone=ZoneInfo("Asia/Tokyo"))))
    assert dict(entries.forms) == {"check-in": 4}


def test_a_journal_of_one_endless_note_or_line_is_read_in_pieces() -> None:
    head = b"07/01/2024 21:03:00\n0:20:4\n"
    found = load("insight-timer", head + b"a\n" * 6000 + head.replace(b"21", b"22"))
    assert len(found.sessions) == 2
    assert len(found.lost) == 6000 - 4998
    assert len(load("insight-timer", head + b"a" * 9_000_000).entries[0].answers[0].parts[0].text or "") <= 4_000_000
