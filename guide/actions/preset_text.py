"""A preset in the words of a person: "20 min, ocean, lying"."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from guide.actions import formatting
from guide.preferences.own_shelf import BUSES
from guide.sounds.shown import shown
from guide.translation import _, decimal

if TYPE_CHECKING:
    from guide.preferences.own_shelf import Preset

AS_WRITTEN = _("as it is written")
PACE = _("pace {pace}")
WORDS = _("{share} % of the words")
NO_BED = _("no ambience")
YES_OR_NO = {"yes": _("yes"), "no": _("no")}


def way(name: str) -> str:
    """Return what is typed to begin the preset called ``name``, which may have blanks in it."""
    return shlex.join(["guide", "play", f"@{name}"])


def told(preset: Preset) -> str:
    """Return what is wanted of the practice, in a few words: length, ambience, settings, voice, pace, words, levels."""
    bed = NO_BED if preset.bed == "none" else shown(preset.bed or "")
    settings = [
        f"{name}: {YES_OR_NO[value]}" if value in YES_OR_NO else value for name, value in preset.settings.items()
    ]
    parts = [
        formatting.about(preset.seconds) if preset.seconds else "", bed, *settings, preset.voice,
        PACE.format(pace=decimal(str(preset.pace))) if preset.pace else "",
        WORDS.format(share=preset.hush) if preset.hush < 100 else "",
        *(formatting.volume(bus, level) for bus, level in zip(BUSES, preset.levels or (), strict=False) if level),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) or AS_WRITTEN
