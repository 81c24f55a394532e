"""A long silence over rain or over a drone is a place to be in. A long silence over nothing at all cannot be told
from a player that has stopped, a headphone that has lost its connection, or a file that is over. Through
loudspeakers the room has a sound of its own; through closed headphones there is only the ear's own noise, which
many people find uncomfortable, and which those with tinnitus hear loudest.

Something that goes on, however softly, holds the time: a bed, or bells at intervals (``silence`` has
``bell_every``). For a practice in which the room itself is to be heard, such as one of the senses, keep each
silence under a minute and let the voice come back in between.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.quiet import LONG, listening
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.script.times import written
from guide.translation import _


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Every quiet that becomes a minute long with nothing to hear."""
    for passage in record.passages:
        for quiet in passage.quiets():
            if quiet.bare - quiet.seconds < LONG <= quiet.bare:
                hint = _(
                    "let a bed go on, such as bed: rain, or bells ring within: silence: {for: 2m, bell_every: 30s}"
                )
                yield CareFinding(
                    quiet.where,
                    _("there is nothing at all to hear for {length}").format(length=written(quiet.bare)),
                    hint,
                )


RULE = CareRule(
    code="bare-silence",
    sentence=_("In a silence of a minute or more something goes on: a bed, or bells."),
    reason=__doc__ or "",
    look=look,
    bad=listening(
        """\
      - Let the sounds come to you.
      - silence: 75s  # <-
      - If you like, look around.
""",
        more="",
    ),
    mended=listening(
        """\
      - Let the sounds come to you.
      - silence: {for: 75s, bell_every: 25s}
      - If you like, look around.
""",
        more="",
    ),
)
