"""An entry as JSON, with nothing left out: for files that are handed out, earlier versions, and names by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from guide.journal.entry import Answer, Attachment, Entry, Moment, Part, Question, State
from guide.journal.text import storable
from guide.journal.times import exact


def to_json(entry: Entry) -> dict[str, object]:
    """Return ``entry`` as what `json.dumps` takes. Every field is there, so that none has to be known to be missing."""
    return {
        "uid": entry.uid,
        "form": entry.form,
        "digest": entry.digest,
        "at": exact(entry.at),
        "zone": entry.zone,
        "session": entry.session,
        "moment": entry.moment,
        "state": entry.state,
        "follows": entry.follows,
        "share": entry.share,
        "answers": [_told(each) for each in entry.answers],
        "attachments": [{"path": each.path, "sha256": each.sha256, "kind": each.kind} for each in entry.attachments],
    }


def from_json(told: Mapping[str, Any]) -> Entry:
    """Return the entry that `to_json` gave. Raises KeyError, TypeError or ValueError for anything else."""
    return Entry(
        form=str(told["form"]),
        at=datetime.fromisoformat(told["at"]),
        answers=tuple(_answer(each) for each in told["answers"]),
        zone=str(told["zone"]),
        digest=str(told["digest"]),
        session=told["session"],
        moment=Moment(told["moment"]) if told["moment"] else None,
        state=State(told["state"]),
        follows=told["follows"],
        share=bool(told["share"]),
        uid=str(told["uid"]),
        attachments=tuple(Attachment(**each) for each in told["attachments"]),
    )


def content_uid(entry: Entry) -> str:
    """Return a uid that is the same for the same content, whoever keeps it and however often."""
    told = json.dumps(to_json(replace(entry, uid="")), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(storable(told).encode()).hexdigest()[:32]


def same(one: Entry, other: Entry) -> bool:
    """Return whether both hold the same, times by the clock on the wall included."""
    return to_json(one) == to_json(other)


def _told(answer: Answer) -> dict[str, object]:
    return {"question": _question(answer.question), "parts": [_part(part) for part in answer.parts]}


def _question(question: Question) -> dict[str, object]:
    return {"name": question.name, "kind": question.kind, "asked": question.asked, "scale": question.scale}


def _part(part: Part) -> dict[str, object]:
    told = {"text": part.text, "value": part.value, "other": part.other, "link": part.link, "link_part": part.link_part}
    return {name: value for name, value in told.items() if value is not None and (name != "link_part" or value)}


def _answer(told: Mapping[str, Any]) -> Answer:
    return Answer(Question(**told["question"]), tuple(Part(**each) for each in told["parts"]))
