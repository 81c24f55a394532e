"""guide support: the card for when it is too much alone. It needs nothing but itself, and always says something."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.translation import _

if TYPE_CHECKING:
    from guide.support import OwnCard, SupportCard

MAP = "support-map"
"""The form in which people are listed."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("support")
    parser.add_argument("way", nargs="?", choices=("edit",), help=_("write your own part of it, line by line"))
    parser.add_argument("--country", metavar="at", help=_("the lines of another country, by its code or name"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show the card, or ask for the person's own part of it first."""
    from guide import places
    from guide.cli.telling import WRONG_USE, complain
    from guide.problems import did_you_mean
    from guide.support import country, lines, read_card
    from guide.support.text import card_text

    countries = lines.read_countries()
    wanted = country.named(given.country, countries) if given.country else ""
    if given.way == "edit":
        _edit(places.support(), countries)
    card = _with_map(read_card(places.support(), os.environ, wanted))
    print(json.dumps(card.as_json(), indent=2, ensure_ascii=False) if given.json else card_text(card))
    if given.country and not wanted:
        hint = (
            did_you_mean(given.country, countries)
            if len(given.country) < 3
            else _("Its code of two letters works too.")
        )
        complain(_("There is no country '{country}' on the card: {hint}").format(country=given.country, hint=hint))
        return WRONG_USE
    return 0


def _with_map(card: SupportCard) -> SupportCard:
    """The card with the support map, where there is a journal that opens by itself: nobody is asked for anything."""
    from guide import places

    if not places.journal().is_file() or places.journal_lock().exists():
        return card
    from contextlib import suppress
    from datetime import datetime

    from guide.journal import Journal
    from guide.problems import WorldError
    from guide.support.support_map import on_card

    with suppress(WorldError), Journal.open(places.journal(), lambda: datetime.now().astimezone()) as journal:
        return on_card(card, journal.latest(MAP))
    return card


def _edit(path: Path, countries: Any) -> None:  # noqa: ANN401 - as in `guide.support.lines.read_countries`
    """Ask for each list, and keep every answer at once. Nothing is asked again once nobody answers any more."""
    from guide.support import country
    from guide.support.own import LISTS, read_own

    read = read_own(path)
    card = read.card
    if read.said:
        print(read.said)
    try:
        for name in LISTS:
            card = _asked(path, card, name)
        answer = _answer(
            _("Country, by code or name ({country}; Enter leaves it): ").format(
                country=card.country.lower() or _("guessed")
            )
        )
        code = country.named(answer, countries)
        if answer in ("n", "no"):  # and not Norway, which is NO or Norway
            return
        if code:
            _keep(path, replace(card, country=code))
        elif answer:
            print(_("  The card has no such country; it stays as it was."))
    except EOFError:
        print()


def _asked(path: Path, card: OwnCard, name: str) -> OwnCard:
    """Return the card with one list as the person leaves it."""
    from guide.support.own import ASKED, cleaned

    print(f"\n{ASKED[name]}")
    while True:
        lines = list(getattr(card, name))
        for number, line in enumerate(lines, start=1):
            print(f"  {number}  {line}")
        answer = _answer(_("another one (Enter goes on, -1 takes the first away): "))
        if not answer:
            return card
        if answer.startswith("-") and answer[1:].isdigit() and 1 <= int(answer[1:]) <= len(lines):
            del lines[int(answer[1:]) - 1]
        else:
            lines.append(answer)
        card = card.having(name, cleaned(lines))
        _keep(path, card)


def _keep(path: Path, card: OwnCard) -> None:
    from guide.support.own import write_own

    aside = write_own(path, card)
    if aside:
        print(_("  What was damaged is kept in {aside}").format(aside=aside))


def _answer(question: str) -> str:
    from guide.cli.prompt import read_line

    return read_line(question).strip()
