"""How much is left today: one answer, three steps, never a number."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

LOW = frozenset({"short", "too little", "hardly any"})
"""Answers of the form ``capacity`` that leave little room."""


class Capacity(StrEnum):
    """What the person said of today."""

    A_LOT = "a lot left"
    SOME = "some"
    LITTLE = "little"


_SAID = {
    "yes": Capacity.LITTLE, "true": Capacity.LITTLE, "little": Capacity.LITTLE, "some": Capacity.SOME,
    "enough": Capacity.SOME, "a lot": Capacity.A_LOT, "plenty": Capacity.A_LOT,
}  # fmt: skip
"""Answers of the form ``little-left``, and of a check-in that asks with one key alone."""


def capacity_said(answer: str | None) -> Capacity | None:
    """Return what an answer to "little left today" means; None for anything else: nothing said is nothing known."""
    said = " ".join((answer or "").replace("-", " ").casefold().split()).removesuffix(" left")
    return _SAID.get(said)


def room_said(answers: Iterable[str]) -> Capacity | None:
    """Return what the answers of the form ``capacity`` come to: little where two of them are low; None without any."""
    told = [each.casefold() for each in answers]
    if not told:
        return None
    return Capacity.LITTLE if sum(each in LOW for each in told) >= 2 else Capacity.SOME
