"""Export, parse, and find the same again."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.journal import (
    Answer,
    Attachment,
    Entry,
    EventKind,
    Feeling,
    Felt,
    Journal,
    Moment,
    Part,
    Question,
    Zone,
)
from tests.journal.felt_kit import feel, reflect
from tests.journal.journal_kit import Begin, HandClock

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FELT = st.builds(Felt, TEXT.filter(str.strip), st.none() | st.integers(1, 5))
FEELING = st.builds(
    Feeling, st.none() | st.sampled_from(Zone), st.none() | st.integers(0, 10), st.lists(FELT, max_size=4).map(tuple)
)


def as_csv(journal: Journal) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    journal.export_csv(out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


def as_json(journal: Journal) -> dict[str, object]:
    out = io.StringIO(newline="")
    journal.export_json(out)
    told: dict[str, object] = json.loads(out.getvalue())
    return told


def lived(journal: Journal, title: str, feeling: Feeling, reflection: str) -> None:
    log = journal.begin("a", title=title, digest="d", kind="rest", intensity=1, planned=60, voice="v", version="9")
    feel(log, Moment.BEFORE, feeling)
    log.note(EventKind.STARTED, 0, 0, text=title)
    log.note(EventKind.ENDED, 60, 59.5)
    reflect(log, reflection)


@settings(deadline=None, max_examples=80)
@given(TEXT, FEELING, TEXT)
@example('=1+1,"x"\r\n\n\r;\t', Feeling(Zone.COLD, 0, (Felt('a,"b"\n', 5), Felt("\0"))), "\0🌿👩‍👧\u2028\ufeff'")
def test_any_words_come_back_from_csv_and_json(title: str, feeling: Feeling, reflection: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", HandClock()) as journal:
        lived(journal, title, feeling, reflection)
        (session,), (row,), told = journal.sessions(), as_csv(journal), as_json(journal)
    words = {felt.word: felt.strength for felt in feeling.words}
    assert (session.title, session.before, session.reflection) == (title, feeling, reflection or None)
    told_words = {name.removeprefix("before: "): cell for name, cell in row.items() if name.startswith("before: ")}
    assert told_words == {word: "yes" if strength is None else str(strength) for word, strength in words.items()}
    assert (row["title"], row["reflection"]) == (title, reflection)
    assert row["before_zone"] == (feeling.zone or "")
    assert row["before_distress"] == ("" if feeling.distress is None else str(feeling.distress))
    sessions = told["sessions"]
    assert isinstance(sessions, list)
    assert (sessions[0]["title"], sessions[0]["reflection"]) == (title, reflection or None)
    assert sessions[0]["feelings"]["before"]["words"] == words
    assert sessions[0]["feelings"]["before"]["distress"] == feeling.distress
    assert sessions[0]["events"][0]["note"] == {"text": title}


def test_every_column_of_the_database_is_in_the_json(journal: Journal) -> None:
    """A field that is added and forgotten here would be a part of someone's life that cannot be taken along."""
    lived(journal, "A", Feeling(Zone.HOT, 3, (Felt("calm", 2),)), "thought")
    journal.set_setting("a", 1)
    part = Part("breast", 2, "tight", link=0, link_part=1)
    entry = Entry("note", journal.now(), (Answer(Question("a", "body"), (part,)),), attachments=(Attachment("a.png"),))
    uid = journal.keep(entry)
    journal.keep(replace(entry, uid=uid, share=True))
    told = json.dumps(as_json(journal)).replace("planned_seconds", "planned")
    names = journal._store.rows(
        "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.name NOT LIKE 'sqlite%'"
    )
    keys = {"session", "number", "moment", "word", "strength", "text", "entry", "part"}
    follow_from_others = {"stamp", "day", "hour", "folded", "landing", "sign"}  # `sign` is told as last_sign
    assert len(names) > 25
    apart = [name for name in names if name[0] != "handed_out"]  # where copies lie on this machine
    assert not [name for name in apart if name[1] not in keys | follow_from_others and f'"{name[1]}"' not in told]


def test_each_fact_stands_under_its_own_name(journal: Journal) -> None:
    lived(journal, "A", Feeling(), "")
    (session,), (row,), sessions = journal.sessions(), as_csv(journal), as_json(journal)["sessions"]
    assert isinstance(sessions, list)
    for name in ("id", "practice", "title", "kind", "intensity", "voice", "ending"):
        assert row[name] == str(getattr(session, name))
    for name in ("id", "uid", "practice", "title", "digest", "kind", "intensity", "voice", "version", "ending"):
        assert sessions[0][name] == getattr(session, name)
    assert not {"uid", "digest"} & row.keys()
    assert (row["planned_seconds"], row["heard_seconds"], row["completed"]) == ("60.0", "59.5", "yes")
    assert (row["began"], row["utc_offset"]) == (f"{session.began:%Y-%m-%d %H:%M:%S}", _colon(f"{session.began:%z}"))


def _colon(offset: str) -> str:
    return f"{offset[:-2]}:{offset[-2:]}"


def test_a_feeling_is_a_column_and_heartbeats_are_left_out(journal: Journal) -> None:
    lived(journal, "A", Feeling(words=(Felt("calm", 3), Felt("my own"))), "")
    lived(journal, "B", Feeling(words=(Felt("tired"),)), "")
    with journal.begin("c", title="C", digest="d", kind="rest", intensity=1, planned=9, voice="v") as log:
        log.note(EventKind.STARTED, 0, 0)
        log.note(EventKind.HEARTBEAT, 1, 1)
    rows = as_csv(journal)
    names = ("before: calm", "before: my own", "before: tired")
    assert [[row[name] for name in names] for row in rows] == [["3", "yes", ""], ["", "", "yes"], ["", "", ""]]
    sessions = as_json(journal)["sessions"]
    assert isinstance(sessions, list)
    kinds = [event["kind"] for session in sessions for event in session["events"]]
    assert "heartbeat" not in kinds
    assert "started" in kinds


def test_every_session_is_exported_the_earliest_first(journal: Journal, begin: Begin, clock: HandClock) -> None:
    for practice in ("first", "second", "third"):
        with begin(practice) as log:
            log.note(EventKind.STARTED, 0, 0)
        clock.move(100)
    sessions = as_json(journal)["sessions"]
    assert isinstance(sessions, list)
    names = ["first", "second", "third"]
    assert [row["practice"] for row in as_csv(journal)] == [each["practice"] for each in sessions] == names
    assert {row["ending"] for row in as_csv(journal)} == {"left"}


def test_csv_is_as_the_standard_says(journal: Journal) -> None:
    lived(journal, 'Say "yes"', Feeling(), "two\nlines")
    out = io.StringIO(newline="")
    journal.export_csv(out)
    text = out.getvalue()
    assert text.startswith("id,practice,title,kind,")
    assert text.count("\r\n") == 2
    assert '"Say ""yes"""' in text
    assert text.endswith(',"two\nlines"\r\n')


def test_an_empty_journal_exports_a_header_and_an_empty_list(journal: Journal) -> None:
    out = io.StringIO(newline="")
    journal.export_csv(out)
    assert len(out.getvalue().splitlines()) == 1
    assert as_json(journal) == {"format": 1, "sessions": []}


@pytest.mark.parametrize(("typed", "kept"), [("\ud83c\udf3f", "🌿"), ("a\udcffb", "a\ufffdb")])
def test_halves_of_characters_are_joined_or_marked(journal: Journal, typed: str, kept: str) -> None:
    lived(journal, typed, Feeling(words=(Felt(typed),)), typed)
    (session,) = journal.sessions()
    assert (session.title, session.before, session.reflection) == (kept, Feeling(words=(Felt(kept),)), kept)
