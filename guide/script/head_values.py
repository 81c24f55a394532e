"""What may stand in the head of a practice, key by key. Light, because the command line offers it."""

from __future__ import annotations

KINDS = (
    "breathwork", "body-scan", "self-compassion", "mindfulness", "grounding", "emotion", "meaning",
    "grief", "relationship", "movement", "nature", "rest", "reflection",
)  # fmt: skip
AIMS = ("integrate", "regulate", "transform")
POSTURES = ("sitting", "lying", "standing", "walking", "moving")
EYES = ("open", "closed", "either")
