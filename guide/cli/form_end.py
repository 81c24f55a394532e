"""What is told under the last words of a form, line by line: what may be kept of it, and what it looks back on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.actions.journal_text import harmless
from guide.cli.prompt import agreed
from guide.player.wallclock import now
from guide.translation import _, quoted

if TYPE_CHECKING:
    from guide.journal.filling import Filling

_WIDEST = 76


def tell(filling: Filling, folded: Callable[[str], str]) -> None:
    """Offer what may become an anchor, and tell a little of what the form looks back on."""
    _offer(filling, folded)
    if filling.rows is not None and filling.form.looks:
        _look(filling, folded)


def offer_support(filling: Filling, folded: Callable[[str], str]) -> None:
    """Say where the support card is, after a check-in with much distress. Nothing more: it is an offer."""
    from guide.journal import feeling_of
    from guide.suggestions.values import MUCH

    said = feeling_of(filling.entry.answers)
    if said and said.distress is not None and said.distress >= MUCH:
        print(folded(_("guide support opens your support card, if you like: your people, and lines to call.")))


def _offer(filling: Filling, folded: Callable[[str], str]) -> None:
    from guide import places
    from guide.cli.telling import complain
    from guide.forms.offers import keep, offers
    from guide.problems import WorldError
    from guide.script import anchors

    try:
        for each in offers(filling.form, filling.entry.answers, anchors.read(places.anchors())):
            print()
            if agreed(folded(_("Keep {told}? y, or Enter for not now: ").format(told=each.told)) + " "):
                keep(places.anchors(), [each])
    except WorldError as error:
        complain(str(error))


def _look(filling: Filling, folded: Callable[[str], str]) -> None:
    from guide.insights.at_end import looks_at_end
    from guide.insights.charts.text import draw
    from guide.problems import ScriptError, WorldError, WrongUseError

    rows = filling.rows
    if rows is None:
        return
    try:
        found = looks_at_end(filling.form, rows, now().date())
    except (ScriptError, WorldError, WrongUseError):  # a form that is not in any folder has nothing to look back on
        return
    for each in found:
        print(f"\n{folded(each.sentence)}")
        for quote in each.quotes:
            print(f"  {quoted(harmless(quote))}")
        if each.chart:
            print(draw(each.chart, min(_WIDEST, shutil.get_terminal_size().columns - 1)))
