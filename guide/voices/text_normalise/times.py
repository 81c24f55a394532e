"""Lengths of time in figures, ``90s`` and ``10-min`` and ``1h30m``, to words; decades by what stands before them."""

from __future__ import annotations

import re

from guide.voices.text_normalise.cardinals import decade
from guide.voices.text_normalise.rules import DASH, NUMBER, rules

_UNITS = {"s": "second", "m": "minute", "h": "hour", "w": "week", "y": "year", "d": "day"}
_UNIT = r"(sec(?:ond)?s?|mins?|minutes?|hrs?|hours?|wks?|yrs?|[smh])"
_LONE = r"(secs?|mins?|hrs?|wks?|yrs?|[smh])"
_PLACES = {
    "day": "day", "d": "day", "week": "week", "wk": "week", "month": "month", "year": "year", "yr": "year",
    "night": "night", "minute": "minute", "min": "minute", "m": "minute", "second": "second", "sec": "second",
    "s": "second", "hour": "hour", "hr": "hour", "h": "hour", "breath": "breath", "side": "side", "session": "session",
}  # fmt: skip
_DECADE = re.compile(r"(?:\b(?:the|my|his|her|its|our|your|their|early|mid|late)[\s-]+|['’])$", re.IGNORECASE)
_NOT_A_DECADE = re.compile(r"\s+(?:breath|exhale|hold|inhale|interval|mark|pause|rest|silence|sit|timer|window)")
_NOT_ATTRIBUTE = (
    r"(?!\s+(?:a|an|and|apart|are|as|at|after|before|between|by|each|every|for|from|if|in|is|later|less|long|longer|"
    r"more|of|on|or|per|so|the|then|to|total|until|when|while|with|without)\b)"
)


def _many(number: str, unit: str) -> str:
    word = _UNITS[unit[0].lower()]
    return f"{number} {word}{'' if number == '1' else 's'}"


def _length(found: re.Match[str]) -> str:
    number, unit = found[1], found[2]
    if unit == "s" and _decade(found, number):
        return decade(number)
    return _many(number, unit)


def _decade(found: re.Match[str], number: str) -> bool:
    round_ = number.endswith("0") and len(number) in (2, 4)
    before = found.string[: found.start()]
    return round_ and bool(_DECADE.search(before)) and not _NOT_A_DECADE.match(found.string, found.end())


def _together(found: re.Match[str]) -> str:
    parts = [_many(number, unit) for number, unit in zip(found.groups(), "hms", strict=True) if number]
    return " ".join(parts)


def _minutes_seconds(found: re.Match[str]) -> str:
    return f"{_many(found[1], 'm')} {_many(found[2], 's')}"


def _attribute(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}-{_UNITS[found[3][0].lower()]}"


def _range_attribute(found: re.Match[str]) -> str:
    return f"{found[1]}-to-{found[2]}-{_UNITS[found[3][0].lower()]}"


def _quoted(found: re.Match[str]) -> bool:
    """Whether the mark closes a quotation."""
    mark, before = found.group()[-1], found.string[: found.start()]
    return before.count(mark) % 2 == 1 if mark == '"' else bool(re.search(rf"(?<!\w){mark}", before))


def _prime(found: re.Match[str]) -> str:
    return found.group() if _quoted(found) else _many(found[1], "s" if found[2] in ('"', "″", "”", "''") else "m")


RULES = rules((
    (r"(?<!\w)['’](\d0)s\b", lambda found: decade(found[1])),  # the '80s
    (r"\b(\d{1,2}(?:[:.]\d\d)?)\s?([AaPp])\.?\s?[Mm]\b\.?",
     lambda found: f"{found[1]} {found[2].lower()}.m."),  # the letters are said one by one
    (r"\b(\d+)\s?h(?:rs?)?\s?(\d{1,2})(?:\s?m(?:ins?)?)?(?:\s?(\d{1,2})\s?s(?:ecs?)?)?\b(?!:)", _together),  # 1h30m
    (r"\b(\d+)\s?m(?:ins?)?\s?(\d{1,2})\s?s(?:ecs?)?\b", _minutes_seconds),
    (rf"\b(\d+)\s?(?:{DASH}|to)\s?(\d+){DASH}{_UNIT}\b\.?(?=\s+[a-z])", _range_attribute),  # a 5-10-min sit
    (rf"\b({NUMBER})()[-‐‑]{_UNIT}\b\.?(?=\s)", _attribute),
    (rf"(\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s+{NUMBER})()\s?{_LONE}\b\.?(?=\s+[a-z]){_NOT_ATTRIBUTE}",
     _attribute),  # a 90s hold
    (rf"(?<![\w.$€£])({NUMBER})\s?{_LONE}\b(?!['’/])(?:\.(?=,|\s+[a-z]))?", _length),
    (r"\b(\d+)\s?('')(?!\w)", _prime),
    (r"\b(\d+)\s?(['′\"″])(?!\w)", _prime),
    (rf"\b(\d+)\s?[x×]\s?/\s?({'|'.join(_PLACES)})\b", lambda found: f"{found[1]} times per {_PLACES[found[2]]}"),
    (rf"\b(\d+(?:\.\d+)?\+?\s+[A-Za-z-]+)\s?/\s?({'|'.join(_PLACES)})\b(?:\.(?=,|\s+[a-z]))?(?=[\s,.;:!?)]|$)",
     lambda found: f"{found[1]} per {_PLACES[found[2]]}"),  # 5 breaths/min
))  # fmt: skip
