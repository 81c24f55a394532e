"""When a voice that has led every step stops for a minute, a listener who was not told begins to wonder. Has the
file ended, is the sound card gone, have I missed something? Eyes open, a hand goes to the device, and the quiet
that was meant as a gift has become a wait. Waiting of unknown length feels longer than waiting that was announced
(David Maister, The Psychology of Waiting Lines, 1985).

It matters more for those to whom silence is not neutral: for some people being left alone with what is inside is
the hard part, and knowing that a voice comes back, and about when, is what makes it bearable.

So a minute or more without a voice is announced: how long about, and that somebody comes back. The step `silence`
says it by itself; or one of the three lines before the quiet does. In languages other than English the words cannot
be judged here: any line shortly before the quiet is taken for its announcement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.quiet import LONG, listening
from guide.lint.care.record import CareQuiet, CareRecord, lines_before
from guide.lint.care.rule import CareFinding, CareRule
from guide.script.times import written
from guide.translation import _

NEAR = 3
"""Lines before the quiet that may announce it."""
ANNOUNCED = re.compile(
    r"\b(silence|stillness|quietly together|minutes?|seconds)\b"
    r"|\bquiet\b(?=\s*(?:$|[^\w\s]|(?:and|for|now|then|together|until|with|here|before|after|in)\b))"
    r"|\bmy voice\b.{0,20}\b(?:again|back|returns?|comes?|rests?|stops?)\b|\bvoice (?:again|returns|comes back)\b"
    r"|\bI(?:'ll| will| am going to)\b.{0,20}\b(?:quiet|silent|nothing|back|stop|pause|leave you|again)\b"
    r"|\b(?:until|then|with) (?:the|a) bell\b|\bthe bell will\b|\b(?:hear|call) (?:from )?(?:me|you) again\b",
    re.IGNORECASE,
)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Every quiet that becomes a minute long without a word of it before."""
    for passage in record.passages:
        for quiet in passage.quiets():
            if quiet.quiet - quiet.seconds < LONG <= quiet.quiet and not _announced(quiet, record.english):
                hint = _(
                    "write silence: instead of pause:, or say before it: about a minute of quiet, then my voice again"
                )
                yield CareFinding(
                    quiet.where,
                    _("nobody says that there will be {length} of quiet").format(length=written(quiet.quiet)),
                    hint,
                )


def _announced(quiet: CareQuiet, english: bool) -> bool:
    if quiet.announced:
        return True
    near = list(lines_before(quiet, NEAR))
    return any(ANNOUNCED.search(line.text) for line in near) if english else bool(near)


RULE = CareRule(
    code="unannounced-silence",
    sentence=_("A silence of a minute or more is announced."),
    reason=__doc__ or "",
    look=look,
    bad=listening("""\
      - Let the sounds come to you.
      - pause: 90s  # <-
      - If you like, look around.
"""),
    mended=listening("""\
      - Let the sounds come to you. There is a minute of quiet now, and then my voice again.
      - pause: 90s
      - If you like, look around.
"""),
)
