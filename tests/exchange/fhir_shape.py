"""What release 4 of FHIR asks of a bundle and three resources, as far as they are used, as a JSON Schema."""

from __future__ import annotations

from typing import Any

_TIME = {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_TEXT = {"type": "string", "pattern": r"^[\r\n\t\S](?s:.)*$", "minLength": 1}
_TRIAL = {"properties": {"tag": {"contains": {"properties": {"code": {"const": "trial-use"}}}}}}
_REFERENCE = {"required": ["reference"]}


def _resource(kind: str, required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "required": ["resourceType", "meta", *required],
        "properties": {"resourceType": {"const": kind}, "meta": _TRIAL, **properties},
        "additionalProperties": False,
    }


_ANSWER = {
    "oneOf": [{"required": ["valueString"]}, {"required": ["valueDecimal"]}],
    "properties": {
        "valueString": _TEXT,
        "valueDecimal": {"type": "number"},
        "item": {"items": {"$ref": "#/$defs/item"}},
    },
    "additionalProperties": False,
}
_ITEM = {
    "required": ["linkId", "answer"],
    "properties": {"linkId": _TEXT, "text": _TEXT, "answer": {"minItems": 1, "items": _ANSWER}},
    "additionalProperties": False,
}
_OBSERVATION = _resource(
    "Observation",
    ["status", "code", "subject", "effectivePeriod", "valueQuantity"],
    status={"const": "final"},
    category={"type": "array"},
    code={"required": ["text"], "properties": {"text": _TEXT}},
    subject=_REFERENCE,
    performer={"type": "array", "items": _REFERENCE},
    effectivePeriod={"properties": {"start": _TIME, "end": _TIME}},
    valueQuantity={"properties": {"value": {"type": "number"}, "system": {"const": "http://unitsofmeasure.org"}}},
)
_RESPONSE = _resource(
    "QuestionnaireResponse",
    ["status"],
    identifier={"required": ["system", "value"]},
    status={"enum": ["in-progress", "completed"]},
    subject=_REFERENCE,
    source=_REFERENCE,
    authored=_TIME,
    item={"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/item"}},
)
_ENTRY = {
    "required": ["fullUrl", "resource"],
    "properties": {
        "fullUrl": {"pattern": "^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
        "resource": {"oneOf": [_resource("Patient", []), _OBSERVATION, _RESPONSE]},
    },
}
FHIR: dict[str, Any] = {
    "type": "object",
    "required": ["resourceType", "type", "entry"],
    "properties": {
        "resourceType": {"const": "Bundle"},
        "type": {"const": "collection"},
        "timestamp": _TIME,
        "entry": {"items": _ENTRY},
    },
    "$defs": {"item": _ITEM},
}
