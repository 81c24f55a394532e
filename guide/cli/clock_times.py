"""Moments as they are written on a command line, and told: ``07:30``, ``2026-05-01T07:30``."""

from __future__ import annotations

import argparse
import re
from datetime import datetime, time

from guide.bells.day_bell import told as told
from guide.translation import _

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?")


def clock(text: str) -> time:
    """Return a time of day: ``7:30``, ``07:30:15``; ``24:00`` is midnight. Raises ArgumentTypeError."""
    found = _CLOCK.fullmatch(text.strip())
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
    if (hours, minutes, seconds) == (24, 0, 0):
        hours = 0
    try:
        return time(hours, minutes, seconds)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' is no time of day: write 7:30 or 07:30:15").format(text=text)
        ) from None


def moment(text: str) -> time | datetime:
    """Return a time of day, or a day and a time. Raises ArgumentTypeError."""
    if "-" not in text:
        return clock(text)
    try:
        found = datetime.fromisoformat(text)
        datetime.fromtimestamp(found.timestamp() + 86_400.0)  # noqa: DTZ006 - there are years that no clock can tell
        return found
    except (ValueError, OverflowError, OSError):
        message = _("'{text}' is no moment: write 07:30, 07:30:15 or 2026-05-01T07:30").format(text=text)
        raise argparse.ArgumentTypeError(message) from None


def coming(wanted: time | datetime, now: float) -> float:
    """Return when that is the next time, on the clock of `time.time`. Raises WrongUseError for what has gone by."""
    from guide.bells.rhythm import next_moment
    from guide.problems import WrongUseError

    if isinstance(wanted, time):
        return next_moment(wanted, now)
    if wanted.timestamp() <= now:
        raise WrongUseError(
            _("{wanted:%Y-%m-%d %H:%M:%S} has gone by.").format(wanted=wanted),
            _("Name a moment to come, or only a time: 07:30"),
        )
    return wanted.timestamp()
