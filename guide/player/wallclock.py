"""The clock on the wall, by which practices are appointed."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path

LOCALTIME, TIMEZONE = Path("/etc/localtime"), Path("/etc/timezone")
"""Where systems keep the zone of where they stand: as a link to its file, or by its name."""


class OffsetHere(tzinfo):
    """The offset from UTC that holds here at one moment, and the name of the zone where it is known.

    The offset alone counts in sums and differences, so that they are those of time that goes by.
    """

    def __init__(self, offset: timedelta, called: str | None, key: str) -> None:
        self._offset, self._called, self.key = offset, called, key
        """``key`` is such as Europe/Vienna; empty where it is not known."""

    def __getinitargs__(self) -> tuple[timedelta, str | None, str]:
        """Return what makes it again, for copies and other processes."""
        return self._offset, self._called, self.key

    def utcoffset(self, _at: datetime | None) -> timedelta:
        """Return the offset, whatever the moment."""
        return self._offset

    def dst(self, _at: datetime | None) -> None:
        """Return that nothing is known of summer time."""
        return

    def tzname(self, _at: datetime | None) -> str | None:
        """Return what the system calls it: CEST."""
        return self._called

    def fromutc(self, at: datetime) -> datetime:
        """Return a moment in UTC as it is here."""
        return at + self._offset


def seconds_until(moment: float) -> float:
    """Seconds until ``moment`` of `time.time`; below 0 once it has gone by."""
    return moment - time.time()


def now() -> datetime:
    """Return the time, with the offset from UTC that holds here, and the name of the zone where it is known."""
    here = datetime.now().astimezone()
    offset = here.utcoffset() or timedelta()
    return here.replace(tzinfo=OffsetHere(offset, here.tzname(), _named(here, offset)))


def _named(here: datetime, offset: timedelta) -> str:
    """The zone that the system names, if the offset there is the one that holds: names may be wrong, or out of date."""
    name = _told(os.environ.get("TZ"))
    if not name:
        return ""
    from zoneinfo import ZoneInfo

    try:
        return name if here.astimezone(ZoneInfo(name)).utcoffset() == offset else ""
    except (KeyError, ValueError, OSError):  # no zone of that name, or no list of zones
        return ""


def _told(asked: str | None) -> str:
    """The name in ``asked``, the variable TZ, or that of the system where there is no such variable."""
    if asked is not None:
        return _after_the_folder(asked.removeprefix(":"))
    return system_zone()


@lru_cache(maxsize=1)
def system_zone() -> str:
    """Return the name of the zone that the system keeps; empty where it keeps none."""
    try:
        linked = _after_the_folder(os.path.realpath(LOCALTIME)) if LOCALTIME.is_symlink() else ""
        return linked or TIMEZONE.read_text("utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def _after_the_folder(path: str) -> str:
    """``Europe/Vienna`` of ``/usr/share/zoneinfo/Europe/Vienna``; what is no such path stays as it is."""
    return path.partition("/zoneinfo/")[2] if path.startswith("/") else path
