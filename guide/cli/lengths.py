"""Lengths as people type them: ``10m``, ``7m30s``, ``10 min``, ``1:30``, and ``10``, which is minutes.

Scripts are stricter (`guide.script.times`): there a bare number is seconds, as authors have it, and ``1:30`` is
refused, because programs differ over it.
"""

from __future__ import annotations

import argparse
import re

from guide.script.times import LONGEST
from guide.translation import _

EXAMPLES = _("write 10m, 7m30s, 90s or 1h15m")
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_HOURS, _MINUTES, _SECONDS = r"(?:hours?|hrs?|h)", r"(?:minutes?|mins?|m)", r"(?:seconds?|secs?|s)"
_UNITS = re.compile(
    rf"(?:{_NUMBER}\s*{_HOURS}(?:\s*(?:and\s+)?(\d+)$)?)?\s*(?:{_NUMBER}\s*{_MINUTES}(?:\s*(?:and\s+)?(\d+)$)?)?"
    rf"\s*(?:{_NUMBER}\s*{_SECONDS})?"
)
"""Hours, minutes and seconds; a number at the end counts the next smaller unit, as in 1h30."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):([0-5]\d)")


def length(text: str) -> float:
    """Return the seconds of a length that somebody typed. A bare number is minutes. Raises ArgumentTypeError."""
    bare = _bare(text)
    return _checked(text, bare * 60.0 if bare is not None else _seconds(text))


def delay(text: str) -> float:
    """Return seconds, where minutes are as likely, so that a bare number is refused. Raises ArgumentTypeError."""
    if _bare(text) is not None:
        number = text.strip()
        raise argparse.ArgumentTypeError(
            _("'{number}' may be minutes or seconds: write {number}m or {number}s").format(number=number)
        )
    return length(text)


def _bare(text: str) -> float | None:
    match = re.fullmatch(rf"\s*{_NUMBER}\s*", text)
    return _number(match[1]) if match else None


def _seconds(text: str) -> float | None:
    """Anything but a bare number; None if it is no length."""
    plain = " ".join(text.casefold().split())
    clock = _CLOCK.fullmatch(plain)
    if clock and (clock[1] is None or int(clock[2]) < 60):
        return int(clock[1] or 0) * 3600.0 + int(clock[2]) * 60.0 + int(clock[3])
    match = _UNITS.fullmatch(plain)
    if not match or not any(match.groups()):
        return None
    hours, minutes_after, minutes, seconds_after, seconds = map(_number, match.groups())
    return hours * 3600.0 + (minutes_after + minutes) * 60.0 + seconds_after + seconds


def _checked(text: str, found: float | None) -> float:
    if re.match(r"\s*[-−–]\s*\d", text):
        raise argparse.ArgumentTypeError(
            _("'{text}' is less than nothing: write {length}").format(text=text, length=text.strip()[1:].strip())
        )
    if found is None:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no length: {examples}; a number alone is minutes").format(text=text, examples=EXAMPLES)
        )
    if found <= 0:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no time at all: {examples}").format(text=text, examples=EXAMPLES)
        )
    if found > LONGEST:
        raise argparse.ArgumentTypeError(_("'{text}' is too long: 12 hours, 12h, is the most").format(text=text))
    return found


def _number(text: str | None) -> float:
    return float(text.replace(",", ".")) if text else 0.0
