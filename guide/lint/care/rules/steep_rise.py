"""What is hard is met a little at a time. Between feeling nothing and being flooded lies a window in which
something can be felt and thought about at once (Daniel Siegel, The Developing Mind, 1999), and people leave it by
its upper edge when the next step was too high. So each part of a practice stirs up at most one more than the part
before it.

Sections say so with ``intensity``; those that say nothing are not judged. A section is compared with the last one
before it that says its own. The first to say it is compared with 1: at the beginning nothing has been stirred up
yet, so a practice that goes up to 4 says how it gets there. Going down may be as steep as one likes.

Optional sections can be left out when time is short. A step that holds only while an optional one is there is named
as well. And no section says more than the practice does, for that is what the listener was told.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.example import hard
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.script.model import Section
from guide.translation import _

RISE = 1
START = 1


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each section that rises too far."""
    said: list[Section] = []
    for section in record.script.sections:
        level = section.intensity
        if level is None:
            continue
        if level > record.script.intensity:
            message = _("this section says {level}, and the practice says {intensity}").format(
                level=level, intensity=record.script.intensity
            )
            yield CareFinding(section.where, message, _("the practice says the highest of its sections"))
        low, left_out = _lowest(said, section)
        if level - low > RISE:
            without = _(" when '{title}' is left out").format(title=left_out.title) if left_out else ""
            message = _("the intensity rises from {low} to {level} at once{without}").format(
                low=low, level=level, without=without
            )
            yield CareFinding(
                section.where,
                message,
                _("at most {most} at a time: a section of {intensity} before it").format(
                    most=RISE, intensity=low + RISE
                ),
            )
        said.append(section)


def _lowest(said: list[Section], section: Section) -> tuple[int, Section | None]:
    """The lowest level from which ``section`` can be reached, and the section whose absence makes it so."""
    ways: list[tuple[int, Section | None]] = []
    gone: Section | None = None
    for before in reversed(said):
        ways.append((before.intensity or START, gone))
        if not _may_go(before, section):
            break
        gone = gone or before
    else:
        ways.append((START, gone))
    return min(ways, key=lambda way: way[0])


def _may_go(before: Section, section: Section) -> bool:
    """Whether ``before`` can be left out while ``section`` is heard: the lowest are left out first."""
    if before.optional is None or before.closing:
        return False
    return section.optional is None or section.closing or before.optional < section.optional


_FEET = """\
  - title: Feet
    intensity: 1
    steps:
      - If you like, feel your feet.
"""
_HARD = """\
    intensity: 3
    steps:
      - You might let it come near.
  - title: Back
    closing: true
    intensity: 1
    steps:
      - Look around you.
"""

RULE = CareRule(
    code="steep-rise",
    sentence=_("From one section to the next the intensity rises by at most one."),
    reason=__doc__ or "",
    look=look,
    bad=hard(_FEET + "  - title: Meeting it  # <-\n" + _HARD),
    mended=hard(
        _FEET
        + """\
  - title: From afar
    intensity: 2
    steps:
      - You might see it from far away.
  - title: Meeting it
"""
        + _HARD
    ),
)
