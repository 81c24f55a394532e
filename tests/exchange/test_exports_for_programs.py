"""Calendars, health records and phones: what is written for them has the shape that their standards ask for."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from guide.exchange import ExchangedSession
from guide.exchange.exporters.icalendar import folded, text
from guide.journal.entry import Answer, Part, Question
from tests.exchange.export_kit import SESSIONS, entry, unfolded, written
from tests.exchange.fhir_shape import FHIR


def value(line: str) -> str:
    """A text of a calendar by RFC 5545, section 3.3.11."""
    raw = line.partition(":")[2]
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", raw)
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), raw)


def test_the_calendar_keeps_to_the_standard() -> None:
    lines = unfolded(written("icalendar", made=datetime(2024, 8, 1, tzinfo=UTC)))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 6
    events = "\n".join(lines).split("BEGIN:VEVENT\n")[1:]
    for event in events:
        for name in ("UID:", "DTSTAMP:20240801T000000Z", "DTSTART:", "SUMMARY:", "CLASS:PRIVATE", "TRANSP:TRANSPARENT"):
            assert event.count(f"{name}") == 1
    assert "DTSTART:20240701T215000Z\nDTEND:20240701T221000Z" in events[0]
    assert (
        value(events[0].split("SUMMARY:")[0] and next(line for line in lines if line.startswith("SUMMARY")))
        == SESSIONS[0].title
    )
    assert "tired" not in str(lines), "there is no word of an entry in it"


@given(st.text())
def test_texts_of_a_calendar_come_back_from_folded_lines(words: str) -> None:
    (line,) = unfolded(folded(f"SUMMARY:{text(words)}"))
    expected = re.sub("\r\n|[\r\v\f\x85\u2028\u2029]", "\n", words.encode("utf-8", "replace").decode())
    assert value(line) == re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", expected)


def test_the_bundle_for_health_records_has_the_shape_of_release_4() -> None:
    Draft202012Validator.check_schema(FHIR)
    bundle = json.loads(written("fhir", made=datetime(2024, 8, 1, tzinfo=UTC)))
    Draft202012Validator(FHIR).validate(bundle)
    kinds = [each["resource"]["resourceType"] for each in bundle["entry"]]
    assert kinds == ["Patient", "Observation", "Observation"] + ["QuestionnaireResponse"] * 4
    urls = [each["fullUrl"] for each in bundle["entry"]]
    assert len(set(urls)) == len(urls)
    assert all(
        each["resource"].get("subject", {"reference": urls[0]})["reference"] == urls[0] for each in bundle["entry"]
    )
    last = bundle["entry"][-1]["resource"]["item"]
    assert [(item["linkId"], item["answer"]) for item in last] == [
        ("distress", [{"valueDecimal": 7.0}]), ("distress.2", [{"valueDecimal": -0.5}]),
    ]  # fmt: skip
    broken = json.loads(json.dumps(bundle))
    broken["entry"][3]["resource"]["status"] = "done"
    assert not Draft202012Validator(FHIR).is_valid(broken)


@given(words=st.text(min_size=1), number=st.floats(), name=st.text())
def test_no_words_or_numbers_break_the_bundle(words: str, number: float, name: str) -> None:
    question = Question(name, "line", words)
    answer = Answer(question, (Part(text=words, value=number), Part(value=number), Part(text=words)))
    bundle = json.loads(
        written(
            "fhir",
            [entry(1, answer, share=True, form=name)],
            [ExchangedSession("a" * 32, words, SESSIONS[0].began, 1.0)],
        )
    )
    Draft202012Validator(FHIR).validate(bundle)


def test_sessions_for_health_connect_have_types_by_name() -> None:
    records = json.loads(written("health-connect"))
    assert [record["mindfulnessSessionType"] for record in records] == [
        "MINDFULNESS_SESSION_TYPE_BREATHING", "MINDFULNESS_SESSION_TYPE_MEDITATION",
    ]  # fmt: skip
    assert (
        records[0]
        | {"startTime": "2024-07-01T21:50:00Z", "startZoneOffset": "+02:00", "endTime": "2024-07-01T22:10:00Z"}
        == records[0]
    )
    assert "Anna" not in written("health-connect", private=True)
