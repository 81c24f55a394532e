"""The words for numbers: times, lengths, volumes, pace, distance; and for what is wrong. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from guide import translation
from guide.problems import Problem, ScriptError, WorldError, capital, full
from guide.script.head_words import KIND_WORDS
from guide.translation import _, pgettext

if TYPE_CHECKING:
    from guide.timeline.range import Range

DEPTHS = {1: _("very gentle"), 2: _("gentle"), 3: _("goes deeper"), 4: _("deep"), 5: _("very deep")}
POSTURES = {
    "sitting": _("sitting"),
    "lying": _("lying"),
    "standing": _("standing"),
    "walking": _("walking"),
    "moving": pgettext("posture", "moving"),
}
EYES = {"open": _("eyes open"), "closed": _("eyes closed"), "either": _("eyes open or closed")}
AIMS = {"regulate": _("to steady"), "integrate": _("to bring together"), "transform": _("to let something change")}
BREATHS = {
    "in": _("breathe in"),
    "sip": _("and a little more"),
    "hold": _("hold"),
    "out": _("breathe out"),
    "rest": _("rest"),
}

DISTANCES = {-1: _("a little further away"), 0: _("as near as it was written"), 1: _("a little closer")}
BUSES = {"bed": _("ambience"), "voice": _("voice"), "bells": _("bells")}
NO_DISTANCE = _("this practice has no such lines")


def clock(seconds: float) -> str:
    """``3:05``, or ``1:02:03`` from an hour on. Below zero counts as zero."""
    whole = max(0, round(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def lasts(seconds: float, exact: bool) -> str:
    """``13:45``, or ``about 13:48`` for an estimate: how every list and page tells how long a practice is."""
    return clock(seconds) if exact else _("about {clock}").format(clock=clock(seconds))


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
        return _("It has no other length: nothing in it gives way. A pause such as 4s..8s..30s would.")
    return _(
        "It cannot be shorter than that: no pause or round of it gives way. The first number of 8s..30s is both its "
        "natural length and its shortest; 4s..8s..30s can be shorter."
    )


def day_of(then: datetime, now: datetime) -> str:
    """Return ``today``, ``yesterday``, a weekday within a week, else the day and the month; both moments aware."""
    days = (now.date() - then.astimezone(now.tzinfo).date()).days
    if days in (0, 1):
        return (_("today"), _("yesterday"))[days]
    if 1 < days < 7:
        return _("on {weekday}").format(weekday=translation.weekday(then))
    return _("on {date}").format(date=translation.day_and_month(then))


def spell(seconds: float) -> str:
    """``3 min 17 s``, without the part that is nothing."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [(hours, _("h")), (minutes, _("min")), (rest, _("s"))]
    return " ".join(f"{count} {unit}" for count, unit in parts if count) or f"0 {_('s')}"


def about(seconds: float) -> str:
    """``3 min``: a length as one would plan with it."""
    if seconds < 45:
        return _("{seconds} s").format(seconds=max(1, round(seconds)))
    hours, minutes = divmod(round(seconds / 60), 60)
    return (
        _("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)
        if hours
        else _("{minutes} min").format(minutes=max(1, minutes))
    )


def dots(intensity: int) -> str:
    """Intensity 1 to 5 as quiet dots: ``●●○○○``."""
    return "●" * intensity + "○" * (5 - intensity)


def kind(name: str) -> str:
    """``body-scan`` as words."""
    return KIND_WORDS.get(name) or name.replace("-", " ")


def volume(bus: str, db: float) -> str:
    """``voice +2 dB``; the sign is a minus sign and not a hyphen."""
    name = BUSES.get(bus, bus)
    if db <= -90:
        return _("{name} off").format(name=name)
    return f"{name} {'+' if db > 0 else '−' if db < 0 else ''}{abs(db):.0f} dB"


def hush(per_cent: int, way: int) -> str:
    """``fewer words: 60 %``; ``way`` is where it was moved to, 1 for more."""
    if per_cent >= 100:
        return _("all the words: 100 %")
    told = _("only the words you need") if per_cent <= 0 else _("more words") if way > 0 else _("fewer words")
    return f"{told}: {per_cent} %"


def pace(pace: float) -> str:
    """``pace 0.9``."""
    return _("pace {pace}").format(pace=translation.decimal(f"{pace:.1f}"))


def distance(distance: int | None) -> str:
    """How near the words come, where the author wrote them more than once."""
    return NO_DISTANCE if distance is None else DISTANCES[distance]


def begins(at: float | None, left: float) -> str:
    """``begins at 07:30:00, in 3 min 20 s``; ``at`` as `time.time` counts, shown by the clock on the wall."""
    wait = spell(ceil(left))
    if at is None:
        return _("begins in {wait}").format(wait=wait)
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    return _("begins at {moment:%H:%M:%S}, in {wait}").format(moment=moment, wait=wait)


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
    return _("Line {line}, column {column}: {problem}{hint}").format(
        line=problem.where.line, column=problem.where.column, problem=full(problem.message), hint=hint
    )
