"""The clock on the wall, by which practices are appointed."""

from __future__ import annotations

import time
from datetime import datetime


def seconds_until(moment: float) -> float:
    """Seconds until ``moment`` of `time.time`; below 0 once it has gone by."""
    return moment - time.time()


def now() -> datetime:
    """Return the time, with the offset from UTC that holds here."""
    return datetime.now().astimezone()
