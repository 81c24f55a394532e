"""Whoever lists two postures in the head of a practice, or says that the eyes may be open or closed, offers a choice. A
listener who then says "sitting" and hears about the mattress beneath them has been asked and not heard; that is
less kind than not to ask. To those who could not choose, once, it matters most that a choice does something
(Judith Herman, Trauma and Recovery, 1992).

A choice is offered by a head with more than one ``posture``, by ``eyes: [either]`` (or open and closed), by
``settings`` of the author's own, by a line that offers touch, and by every body scan: there is a region that somebody
would rather leave out. It is heard where a `choose` asks for it, a `scan` names the regions, or its name is in the
words. One place in a practice is enough for this rule, and mostly two or three for a listener: where one settles,
where the body is meant, and at the end.

A choice that a practice does not mean to offer is better taken out of its head.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.english import denied
from guide.lint.care.example import closing, practice
from guide.lint.care.hearing import heard
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.lint.care.rules.touch_without_choice import TOUCH, left_open
from guide.script.model import EYES, Script
from guide.script.settings import complete
from guide.script.steps.scan import LISTENER
from guide.translation import _


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each setting that is offered and changes nothing."""
    found = heard(record.script)
    for name, how in _offered(record):
        if name not in found:
            yield CareFinding(
                record.script.where,
                _("{how}, and no line hears '{name}'").format(how=how, name=name),
                _HINTS.get(name, _WORDS),
            )


_WORDS = _("a choose by it, or its name in braces in the words; or take it out of the head")
_HINTS = {
    "posture": _("a choose by posture, such as lying: [...] and else: [...]; or one posture in the head"),
    "eyes": _("a choose by eyes, such as open: [...] and else: [...]; or eyes: [open] in the head"),
    "touch": _("a choose by touch, such as yes: [...] and else: [...]"),
    LISTENER: _("a choose by skip, such as belly: [...] and else: [...]; or a scan"),
}


def _offered(record: CareRecord) -> Iterator[tuple[str, str]]:
    """The settings of which a listener may expect something, and why."""
    script = record.script
    if len(script.posture) > 1:
        yield "posture", _("the head offers {postures}").format(postures=" or ".join(script.posture))
    if EYES[-1] in script.eyes or {"open", "closed"} <= set(script.eyes):
        yield "eyes", _("the head offers open or closed eyes")
    if record.english and any(_offers(each.text) and left_open(each) for each in record.lines()):
        yield "touch", _("touch is offered")
    if script.kind == "body-scan":
        yield LISTENER, _("regions of the body are visited")
    for name in _own(script):
        yield name, _("the head has a setting '{name}'").format(name=name)


def _offers(text: str) -> bool:
    match = TOUCH.search(text)
    return match is not None and not denied(text, match.start())


def _own(script: Script) -> Iterator[str]:
    """The settings that the head declares."""
    usual = complete((), script.posture, script.eyes)
    yield from (each.name for each in script.settings if each not in usual)


_STEPS = """\
      - If you like, listen to what is near.
"""


def _resting(steps: str, mark: str = "") -> str:
    return practice(closing(_STEPS + steps), title=f"Sounds{mark}", more="posture: [sitting, lying]\n")


RULE = CareRule(
    code="deaf-setting",
    sentence=_("A choice that is offered is heard."),
    reason=__doc__ or "",
    look=look,
    bad=_resting(
        """\
      - You might feel what holds you.
""",
        "  # <-",
    ),
    mended=_resting("""\
      - choose:
          by: posture
          lying: [You might feel the ground along your back.]
          else: [You might feel the chair that holds you.]
"""),
)
