"""How what stands in the head of a practice is shown to people. Apart from its values, which are read without them."""

from __future__ import annotations

from guide.translation import _, pgettext

KIND_WORDS = {
    "breathwork": _("breathwork"),
    "body-scan": _("body scan"),
    "self-compassion": _("self compassion"),
    "mindfulness": _("mindfulness"),
    "grounding": pgettext("kind of practice", "grounding"),
    "emotion": _("emotion"),
    "meaning": _("meaning"),
    "grief": _("grief"),
    "relationship": _("relationship"),
    "movement": _("movement"),
    "nature": _("nature"),
    "rest": pgettext("kind of practice", "rest"),
    "reflection": _("reflection"),
}
"""How each kind is shown; their names in `head_values` are what is written in scripts."""
AIM_WORDS = {"integrate": _("integrate"), "regulate": _("regulate"), "transform": _("transform")}
"""How each aim is shown, in a word."""
