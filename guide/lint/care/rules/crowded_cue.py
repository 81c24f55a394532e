"""Words on a breath have to fit into the part of it that they lead: who is still told to breathe in while it is time to
breathe out holds on, or gives up. A cue that is longer than its part is refused once a voice has spoken it, with all
the work of speaking done by then; about how long it will be can be told beforehand, from its words and letters.

So a cue should be done with a tenth of its part to spare. Mostly fewer words do it ("in", "and out"), or tones.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.lint.care.rules.hold_without_note import breathing, breaths
from guide.translation import _

MOST = 0.9
"""The share of its part that a cue should take at most, as estimated."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each cue that may not be done in time."""
    for each in breaths(record):
        for cue in each.cues:
            if cue.speech > MOST * cue.room:
                message = _("'{words}' takes about {speech:.1f} s to say, and has {room:.1f}").format(
                    words=cue.words, speech=cue.speech, room=cue.room
                )
                yield CareFinding(each.where, message, _("fewer words, a slower pattern, or cues: tones"))


RULE = CareRule(
    code="crowded-cue",
    sentence=_("What is said on a breath is done before the breath turns."),
    reason=__doc__ or "",
    look=look,
    bad=breathing("4-6", told="words: {in: Let it come in slowly all the way down., out: And let go.}") + "  # <-\n",
    mended=breathing("4-6", told="words: {in: Let it come., out: And let go.}") + "\n",
)
