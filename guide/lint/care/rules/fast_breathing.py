"""At rest an adult takes about 12 to 20 breaths a minute; more than 20 counts as a sign to look after somebody (Royal
College of Physicians, National Early Warning Score 2, London 2017). Breathing faster than that on purpose is
hyperventilation: it blows off carbon dioxide, and with it come dizziness, tingling, cramped hands, a racing heart,
sometimes fear or fainting. Where it is a practice of its own it is done with people who know whom it does not suit
(Fincham and others, High ventilation breathwork practices, Neuroscience and Biobehavioral Reviews 155, 2023).

So a pattern in which a breath takes less than three seconds needs two things: a note that speaks of it (who leaves
it out: in pregnancy, with heart, blood pressure, epilepsy, panic, and nobody standing or in water) and an intensity
of 2 or more, for it is not gentle. Whoever glides into such a pattern needs them too.

The kinder way is mostly a slower pattern: 3-3, 4-6.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.lint.care.rules.hold_without_note import breathing, breaths, warned
from guide.translation import _

SHORTEST = 3.0
"""Seconds of one breath: 20 breaths a minute."""
LEAST = 2
"""The intensity of a practice with faster ones."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each paced breathing that is faster than a resting one, unless note and intensity say so."""
    told = warned(record)
    if told and record.script.intensity >= LEAST:
        return
    lacks = (
        _("no note says so beforehand")
        if not told
        else _("the intensity is {intensity}").format(intensity=record.script.intensity)
    )
    for each in breaths(record):
        if each.shortest < SHORTEST:
            message = _("breaths of {seconds:g} s are faster than at rest, and {lacks}").format(
                seconds=each.shortest, lacks=lacks
            )
            hint = _(
                "a slower pattern such as 4-6; or a note about who leaves it out, and intensity {least} or more"
            ).format(least=LEAST)
            yield CareFinding(each.where, message, hint)


RULE = CareRule(
    code="fast-breathing",
    sentence=_("Nobody is led to breathe faster than at rest without a note beforehand."),
    reason=__doc__ or "",
    look=look,
    bad=breathing("0.5-0.5") + "  # <-\n",
    mended=breathing("3-3") + "\n",
)
