"""For many people closed eyes are restful. For some they are the opposite: without sight nothing says that the room
is safe, pictures come more easily, and old fear is closer. People who have been through violence, who are dizzy, or
who are drifting away, are steadier with something to look at. Trauma-sensitive teaching therefore always offers
open eyes as an equal, not as the exception (David Treleaven, Trauma-Sensitive Mindfulness, 2018).

"If you like" is not enough: it leaves the listener with no, and without anything to do. Name the other way in the
same line or the one beside it: "or rest on one spot", "or leave them half open", "or look at the floor". A `choose`
by ``eyes`` is an alternative as well. Words that take closed eyes for granted ("behind your closed eyes") are fine
once another way has been offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.english import denied
from guide.lint.care.example import minute
from guide.lint.care.record import CareLine, CareRecord, lines_after, lines_before
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

_EYES = "(?:eyes?|eyelids?|lids)"
_CLOSE = (
    r"(?<!something )(?<!anything )(?<!things )(?<!up )(?<!very )"
    r"(?:clos(?:e|es|ing)(?! (?:to|by|behind|around|beside|at|in front)\b)|shut(?:ting)?|fall(?:ing)? closed)"
)
CLOSING = re.compile(
    rf"\b{_CLOSE}\b[^.?!;]{{0,25}}\b{_EYES}\b|\b{_EYES}\b[^.?!;]{{0,25}}\b{_CLOSE}\b",
    re.IGNORECASE,
)
CLOSED = re.compile(rf"\bclosed (?:\w+ )?{_EYES}\b|\b{_EYES}\b[^.?!;]{{0,15}}\bclosed\b", re.IGNORECASE)
OTHER_WAY = re.compile(
    rf"\bhalf[- ]open\b|\bopen (?:\w+ )?{_EYES}\b|\b{_EYES}\b[^.?!;]{{0,25}}\bopen\b"
    r"|\b(?:keep|leave|stay|or|be|are) (?:\w+ ){0,2}open\b|\bunfocus\w*|\bgaze\b"
    r"|\bor\b[^.?!]{0,30}\b(?:rest|lower|leave|keep|look|spot|half|soften|fix|settle|wander|not)\b"
    r"|\b(?:look(?:ing)? at|keep looking)\b",
    re.IGNORECASE,
)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each line that closes the eyes and names no other way."""
    offered = False
    for line in record.lines():
        if _closes(line.text, offered) and not _other_way(line):
            hint = _("name another way beside it: or rest on one spot in front of you")
            yield CareFinding(line.where, _("eyes are closed here, and nothing else is offered"), hint)
        offered = offered or "eyes" in line.by or bool(OTHER_WAY.search(line.text))


def _closes(text: str, offered: bool) -> bool:
    match = CLOSING.search(text) or (None if offered else CLOSED.search(text))
    return match is not None and not denied(text, match.start())


def _other_way(line: CareLine) -> bool:
    near = (line, *lines_before(line, 1), *lines_after(line, 1))
    return "eyes" in line.by or any(OTHER_WAY.search(each.text) for each in near)


RULE = CareRule(
    code="closed-eyes",
    sentence=_("Wherever eyes may close, another way is named."),
    reason=__doc__ or "",
    look=look,
    english=True,
    of_words=True,
    bad=minute("""\
      - If you like, let your eyes close.  # <-
      - Listen to what is near.
"""),
    mended=minute("""\
      - If you like, let your eyes close, or rest on one spot.
      - Listen to what is near.
"""),
)
