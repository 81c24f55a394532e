"""Where someone is in their window of tolerance."""

from __future__ import annotations

from enum import StrEnum

from guide.translation import _


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
    def word(self) -> str:
        """Its name, for the person who chooses; the value is what is kept."""
        return _WORDS[self]

    @property
    def brief(self) -> str:
        """The same in a few words."""
        return _BRIEF[self]


_ZONES = {
    Zone.HOT: _("A lot at once: quick heart, quick thoughts, tight muscles, a wish to get away or push back."),
    Zone.INSIDE: _("There is room for what is here: feelings move, and you can notice them and still choose."),
    Zone.COLD: _("Far away: slow, heavy, foggy or numb, with little to be felt."),
}
_BRIEF = {Zone.HOT: _("a lot at once"), Zone.INSIDE: _("there is room"), Zone.COLD: _("far away")}
_WORDS = {Zone.HOT: _("hot"), Zone.INSIDE: _("inside"), Zone.COLD: _("cold")}
