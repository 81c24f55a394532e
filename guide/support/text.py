"""The card for a terminal: what helps at once stands first, and every number has a line to itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from guide.support.card import CHECK, DIRECTORY, NOT_MEDICAL, SupportCard
from guide.support.lines import CrisisLine

WIDTH = 76
OPENING = "You do not have to be alone with this."
NOBODY = "nobody is written here yet; to write somebody down: guide support edit"


def card_text(card: SupportCard) -> str:
    """Return the whole card, at most 76 cells wide but for what the person wrote."""
    return "\n".join(_lines(card))


def _lines(card: SupportCard) -> Iterator[str]:
    yield OPENING
    if card.said:
        yield from ("", *textwrap.wrap(card.said, WIDTH))
    where = f"  ({card.country.name})" if card.country.name else ""
    yield from (
        "",
        f"In danger now:  {card.country.emergency}{where}",
        f"To steady yourself:  guide play {card.ground}",
    )
    yield from ("", "Your people", *_own(card.own.people, NOBODY))
    if card.own.professionals:
        yield from ("", "Professionals", *_own(card.own.professionals, ""))
    yield from ("", f"Lines in {card.country.name}" if card.country.name else "Lines")
    for line in card.country.lines:
        yield from _line(line)
    if not card.country.lines:
        yield from (f"  None of ours for here yet. More countries: {DIRECTORY}",)
    if card.own.helped:
        yield from ("", "What helped before", *_own(card.own.helped, ""))
    yield from ("", *textwrap.wrap(NOT_MEDICAL, WIDTH), _country(card))


def _own(lines: tuple[str, ...], otherwise: str) -> list[str]:
    return [f"  {each}" for each in lines or ((otherwise,) if otherwise else ())]


def _line(line: CrisisLine) -> Iterator[str]:
    yield f"  {', or '.join(each for each in (line.number, line.text) if each)}"
    yield f"    {line.name}, {line.hours}" if line.hours else f"    {line.name}"
    yield f"    {line.languages}" if line.languages else f"    {line.source}"
    checked = f"looked up on {line.checked.isoformat()}" if line.checked else f"not looked up yet: {CHECK}"
    yield f"    {line.source}  {checked}"


def _country(card: SupportCard) -> str:
    if card.chosen:
        return "Another country: guide support --country at"
    guess = "The country is guessed from your system." if card.country.code else "Your country is not known here."
    return f"{guess} Another: guide support --country at"
