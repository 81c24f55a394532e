"""The card for a terminal: what helps at once stands first, and every number has a line to itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from guide.support.card import CHECK, DIRECTORY, NOT_MEDICAL, SupportCard
from guide.support.lines import CrisisLine, shown
from guide.translation import _, full_date

WIDTH = 76
OPENING = _("You do not have to be alone with this.")
NOBODY = _("nobody is written here yet; to write somebody down: {way}")
FREE = _("still free")
GAPS = _(
    "A place that is still free says nothing about you. Nobody has to be everything; a library, a line to call or "
    "a dog may stand there as well."
)


class CardWays(NamedTuple):
    """What is typed or pressed, where the card is shown, for what it leads to."""

    write: str = _("guide support edit")
    """To write one's own part of it."""
    ground: str = _("guide play {ground}")
    """To steady oneself, by the name of that practice."""
    country: str = _("guide support --country at")


COMMANDS = CardWays()


def card_text(card: SupportCard, width: int = WIDTH, ways: CardWays = COMMANDS) -> str:
    """Return the whole card, at most ``width`` cells wide but for words that are longer."""
    return "\n".join(part for line in _lines(card, ways) for part in _wrapped(line, width))


def _wrapped(line: str, width: int) -> list[str]:
    """``line`` as several, each indented as it is."""
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _lines(card: SupportCard, ways: CardWays) -> Iterator[str]:
    yield OPENING
    if card.said:
        yield from ("", card.said)
    where = f"  ({shown(card.country.name)})" if card.country.name else ""
    yield from (
        "",
        _("In danger now:  {emergency}{where}").format(emergency=shown(card.country.emergency), where=where),
        _("To steady yourself:  {way}").format(way=ways.ground.format(ground=card.ground)),
    )
    yield from ("", _("Your people"), *_own(card.own.people, NOBODY.format(way=ways.write)))
    if card.map:
        yield from ("", _("Who is there for what"), *_map(card.map))
    if card.own.professionals:
        yield from ("", _("Professionals"), *_own(card.own.professionals, ""))
    yield from ("", _("Lines in {name}").format(name=shown(card.country.name)) if card.country.name else _("Lines"))
    for line in card.country.lines:
        yield from _line(line)
    if not card.country.lines:
        yield from (_("  None of ours for here yet. More countries: {directory}").format(directory=DIRECTORY),)
    if card.own.helped:
        yield from ("", _("What helped before"), *_own(card.own.helped, ""))
    yield from ("", NOT_MEDICAL, _country(card).format(way=ways.country))


def _map(rows: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    """A line a kind of help, and where a place is still free a sentence about that."""
    width = max(len(what) for what, _names in rows)
    for what, names in rows:
        first, *further = textwrap.wrap(", ".join(names), WIDTH - width - 4) or [FREE]
        yield f"  {what:<{width}}  {first}"
        yield from (f"  {'':<{width}}  {each}" for each in further)
    if not all(names for _what, names in rows):
        yield from textwrap.wrap(GAPS, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _own(lines: tuple[str, ...], otherwise: str) -> list[str]:
    return [f"  {each}" for each in lines or ((otherwise,) if otherwise else ())]


def _line(line: CrisisLine) -> Iterator[str]:
    yield f"  {_(', or ').join(shown(each) for each in (line.number, line.text) if each)}"
    yield f"    {shown(line.name)}, {shown(line.hours)}" if line.hours else f"    {shown(line.name)}"
    yield f"    {shown(line.languages)}" if line.languages else f"    {line.source}"
    checked = (
        _("looked up on {day}").format(day=full_date(line.checked))
        if line.checked
        else _("not looked up yet: {check}").format(check=CHECK)
    )
    yield f"    {line.source}  {checked}"


def _country(card: SupportCard) -> str:
    if card.chosen:
        return _("Another country: {way}")
    if card.country.code:
        return _("The country is guessed from your system. Another: {way}")
    return _("Your country is not known here. Another: {way}")
