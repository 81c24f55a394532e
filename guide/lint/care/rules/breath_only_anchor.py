"""An anchor is what attention comes back to when it is too much. Breath is the usual one, and for most people a
good one. But breath is also what changes first in fear: it is short, it is held, it hurts, and to attend to it
makes that louder. With asthma, in panic, after drowning or choking it is the last place to go.

A practice that may stir something up, intensity 3 and above, therefore names at least one other anchor: a sound,
the feet, the hands, the ground, the seat, something to see. It needs no section of its own; "or stay with your
feet" is enough. A `resource` step counts, for that is the listener's own anchor. And one that names no anchor at
all is told the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.example import closing, hard
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.script.practice import NOTED
from guide.translation import _

ANCHORS = re.compile(
    r"\b(?:sounds?|listen\w*|hear(?:ing)?|feet|foot|soles?|toes?|heels?|hands?|palms?|fingers?|fingertips|ground|floor"
    r"|earth|chair|seat|cushion|mattress|weight|gaze|colou?rs?|horizon|window|texture|(?:supports?|holds?|carries) you"
    r"|look(?:ing)? (?:around|at)|things? (?:that )?you (?:can )?see|what you (?:can )?see)\b",
    re.IGNORECASE,
)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """At most one finding, about the whole practice."""
    if record.script.intensity < NOTED:
        return
    lines = list(record.lines(usual=True))
    if any(line.own or ANCHORS.search(line.text) for line in lines):
        return
    hint = _("offer another one beside it: a sound, the feet, the hands, the ground, something to see")
    yield CareFinding(record.script.where, _("there is no anchor here but the breath"), hint)


RULE = CareRule(
    code="breath-only-anchor",
    sentence=_("From intensity {least} on there is an anchor other than the breath.").format(least=NOTED),
    reason=__doc__ or "",
    look=look,
    english=True,
    bad=hard(
        closing(
            """\
      - If you like, come back to your breath.
""",
            "Meeting it",
        ),
        mark="  # <-",
    ),
    mended=hard(
        closing(
            """\
      - If you like, come back to your breath, or to your feet.
""",
            "Meeting it",
        )
    ),
)
