"""The words for numbers: times, lengths, volumes, pace, distance; and for what is wrong. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from guide.problems import Problem, ScriptError, WorldError, capital, full

if TYPE_CHECKING:
    from guide.timeline.range import Range

DEPTHS = {1: "very gentle", 2: "gentle", 3: "goes deeper", 4: "deep", 5: "very deep"}
AIMS = {"regulate": "to steady", "integrate": "to bring together", "transform": "to let something change"}
BREATHS = {"in": "breathe in", "sip": "and a little more", "hold": "hold", "out": "breathe out", "rest": "rest"}

DISTANCES = {-1: "a little further away", 0: "as near as it was written", 1: "a little closer"}
NO_DISTANCE = "this practice has no such lines"


def clock(seconds: float) -> str:
    """``3:05``, or ``1:02:03`` from an hour on. Below zero counts as zero."""
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def lasts(seconds: float, exact: bool) -> str:
    """``13:45``, or ``about 13:48`` for an estimate: how every list and page tells how long a practice is."""
    return clock(seconds) if exact else f"about {clock(seconds)}"


def possible(found: Range) -> tuple[str, str]:
    """The shortest and the longest length that can be asked for: rounded so that it truly can.

    Where that would lie beyond the natural length, it is the natural length, for which nobody has to ask.
    """
    shortest, longest = min(found.soonest, found.natural), max(found.latest, found.natural)
    return lasts(shortest, found.exact.shortest), lasts(longest, found.exact.longest)


def rigid(found: Range) -> str:
    """A sentence where a practice cannot be shorter than by nature; empty where it can."""
    if found.natural - found.shortest >= 1.0:
        return ""
    if found.longest - found.natural < 1.0:
        return "It has no other length: nothing in it gives way. A pause such as 4s..8s..30s would."
    return (
        "It cannot be shorter than that: no pause or round of it gives way. The first number of 8s..30s is both its "
        "natural length and its shortest; 4s..8s..30s can be shorter."
    )


def day_of(then: datetime, now: datetime) -> str:
    """Return ``today``, ``yesterday``, a weekday within a week, else the day and the month; both moments aware."""
    days = (now.date() - then.astimezone(now.tzinfo).date()).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"on {then:%A}" if 1 < days < 7 else f"on {then.day} {then:%B}"


def spell(seconds: float) -> str:
    """``3 min 17 s``, without the part that is nothing."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or "0 s"


def about(seconds: float) -> str:
    """``3 min``: a length as one would plan with it."""
    if seconds < 45:
        return f"{max(1, round(seconds))} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{max(1, minutes)} min"


def dots(intensity: int) -> str:
    """Intensity 1 to 5 as quiet dots: ``●●○○○``."""
    return "●" * intensity + "○" * (5 - intensity)


def kind(name: str) -> str:
    """``body-scan`` as words."""
    return name.replace("-", " ")


def volume(bus: str, db: float) -> str:
    """``voice +2 dB``; the sign is a minus sign and not a hyphen."""
    name = "ambience" if bus == "bed" else bus
    if db <= -90:
        return f"{name} off"
    return f"{name} {'+' if db > 0 else '−' if db < 0 else ''}{abs(db):.0f} dB"


def hush(per_cent: int, way: int) -> str:
    """``fewer words: 60 %``; ``way`` is where it was moved to, 1 for more."""
    if per_cent >= 100:
        return "all the words: 100 %"
    return f"{'only the words you need' if per_cent <= 0 else 'more words' if way > 0 else 'fewer words'}: {per_cent} %"


def pace(pace: float) -> str:
    """``pace 0.9``."""
    return f"pace {pace:.1f}"


def distance(distance: int | None) -> str:
    """How near the words come, where the author wrote them more than once."""
    return NO_DISTANCE if distance is None else DISTANCES[distance]


def begins(at: float | None, left: float) -> str:
    """``begins at 07:30:00, in 3 min 20 s``; ``at`` as `time.time` counts, shown by the clock on the wall."""
    moment = "" if at is None else f" at {datetime.fromtimestamp(at, UTC).astimezone():%H:%M:%S},"
    return f"begins{moment} in {spell(ceil(left))}"


def trouble(error: Exception) -> list[str]:
    """What went wrong, one sentence a line: with its place in the script, or with a way out."""
    if isinstance(error, ScriptError):
        return [_placed(problem) for problem in error.problems]
    if isinstance(error, WorldError):
        return [line for line in (error.sentence, error.hint) if line]
    raise error


def _placed(problem: Problem) -> str:
    if not problem.where.line:
        return problem.sentence
    hint = f" {full(capital(problem.hint))}" if problem.hint else ""
    return f"Line {problem.where.line}, column {problem.where.column}: {full(problem.message)}{hint}"
