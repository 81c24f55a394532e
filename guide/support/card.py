"""The whole card as values, for a screen, for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guide.support import country as countries_of
from guide.support.lines import Country, read_countries
from guide.support.links import openable
from guide.support.own import OwnCard, read_own
from guide.translation import _

ANYWHERE = Country("", "", _("112; in North America 911"))
"""Where no country is known: 112 is answered from mobile phones in most of the world."""
GROUND = "five-senses"
"""The practice that steadies."""
DIRECTORY = "https://findahelpline.com"
"""Lists lines of more countries."""
CHECK = _("please check this number")
NOT_MEDICAL = _(
    "This card is no medical advice, and nobody here listens in. In danger, the emergency number comes first."
)


@dataclass(frozen=True, slots=True)
class SupportCard:
    """What is on the card now."""

    country: Country
    chosen: bool
    """Whether the person said which country; else it is guessed, or not known."""
    own: OwnCard
    ground: str = GROUND
    said: str = ""
    """What is to be said of the person's own file; empty where all is well."""
    map: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Who is there for what, and nobody where a place is still free; empty where nobody drew a map."""

    @property
    def openable(self) -> tuple[str, ...]:
        """Return the addresses and numbers in the person's own lines, as what their system can open."""
        return openable((*self.own.people, *self.own.professionals))

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        lines = [
            {**asdict(line), "checked": line.checked.isoformat() if line.checked else None}
            for line in self.country.lines
        ]
        return {
            "country": self.country.code, "name": self.country.name, "chosen": self.chosen,
            "emergency": self.country.emergency, "people": list(self.own.people),
            "professionals": list(self.own.professionals), "lines": lines, "helped": list(self.own.helped),
            "ground": self.ground, "said": self.said, "map": {what: list(names) for what, names in self.map},
        }  # fmt: skip


def read_card(own: Path, environment: Mapping[str, str], wanted: str = "", shipped: Path | None = None) -> SupportCard:
    """Return the card: the person's own file ``own``, and the lines of a country. Never raises.

    The country is the one that is ``wanted`` (a code), else the one the person chose, else the one that the locale in
    ``environment`` names.
    """
    read, countries = read_own(own), read_countries(shipped)
    code = wanted or read.card.country or countries_of.guessed(environment)
    found = countries.get(code) or Country(code, code, ANYWHERE.emergency) if code else ANYWHERE
    return SupportCard(found, bool(wanted or read.card.country), read.card, GROUND, read.said)
