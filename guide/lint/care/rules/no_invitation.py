"""A practice is done by the one who listens. An invitation says so each time: *if you like*, *you might*,
*perhaps*, *when you are ready*. It leaves room for not today, which is an answer like any other here, and it keeps
the listener in the position of somebody who decides. For people whose choices were once taken from them this is no
politeness but a part of what helps (David Emerson and Elizabeth Hopper, Overcoming Trauma through Yoga, 2011).

Not every sentence needs one; a chain of *if you like* is tiring. But a section of three lines or more in which
nothing at all is left open has the sound of a drill. One is enough: *let*, a question, or "or leave it out" will
do.

Lines in branches that are heard only by a listener's own wish are not counted, and neither are the cues of a
breath.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.english import INVITATION
from guide.lint.care.example import practice
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

ENOUGH = 3
"""Lines from which on a section needs an invitation."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each section that only tells."""
    for passage in record.passages:
        lines = passage.lines(usual=True)
        places = {line.where for line in lines if not line.continues}
        if len(places) >= ENOUGH and not any(INVITATION.search(line.text) for line in lines):
            hint = _("one is enough: if you like, you might, perhaps, when you are ready, or a question")
            yield CareFinding(passage.section.where, _("nothing in this section is an invitation"), hint)


RULE = CareRule(
    code="no-invitation",
    sentence=_("A section of {enough} lines or more has an invitation in it.").format(enough=ENOUGH),
    reason=__doc__ or "",
    look=look,
    english=True,
    bad=practice("""\
  - title: Sounds  # <-
    closing: true
    steps:
      - Listen to what is near.
      - Listen to what is far.
      - Look around the room.
"""),
    mended=practice("""\
  - title: Sounds
    closing: true
    steps:
      - Listen to what is near.
      - You might listen to what is far.
      - Look around the room.
"""),
)
