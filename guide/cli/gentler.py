"""Before something intense that would not be suggested now, line by line: gentler ones, the support card, or it all
the same. The person decides."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from guide.cli.prompt import read_line
from guide.player.wallclock import now
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Entry, Journal
    from guide.library import Header
    from guide.live.session import LiveSession
    from guide.suggestions.gentler import GentlerOffer

CARD, LEAVE = "s", "q"


class Decided(Enum):
    """What else there is beside a gentler practice."""

    GO_ON = "go on"
    LEAVE = "leave"


def choose(session: LiveSession, journal: Journal | None, said: Sequence[Entry]) -> Header | Decided:
    """Return the gentler practice that was chosen instead of that of ``session``, or what was decided.

    ``said`` was said just now. Where nothing speaks against it, and where nobody types, it goes on. Raises
    KeyboardInterrupt.
    """
    from guide import library
    from guide.cli.filling import show_card
    from guide.live.at_hand import gentler

    found = gentler(journal, lambda: library.read_index().usable, now(), session.practice, session.script, said)
    if found is None:
        return Decided.GO_ON
    by_name = {each.name: each for each in library.read_index().usable} if found.gentler else {}
    rows = [by_name[each.name] for each in found.gentler]
    question = _shown(found, rows)
    while True:
        try:
            typed = read_line(question).strip().casefold()
        except EOFError:
            print()
            return Decided.GO_ON
        if typed in ("", LEAVE):
            return Decided.LEAVE if typed else Decided.GO_ON
        if typed.isdecimal() and 1 <= int(typed) <= len(rows):
            return rows[int(typed) - 1]
        if typed == CARD:
            show_card()


def _shown(found: GentlerOffer, rows: Sequence[Header]) -> str:
    """Show what there is, and return the question."""
    from guide.cli.filling import folded

    print(f"\n{folded(found.sentence)}")
    if rows:
        print(folded(_("Gentler, if you like:")))
    for number, (each, header) in enumerate(zip(found.gentler, rows, strict=True), start=1):
        print(f"  {number}  {header.title}. {each.reason}")
    others = _("s shows the support card, q leaves it for now, Enter goes on all the same: ")
    return _("A number begins that one, {others}").format(others=others) if rows else others
