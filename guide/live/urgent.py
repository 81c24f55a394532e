"""A detour that was asked for before it was spoken: it is spoken next, and turned to as soon as it is."""

from __future__ import annotations

from guide.live import detours
from guide.live.prefetch import Prefetcher
from guide.render.preparation import Preparation


class UrgentDetour:
    """What is waited for, if anything is. Its owner sees to it that one thread asks at a time."""

    def __init__(self) -> None:
        self.kind = ""
        """What will be turned to as soon as it is spoken; empty for nothing."""

    def prepared(self, kind: str, section: int, ahead: Prefetcher) -> Preparation | None:
        """Return the detour of that kind for a section; None if it has to be spoken first, which is hurried on."""
        name = detours.detour_name(kind, section)
        if ahead.asides[name].complete:
            return ahead.asides[name]
        self.kind = kind
        ahead.hurry(name)
        return None

    def spoken(self, name: str, ahead: Prefetcher) -> str:
        """Return the kind to turn to now that the detour ``name`` is spoken; empty if nothing is wanted any more."""
        kind, self.kind = self.kind, ""
        return kind if ahead.asides[name].complete else ""
