"""Where someone is in their window of tolerance."""

from __future__ import annotations

from enum import StrEnum


class Zone(StrEnum):
    """Where someone is in their window of tolerance."""

    HOT = "hot"
    INSIDE = "inside"
    COLD = "cold"

    @property
    def explanation(self) -> str:
        """One line for the person who chooses."""
        return _ZONES[self]

    @property
    def brief(self) -> str:
        """The same in a few words."""
        return _BRIEF[self]


_ZONES = {
    Zone.HOT: "A lot at once: quick heart, quick thoughts, tight muscles, a wish to get away or push back.",
    Zone.INSIDE: "There is room for what is here: feelings move, and you can notice them and still choose.",
    Zone.COLD: "Far away: slow, heavy, foggy or numb, with little to be felt.",
}
_BRIEF = {Zone.HOT: "a lot at once", Zone.INSIDE: "there is room", Zone.COLD: "far away"}
