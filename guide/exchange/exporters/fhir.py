"""HL7 FHIR R4, for trial use: a bundle with what somebody wrote down about themselves, for records that can take it.

Sessions are observations of the category ``activity`` with their period and minutes; entries are questionnaire
responses with the questions as they were asked. There is no agreed code for a practice of this kind: the codes here are
our own and are marked as drafts, and no diagnosis, no scale of a clinic and nobody's name is in it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, TextIO
from uuid import UUID

from guide.exchange.answers_text import question_text
from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.journal.entry import Answer, Entry, Part, State
from guide.translation import _

SYSTEM = "urn:guide:draft"
"""Of our own codes; a draft for personal health records."""
TRIAL = {"system": SYSTEM, "code": "trial-use", "display": "Draft codes of a personal journal, for trial use"}
PERSON = "urn:uuid:00000000-0000-4000-8000-000000000001"
"""The one person whose journal it is, of whom nothing is told."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def _write(chosen: Chosen, out: TextIO) -> None:
    """Resource by resource, so that a journal of years needs no more memory than one entry."""
    head: dict[str, Any] = {"resourceType": "Bundle", "meta": {"tag": [TRIAL]}, "type": "collection"}
    if chosen.choice.made:
        head["timestamp"] = chosen.choice.made.isoformat(timespec="seconds")
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "entry": [')
    out.write(_line(PERSON, {"resourceType": "Patient", "meta": {"tag": [TRIAL]}}, first=True))
    for session in chosen.sessions:
        out.write(_line(_urn(session.uid), _observation(session)))
    for entry in chosen.entries:
        out.write(_line(_urn(entry.uid), _response(entry)))
    out.write("\n]}\n")


def _line(url: str, resource: dict[str, Any], *, first: bool = False) -> str:
    told = json.dumps({"fullUrl": url, "resource": resource}, ensure_ascii=False, allow_nan=False)
    return f"\n{told}" if first else f",\n{told}"


def _urn(uid: str) -> str:
    return f"urn:uuid:{UUID(hex=uid)}"


def _observation(session: ExchangedSession) -> dict[str, Any]:
    ended = session.began + timedelta(seconds=session.heard)
    return {
        "resourceType": "Observation",
        "meta": {"tag": [TRIAL]},
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "activity"}]}],
        "code": {
            "coding": [{"system": SYSTEM, "code": "practice-session", "display": "Session of a guided practice"}],
            "text": _text(session.title) or "Practice",
        },
        "subject": {"reference": PERSON},
        "performer": [{"reference": PERSON}],
        "effectivePeriod": {"start": _stamp(session.began), "end": _stamp(ended)},
        "valueQuantity": {
            "value": round(session.heard / 60, 2), "unit": "min", "system": "http://unitsofmeasure.org", "code": "min",
        },
    }  # fmt: skip


def _response(entry: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "resourceType": "QuestionnaireResponse",
        "meta": {"tag": [TRIAL]},
        "identifier": {"system": f"{SYSTEM}:form", "value": _text(entry.form) or "entry"},
        "status": "completed" if entry.state is State.DONE else "in-progress",
        "subject": {"reference": PERSON},
        "source": {"reference": PERSON},
        "authored": _stamp(entry.at),
    }
    if items := [*_items(entry)]:
        told["item"] = items
    return told


def _items(entry: Entry) -> Iterator[dict[str, Any]]:
    """One item an answer. An answer to the same question again has a number behind its name."""
    seen: dict[str, int] = {}
    for answer in entry.answers:
        name = _text(answer.question.name) or "question"
        seen[name] = seen.get(name, 0) + 1
        answers = [value for part in answer.parts for value in _values(part, answer)]
        if answers:
            link = name if seen[name] == 1 else f"{name}.{seen[name]}"
            yield {"linkId": link, "text": _text(question_text(answer.question)) or name, "answer": answers}


def _values(part: Part, answer: Answer) -> Iterator[dict[str, Any]]:
    """The words of a part; its number within it, or alone where there are no words."""
    words = _text(": ".join(filter(None, (part.text, None if part.other == "own" else part.other))))
    number = part.value if part.value is not None and math.isfinite(part.value) else None
    if words and number is not None:
        inner = {"linkId": f"{_text(answer.question.name) or 'question'}.value", "answer": [{"valueDecimal": number}]}
        yield {"valueString": words, "item": [inner]}
    elif words:
        yield {"valueString": words}
    elif number is not None:
        yield {"valueDecimal": number}


def _stamp(at: datetime) -> str:
    """With seconds and whole minutes of its offset, which is all that the standard can say."""
    return at.isoformat(timespec="seconds")[:25]


def _text(text: str | None) -> str:
    return _FORBIDDEN.sub("", text or "").strip()


EXPORTER = Exporter(
    _("health records: FHIR R4, draft for trial use"), "json", "application/fhir+json", _write, handed_on=True
)
