"""Moments of a recording as people write them at the beginning of a line, and lengths as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from guide.script.times import LONGEST, seconds

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3})\d{0,6})?"
_MOMENT = re.compile(_CLOCK)
_UNTIL = r"(?:\s*(?:-->|[-–—])\s*(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,9})?)?"
_LEADING = re.compile(
    rf"[ \t]*(?:\[{_CLOCK}{_UNTIL}\]|\({_CLOCK}{_UNTIL}\)|{_CLOCK}{_UNTIL})(?:[ \t]*[-–—:|]?[ \t]+|[-–—:|]?$)"
)
_OF_DAY = re.compile(
    r"[ \t]*(?:[ap]\.?[ \t]?m\b|o['’]?[ \t]?clock|uhr\b|h\b|hrs\b|hours\b|heures\b|horas\b|uur\b|noon\b|midnight\b"
    r"|(?:in|at|every|each|on|de la|du|am) +(?:the +)?(?:morning|afternoon|evening|night|day|matin|mañana|abend)s?\b)",
    re.IGNORECASE,
)
"""What follows a time of the day."""
_BEGINNING = 60.0
"""Seconds: times of a recording begin before it."""
_ROW = 3
"""So many times that rise are times of a recording."""
_ROUND = 15
"""Times of the day are mostly quarters of an hour; what looks like minutes and seconds are hours and minutes then."""


@dataclass(frozen=True, slots=True)
class Leading:
    """A moment that a line begins with."""

    at: float
    stop: int
    """How many characters it takes."""
    sure: bool
    """In brackets or with a sign behind it; else it may be a time of day or a measure."""
    small: bool
    """The words behind it go on like a sentence."""


def moment(text: str) -> float | None:
    """``4:05``, ``00:04:05.000``, ``4m05s`` or ``245s`` as seconds from the beginning; None if it is no moment."""
    match = _MOMENT.fullmatch(text.strip())
    if match:
        return _seconds(match.groups())
    if re.fullmatch(r"0+(\.0+)?m?s", text.strip().lower()):
        return 0.0
    return seconds(text) if re.search(r"\d\s*(h|m|min|s)\s*$", text.strip().lower()) else None


def leading(line: str) -> Leading | None:
    """The moment that a line begins with; None if it begins with none, or with a time of the day."""
    match = _LEADING.match(line)
    if match is None:
        return None
    after = line[match.end() :]
    if _OF_DAY.match(after):
        return None
    groups = match.groups()
    for first in range(0, len(groups), 4):
        found = _seconds(groups[first : first + 4]) if groups[first + 1] else None
        if found is not None:
            sure = first < 8 or match[0].rstrip()[-1:] in tuple("-–—:|")
            return Leading(found, match.end(), sure, after[:1].islower())
    return None


def marks(lines: Sequence[str]) -> dict[int, Leading]:
    """The time marks of a text, by the number of the line, from 0.

    A bare time before words that go on in small letters is one where all bare times rise from the beginning; else it
    is a time of the day: "7:30 suits many".
    """
    found = {at: mark for at, line in enumerate(lines) if (mark := leading(line))}
    row = _rise([mark.at for mark in found.values() if not mark.sure])
    return {at: mark for at, mark in found.items() if mark.sure or row or not _goes_on(lines, at, mark)}


def _rise(times: Sequence[float]) -> bool:
    """Whether these are times of a recording: they rise from its beginning, or are no round times of the day."""
    if not times or any(one > two for one, two in pairwise(times)):
        return False
    return times[0] < _BEGINNING or (len(times) >= _ROW and any(each % _ROUND for each in times))


def _goes_on(lines: Sequence[str], at: int, mark: Leading) -> bool:
    """Whether a bare time stands in the middle of a sentence."""
    before = lines[at - 1].strip() if at else ""
    return mark.small or (before[-1:].isalnum() and before[-1:].islower())


def exact(length: float) -> str:
    """Seconds to the millisecond as the language writes them: 245.25 to ``4m5.25s``."""
    minutes, rest = divmod(round(length * 1000), 60_000)
    tail = f"{rest / 1000:.3f}".rstrip("0").rstrip(".")
    return f"{minutes}m{f'{tail}s' if rest else ''}" if minutes else f"{tail}s"


def possible(length: float) -> bool:
    """Whether a practice can be that long."""
    return length <= LONGEST


def _seconds(groups: tuple[str | None, ...]) -> float | None:
    hours, minutes, rest, part = groups
    if int(rest or 0) >= 60 or (hours and int(minutes or 0) >= 60):
        return None
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(rest or 0)
    return whole + int((part or "0").ljust(3, "0")) / 1000
