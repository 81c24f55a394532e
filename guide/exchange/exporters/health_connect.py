"""Health Connect: sessions as its records of mindfulness, in JSON, for an app on the phone that writes them into it.

Their types are written by name. The numbers are no use between programs: breathing is 2 in one release of the library
and 3 in the platform. Entries have no place there, and none is written.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, TextIO

from guide.exchange.exporter import Chosen, Exporter
from guide.exchange.values import ExchangedSession
from guide.translation import _

TYPES = {"breathwork": "BREATHING", "movement": "MOVEMENT", "nature": "OTHER", "reflection": "OTHER"}
"""By the kind of a practice; every other kind is meditation."""


def _write(chosen: Chosen, out: TextIO) -> None:
    out.write("[")
    for number, session in enumerate(chosen.sessions):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(_record(session), ensure_ascii=False))
    out.write("\n]\n")


def _record(session: ExchangedSession) -> dict[str, Any]:
    ended = session.began + timedelta(seconds=max(1.0, session.heard))
    kind = TYPES.get(session.kind, "MEDITATION") if session.kind else "UNKNOWN"
    return {
        "recordType": "MindfulnessSession",
        "startTime": _instant(session.began),
        "startZoneOffset": _offset(session.began),
        "endTime": _instant(ended),
        "endZoneOffset": _offset(ended),
        "mindfulnessSessionType": f"MINDFULNESS_SESSION_TYPE_{kind}",
        "title": session.title,
        "metadata": {"clientRecordId": session.uid, "recordingMethod": "RECORDING_METHOD_ACTIVELY_RECORDED"},
    }


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def _offset(at: datetime) -> str:
    offset = f"{at:%z}"
    return f"{offset[:3]}:{offset[3:5]}"


EXPORTER = Exporter(_("Health Connect on a phone: sessions alone"), "json", "application/json", _write, handed_on=True)
