"""What a test has to know of a preview that nobody who watches is told: the one place that reaches into it."""

from __future__ import annotations

from guide.preview.preview import Preview
from guide.timeline import Timeline
from guide.voices import TakeService


def take_service_of(preview: Preview) -> TakeService:
    """Return what speaks its lines, once it has taken up a script."""
    found = preview._take_service
    assert found is not None
    return found


def plays(preview: Preview) -> bool:
    """Return whether something is to be heard, in what it plays."""
    player = preview._player
    assert player is not None
    return player.view().wants


def change(preview: Preview) -> tuple[Timeline, int]:
    """Return the plan, and the number of the clip in it that has changed."""
    preparation, found = preview._preparation, preview._change
    assert preparation is not None
    assert found is not None
    return preparation.piece().timeline, found.clip
