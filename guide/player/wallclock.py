"""The clock on the wall, by which practices are appointed."""

from __future__ import annotations

import time


def seconds_until(moment: float) -> float:
    """Seconds until ``moment`` of `time.time`; below 0 once it has gone by."""
    return moment - time.time()
