"""A person's own rhythm as iCalendar (RFC 5545), for any calendar program: a file, no server, no account.

    ics      escaping, folding and the lines of an event
    rhythm   days of the week and a time of day -> an event that comes again

Times are those of the clock on the wall, wherever the person is ("floating"): half past eight stays half past eight
through travels and summer time. Nothing is due, and nothing is said of days on which nothing was done.
"""

from __future__ import annotations

from guide.schedule.ics import Event, calendar
from guide.schedule.rhythm import DAYS, Rhythm, event

__all__ = ["DAYS", "Event", "Rhythm", "calendar", "event"]
