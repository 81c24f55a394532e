"""What there is to know of a practice beforehand, as a person would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.actions import formatting
from guide.lint import references
from guide.problems import capital, full
from guide.translation import _

if TYPE_CHECKING:
    from guide.script.model import Script


def in_words(script: Script) -> str:
    """Return what there is to know, as a person would say it: how deep, in which posture, with which eyes, by whom."""
    either = _(" or ")
    posture = either.join(formatting.POSTURES.get(each, each) for each in script.posture)
    eyes = formatting.EYES["either" if len(script.eyes) > 1 else script.eyes[0]] if script.eyes else ""
    parts = [formatting.DEPTHS[script.intensity], posture, eyes]
    sentence = f"{capital(', '.join(filter(None, parts)))}."
    strange = references.foreign(script)
    return f"{sentence} {full(capital(strange[0].message))}" if strange else sentence
