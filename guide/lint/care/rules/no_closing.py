"""A practice turns attention inward, and somebody who is turned inward cannot simply be left there. The last
minutes widen the senses, let the body move, and say that it is over. Without them people stand up dazed, fall out
of a feeling that has just opened, or lie waiting for a voice that does not come.

A section with ``closing: true`` is more than a habit of good style. The player treats it as needed: it is never
left out when time is short, its lines are heard however few words are wanted, and stopping early can lead there.
A practice that says nowhere how it closes cannot be closed well by anybody else.

Trauma-sensitive teaching asks for the same: return to the room deliberately, with the senses and with movement,
before the practice ends (David Treleaven, Trauma-Sensitive Mindfulness, 2018).
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.example import practice
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _


def look(record: CareRecord) -> Iterator[CareFinding]:
    """One finding at the last section, where the mark would most likely stand."""
    sections = record.script.sections
    if sections and not any(each.closing for each in sections):
        hint = _(
            "write closing: true in the section that widens the senses, lets people move, and says that it is over"
        )
        yield CareFinding(sections[-1].where, _("no section of this practice closes it"), hint)


RULE = CareRule(
    code="no-closing",
    sentence=_("Every practice has a section that brings people back."),
    reason=__doc__ or "",
    look=look,
    bad=practice(
        """\
  - title: Listening  # <-
    steps:
      - Listen to what is near, if you like.
""",
        title="Listening",
    ),
    mended=practice(
        """\
  - title: Listening
    closing: true
    steps:
      - Listen to what is near, if you like.
""",
        title="Listening",
    ),
)
