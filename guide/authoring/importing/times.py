"""Times as people write them into scripts: moments of a recording, and lengths in words."""

from __future__ import annotations

import re

from guide.script.times import LONGEST, seconds

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3})\d{0,6})?"
_MOMENT = re.compile(_CLOCK)
_UNTIL = r"(?:\s*(?:-->|[-–—])\s*(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,9})?)?"
_LEADING = re.compile(
    rf"[ \t]*(?:\[{_CLOCK}{_UNTIL}\]|\({_CLOCK}{_UNTIL}\)|{_CLOCK}{_UNTIL})(?:[ \t]*[-–—:|]?[ \t]+|[-–—:|]?$)"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50,
    "sixty": 60, "ninety": 90, "half a": 0.5, "a half": 0.5, "a quarter": 0.25,
}  # fmt: skip
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0}
_AMOUNT = rf"(\d+(?:[.,]\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)"
_LENGTH = re.compile(rf"{_AMOUNT}[\s-]*{_UNIT}\b\.?")
_BETWEEN = re.compile(rf"{_AMOUNT}\s*(?:\.\.|-|–|to)\s*{_AMOUNT}[\s-]*{_UNIT}\b\.?")


def moment(text: str) -> float | None:
    """``4:05``, ``00:04:05.000``, ``4m05s`` or ``245s`` as seconds from the beginning; None if it is no moment."""
    match = _MOMENT.fullmatch(text.strip())
    if match:
        return _seconds(match.groups())
    if re.fullmatch(r"0+(\.0+)?m?s", text.strip().lower()):
        return 0.0
    return seconds(text) if re.search(r"\d\s*(h|m|min|s)\s*$", text.strip().lower()) else None


def leading(line: str) -> tuple[float, int] | None:
    """The moment that a line begins with, and how many characters it takes; None if it begins with none."""
    match = _LEADING.match(line)
    if match is None:
        return None
    groups = match.groups()
    for first in range(0, len(groups), 4):
        found = _seconds(groups[first : first + 4]) if groups[first + 1] else None
        if found is not None:
            return found, match.end()
    return None


def length(text: str) -> tuple[float, float | None] | None:
    """``10 seconds``, ``1m30s``, ``one minute``, ``1:30`` or ``5-10 seconds`` as seconds, and the longest if it is
    a range; None if it is no length."""
    text = " ".join(text.lower().split())
    both = _BETWEEN.fullmatch(text)
    if both:
        low, high = (_number(both[each]) * _UNITS[both[3][0]] for each in (1, 2))
        return (low, high) if low <= high else (high, low)
    exact = seconds(text) if re.search("[hms]", text) else None
    if exact is None:
        exact = moment(text) if ":" in text else _sum(text)
    return None if exact is None else (exact, None)


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


def _sum(text: str) -> float | None:
    """``1 minute and 30 seconds``."""
    found = list(_LENGTH.finditer(text))
    left = _LENGTH.sub("", text).replace("and", "").replace(",", "").strip()
    if not found or left:
        return None
    return sum(_number(match[1]) * _UNITS[match[2][0]] for match in found)


def _number(word: str) -> float:
    return _NUMBERS[word] if word in _NUMBERS else float(word.replace(",", "."))
