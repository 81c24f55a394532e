"""What a person's preferences say about every practice of a visit, as the options of a render."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.preferences import Kept
    from guide.render.options import RenderOptions


def chosen(kept: Kept, before: RenderOptions | None = None) -> RenderOptions | None:
    """Return ``before`` with the voices and the ambience that are kept; None for what the authors wrote.

    A voice or a bed that has gone meanwhile is left out. Loads nothing where neither was chosen.
    """
    voices, bed = kept.voices, kept.get("ambience")
    if not voices and bed is None and before is None:
        return None
    from dataclasses import replace

    from guide import places, preferences
    from guide.render.options import RenderOptions
    from guide.script import anchors
    from guide.sounds import catalogue

    voices, _ = preferences.voices_here(voices)
    if bed and "/" not in bed and bed != "none" and not catalogue().find_bed(bed):
        bed = None
    return replace(before or RenderOptions(anchors=anchors.read(places.anchors())), voices=voices, bed=bed)
