"""Days and times as other programs write them: 24 hours or 12, month first or day first, with or without a zone.

A time without a zone is one of the clock on the wall where the person was: it gets the offset that held there then. In
the hour that summer time leaves out, the one before; in the hour that comes twice, the first.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from guide.exchange.months import MONTHS

EARLIEST, LATEST = 1900, 2200
"""Years that a diary may have."""
NOON = time(12)
"""When something happened of which only the day is known: no zone moves it to another day."""
_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+)?(\w+)|(\w+)\s+(\d{1,2})(?:st|nd|rd|th)?)\.?,?(?:\s+(\d{4}))?"
)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{1,2}))?(?:[:.](\d{1,2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:uhr)?", re.IGNORECASE
)
_OFFSET = re.compile(r"\s*(?:(z|utc|gmt)|(?:utc|gmt)?([+-])(\d{2}):?(\d{2}))$", re.IGNORECASE)
_LENGTH = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d+))?")


def plain(text: str) -> str:
    """Return ``text`` on one line with plain spaces: programs write narrow ones between a time and its ``PM``."""
    return " ".join(text.replace("\u200e", "").replace("\u200f", "").split())


def day(text: str, *, month_first: bool = False, year: int | None = None) -> date | None:
    """Return the day that ``text`` tells, or None. A year first is always understood; ``year`` is for days without."""
    text = plain(text)
    if found := _ISO_DAY.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        return _date(int(found[3]), *((first, second) if month_first else (second, first)))
    if found := _WORDS.fullmatch(text):
        month = MONTHS.get((found[2] or found[3]).casefold().rstrip("."))
        known = int(found[5]) if found[5] else year
        return _date(known, month, int(found[1] or found[4])) if month and known else None
    return None


def clock(text: str) -> time | None:
    """Return the time of day that ``text`` tells, by 12 or 24 hours, or None."""
    found = _TIME.fullmatch(plain(text))
    if found is None or (found[2] is None and found[4] is None):
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, int(found[2] or 0), int(found[3] or 0))
    except ValueError:
        return None


def moment(text: str, *, month_first: bool = False) -> datetime | None:
    """Return the day and time that ``text`` tells, with its offset if it has one; noon if it is a day alone."""
    text = plain(text)
    offset: tzinfo | None = None
    if (found := _OFFSET.search(text)) and ":" in text[: found.start()]:
        text, offset = text[: found.start()], _offset(found)
    if alone := day(text, month_first=month_first):
        return datetime.combine(alone, NOON, offset)
    for gap in re.finditer(r"T|,? ", text):
        on, at = day(text[: gap.start()], month_first=month_first), clock(text[gap.end() :])
        if on and at:
            return datetime.combine(on, at, offset)
    return None


def _offset(found: re.Match[str]) -> tzinfo:
    if found[1]:
        return UTC
    minutes = int(found[3]) * 60 + int(found[4])
    return timezone(timedelta(minutes=-minutes if found[2] == "-" else minutes)) if minutes < 24 * 60 else UTC


def there(at: datetime, zone: tzinfo) -> datetime:
    """Return ``at`` with a fixed offset from UTC: its own, or for a time without one that of ``zone`` then."""
    placed = at if at.tzinfo else at.replace(tzinfo=zone)
    try:
        offset = placed.utcoffset() or timedelta()
    except (OverflowError, ValueError):
        offset = timedelta()
    return placed.replace(tzinfo=timezone(offset), fold=0)


def instant(seconds: float, zone: tzinfo) -> datetime | None:
    """Return the moment ``seconds`` after the start of 1970 as the clock in ``zone`` showed it, or None."""
    try:
        at = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(zone)
    except (OverflowError, ValueError):
        return None
    return there(at, zone) if EARLIEST <= at.year < LATEST else None


def length(text: str) -> float | None:
    """Return the seconds of ``H:MM:SS`` or ``MM:SS``, in which any part may have one digit, or None."""
    found = _LENGTH.fullmatch(plain(text))
    if found is None or int(found[3]) > 59:
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


@lru_cache(256)
def zone_named(name: str) -> tzinfo | None:
    """Return the time zone called ``name`` (Europe/Vienna), or None if this machine knows none of that name."""
    if not re.fullmatch(r"[A-Za-z][\w+-]*(?:/[\w+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # the last where there is no such zone
        return None


def name_of(zone: tzinfo) -> str:
    """Return the name of a zone, empty if it has none."""
    return getattr(zone, "key", "") or ""


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if EARLIEST <= year < LATEST else None
    except ValueError:
        return None
