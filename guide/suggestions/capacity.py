"""How much is left today: one answer, three steps, never a number."""

from __future__ import annotations

from enum import StrEnum

YES = ("yes", "true", "1")


class Capacity(StrEnum):
    """What the person said of today."""

    A_LOT = "a lot left"
    SOME = "some"
    LITTLE = "little"


def capacity_said(answer: str | None) -> Capacity | None:
    """Return what an answer to ``little-left`` means: one of the three, or yes for little; None for anything else.

    A check-in that asks with one key alone answers with yes. Nothing said is nothing known: None.
    """
    said = " ".join((answer or "").replace("-", " ").casefold().split())
    if said in YES or said.startswith("little"):
        return Capacity.LITTLE
    if said == "a lot" or said == Capacity.A_LOT:
        return Capacity.A_LOT
    return Capacity.SOME if said == Capacity.SOME else None
