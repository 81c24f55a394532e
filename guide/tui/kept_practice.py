"""A preset together with the practice it is of, as lists show it."""

from __future__ import annotations

from dataclasses import dataclass

from guide.actions import preset_text
from guide.library import Header
from guide.preferences.own_shelf import OwnShelf, Preset


@dataclass(frozen=True, slots=True)
class KeptPractice:
    """One that can be begun as it was kept."""

    preset: Preset
    header: Header

    @property
    def told(self) -> str:
        """Return the practice, and what is wanted of it."""
        return f"{self.header.title}: {preset_text.told(self.preset)}"


def kept_practices(shelf: OwnShelf, headers: tuple[Header, ...]) -> tuple[KeptPractice, ...]:
    """Return the presets whose practices are there, the latest first."""
    known = {each.name: each for each in headers} | {str(each.path): each for each in headers}
    return tuple(KeptPractice(each, known[each.practice]) for each in reversed(shelf.presets) if each.practice in known)
