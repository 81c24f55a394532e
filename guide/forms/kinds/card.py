"""card: opens the support card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.forms.question import QuestionKind
from guide.script.shapes import one_of

CARDS = ("support",)


@dataclass(frozen=True, slots=True)
class Card(QuestionKind):
    """A card that is shown; it asks nothing."""

    NAME: ClassVar = "card"
    PLACE: ClassVar = 160
    SAYS: ClassVar = "shows the support card"
    EXAMPLE: ClassVar = "card: support"
    ASKS: ClassVar = one_of("card", CARDS)
    ANSWERED: ClassVar = False
    EYES_CLOSED: ClassVar = True


KIND = Card
