"""A held breath is a small strain. While it is held, the pressure in the chest rises, the heart slows or quickens, and
carbon dioxide climbs. Most people hardly feel a few seconds of it. Others are better off without: in pregnancy, with a
heart condition or high blood pressure, with asthma, with epilepsy, and whoever has known panic, for in panic lack
of air is the very thing that is feared (Donald Klein, Archives of General Psychiatry 50, 1993).

Nobody can tell that from a title. So every practice that holds the breath, after breathing in or after breathing
out and for however short a time, says so in its note, which is shown before and written into exports. A good note
says what is held, who leaves it out, and what to do instead: "There are holds of four seconds. With a heart
condition, in pregnancy, or if holding feels tight, breathe on without them."

A note about something else is not enough. The words of a note are looked at in English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.example import closing, practice
from guide.lint.care.record import CareBreath, CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

ABOUT_BREATH = re.compile(
    r"\b(?:breath\w*|hold(?:s|ing)?|held|lungs?|air|asthma\w*|pregnan\w*|heart|blood pressure|epilep\w*|dizz\w*"
    r"|panic)\b",
    re.IGNORECASE,
)
"""A note with one of these is about the breath, or about who takes care with it."""


def warned(record: CareRecord) -> bool:
    """Whether the note speaks of the breath; in other languages, whether there is one."""
    note = record.script.note
    return bool(ABOUT_BREATH.search(note)) if record.english else bool(note)


def breaths(record: CareRecord) -> Iterator[CareBreath]:
    """Every paced breathing, in all branches."""
    for passage in record.passages:
        yield from (each for each in passage.moments if isinstance(each, CareBreath))


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each paced breathing with a hold, where no note speaks of it."""
    if warned(record):
        return
    for each in breaths(record):
        if each.held:
            hint = _("add a note to the head of the file: what is held, who leaves it out, and what to do instead")
            message = _("the breath is held for {seconds:g} s here, and no note says so beforehand").format(
                seconds=each.held
            )
            yield CareFinding(each.where, message, hint)


STEPS = """\
      - If you like, breathe along, or listen to what is near.
"""


def breathing(pattern: str, more: str = "", intensity: int = 1, told: str = "cues: tones") -> str:
    """Return a practice that breathes in one ``pattern``, with ``more`` in its head; ``told`` is how."""
    steps = f"{STEPS}      - breathe: {{pattern: {pattern}, cycles: 6, {told}}}"
    summary = "A minute of breathing."
    return practice(closing(steps, "Breath"), title="Breath", summary=summary, kind="breathwork", intensity=intensity,
                    more=more)  # fmt: skip


RULE = CareRule(
    code="hold-without-note",
    sentence=_("Wherever the breath is held, a note says so beforehand."),
    reason=__doc__ or "",
    look=look,
    bad=breathing("4-4-4-4") + "  # <-\n",
    mended=breathing(
        "4-4-4-4", "note: There are holds of four seconds. If holding is not good for you, breathe on without them.\n"
    )
    + "\n",
)
