"""The lines of an iCalendar file. Source: RFC 5545, sections 3.1 (folding), 3.3.11 (escaping), 3.6.1 and 3.6.6."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

OCTETS = 75
"""The longest line, without its end."""
PRODUCT = "-//guide//practice player//EN"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar."""

    uid: str
    """The same for the same rhythm, so that a second import changes it and adds none."""
    stamp: datetime
    """When it was written, with its offset."""
    start: datetime
    """On the clock on the wall, without a zone."""
    lasts: timedelta
    title: str
    words: str = ""
    days: tuple[str, ...] = ()
    """Of the week, MO to SU; empty for every day."""
    reminder: timedelta | None = None
    """How long before it a calendar shows its title."""


def calendar(events: Iterable[Event]) -> bytes:
    """Return a whole file: UTF-8, lines ended by CR LF and folded at 75 octets."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines += [line for event in events for line in _event(event)]
    return b"".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def escaped(text: str) -> str:
    """Return ``text`` as a value of the type TEXT. What no line may hold (control characters) is left out."""
    one = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    marked = one.replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
    return "".join(char for char in marked if char == "\t" or (char >= " " and char != "\x7f" and _written(char)))


def folded(line: str) -> bytes:
    """Return a line with its end, broken into pieces of at most 75 octets, never within a character."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def _written(char: str) -> bool:
    """Whether UTF-8 can hold it: half of a pair of surrogates cannot be written."""
    return not "\ud800" <= char <= "\udfff"


def _event(event: Event) -> Iterator[str]:
    rule = f"FREQ=WEEKLY;BYDAY={','.join(event.days)}" if event.days else "FREQ=DAILY"
    yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}")
    yield f"DTSTAMP:{event.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{event.start.replace(tzinfo=None).isoformat(timespec='seconds').replace('-', '').replace(':', '')}"
    yield f"DURATION:{_duration(event.lasts)}"
    yield f"RRULE:{rule}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.words:
        yield f"DESCRIPTION:{escaped(event.words)}"
    yield from ("TRANSP:TRANSPARENT", "CLASS:PRIVATE")
    if event.reminder is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-{_duration(event.reminder)}")
        yield from (f"DESCRIPTION:{escaped(event.title)}", "END:VALARM")
    yield "END:VEVENT"


def _duration(span: timedelta) -> str:
    return f"PT{max(0, round(span.total_seconds() / 60))}M"
