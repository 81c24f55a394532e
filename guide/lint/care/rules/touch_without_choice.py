"""A hand on the heart comforts many, and the warmth of one's own touch is a part of good practices of
self-compassion. It is not neutral for everybody. After injury, surgery, abuse or with an eating disorder, some
places of the body are better left alone, today or always; some people have only one hand free, or none. An
instruction to touch, with nothing beside it, makes them choose between doing what harms and failing the practice.

So touch is offered: with *if*, *might*, *or*, or as a `choose` by ``touch``, for which every listener can say no
beforehand. The kindest line names a way without touch that is as good: "or let your hands rest where they are".
Trauma-sensitive yoga speaks in such invitations throughout (David Emerson and Elizabeth Hopper, Overcoming Trauma
through Yoga, 2011). Hands that rest in the lap or on the thighs are a posture and are not meant here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.english import CHOICE, denied
from guide.lint.care.example import closing, practice
from guide.lint.care.record import CareLine, CareRecord, lines_after, lines_before
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

_HAND = "(?:hands?|palms?|fingers?|fingertips)"
_PLACE = (
    "(?:chest|heart|belly|stomach|abdomen|face|cheeks?|neck|throat|shoulders?|ribs?|forehead|temples?|head|eyes|jaw"
    "|collarbones?|breastbone|sternum|pelvis|hips?|breasts?|arms?|body|yourself)"
)
_NEAR = "[^.?!;,]"
_THINKS = "(?:(?!attention|awareness|focus|mind|breath)[^.?!;,])"
"""Attention may go from the hands to the shoulders."""
_MY = "(?:your|the|each|both|one)(?: (?:own|left|right|other|two|whole|upper|lower))?"
_GENTLY = "(?: (?:gently|softly|slowly|lightly|tenderly))?"
_TOLD = r"(?:^|(?<=[.?!;:,] )|(?<=\band )|(?<=\bthen )|(?<=\bnow )|(?<=\bto )|(?<=\byou )|(?<=\bby ))"
"""Somebody is told to: a cloth that touches the shoulders is not meant."""
_VERBS = "(?:touch|strok|massag|rubb?|tapp?|hugg?|hold|embrac|cradl|squeez|patt?|caress|cupp?)(?:e|ing)?"
TOUCH = re.compile(
    rf"\b{_HAND}\b{_NEAR}{{0,30}}\b(?:on(?! to)|onto|upon|against)\b{_NEAR}{{0,15}}\b{_PLACE}\b"
    rf"|\b(?:bring|lift|raise|put|place|lay|cup|press|cross)\b{_THINKS}{{0,25}}\b{_HAND}\b{_THINKS}{{0,20}}"
    rf"\b(?:to|over|around|across)\b{_NEAR}{{0,15}}\b{_PLACE}\b"
    rf"|\b(?:let|move) (?:a|one|your|both|the)(?: \w+)? {_HAND}\b{_NEAR}{{0,20}}\b(?:to|over|across)\b{_NEAR}{{0,15}}"
    rf"\b{_PLACE}\b"
    rf"|\b(?:wrap|cross|fold) {_NEAR}{{0,10}}\barms\b{_NEAR}{{0,15}}\b(?:around|over|across|on)\b"
    rf"|{_TOLD}{_VERBS}{_GENTLY} (?:yourself|{_MY}(?: \w+)? {_PLACE})\b(?! (?:up|upright|to|back|still|high))"
    r"|\bgiv(?:e|ing) yourself a(?: \w+)? hug\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"\btouch|\b{_HAND}\b|\bcontact\b|\bleave (?:it|this) out\b|\bfeels? right\b", re.IGNORECASE)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each line that tells people to touch themselves and leaves them no choice."""
    for line in record.lines():
        match = TOUCH.search(line.text)
        if match and not denied(line.text, match.start()) and not left_open(line):
            hint = _("if touch is welcome, you might ...; or a choose by touch, with a way without it")
            yield CareFinding(line.where, _("touch is told here, and not offered"), hint)


def left_open(line: CareLine) -> bool:
    """Whether the touch of a line is offered: in its words, in those beside it, or by a setting."""
    if "touch" in line.by or CHOICE.search(line.text):
        return True
    near = (*lines_before(line, 1), *lines_after(line, 1))
    return any(CHOICE.search(each.text) and _ABOUT.search(each.text) for each in near)


def _kindness(steps: str) -> str:
    steps = f"      - Listen to what is near, if you like.\n{steps}"
    summary, kind = "A minute of kindness.", "self-compassion"
    return practice(closing(steps, "Kindness"), title="A kind hand", summary=summary, kind=kind)


RULE = CareRule(
    code="touch-without-choice",
    sentence=_("Touch is offered, never told."),
    reason=__doc__ or "",
    look=look,
    english=True,
    of_words=True,
    bad=_kindness("""\
      - Place a hand on your heart.  # <-
"""),
    mended=_kindness("""\
      - choose:
          by: touch
          yes: ["You might place a hand on your heart, or let both hands rest."]
          else: [You might let both hands rest.]
"""),
)
