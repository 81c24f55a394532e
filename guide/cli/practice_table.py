"""The practices as a listener reads them: which of them fit what is asked, in order, a line each."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from guide.cli import options
from guide.script.head_values import KINDS, POSTURES
from guide.translation import _

if TYPE_CHECKING:
    from guide.library import Header
    from guide.script.model import Script


class Row(NamedTuple):
    """What is shown of a practice."""

    name: str
    head: Header | Script
    seconds: float
    length: str
    """As people read it."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare what can be asked for. All of it has to fit."""
    parser.add_argument("words", nargs="*", metavar="WORD", help=_("in the name, the title or the summary"))
    parser.add_argument("--kind", type=kind, metavar="KIND", help=_("one of {kinds}").format(kinds=", ".join(KINDS)))
    parser.add_argument("--max", type=options.length, metavar="10m", help=_("by nature no longer than this"))
    parser.add_argument("--min", type=options.length, metavar="5m", help=_("by nature no shorter than this"))
    parser.add_argument("--intensity", type=_intensity, metavar="1..5", help=_("no more demanding than this"))
    parser.add_argument("--posture", choices=POSTURES, help=_("can be done so"))
    parser.add_argument("--need", type=need, metavar="NEED", help=_("what one comes for: sleep, panic, …; see --needs"))
    parser.add_argument("--serves", metavar="ID", help=_("what it is good for, as its script says"))


def kind(text: str) -> str:
    """Return the kind of practice of that name, or of a beginning that only one has. Raises ArgumentTypeError."""
    from guide.problems import did_you_mean, meant

    fitting = meant(text, KINDS)
    if len(fitting) != 1:
        hint = did_you_mean(text.casefold(), fitting or KINDS)
        raise argparse.ArgumentTypeError(_("no kind is called '{text}' ({hint})").format(text=text, hint=hint))
    return fitting[0]


def need(text: str) -> str:
    """Return the need of that name, or of a beginning that only one has. Raises ArgumentTypeError."""
    from guide.library import needs
    from guide.problems import WrongUseError

    try:
        return needs.named(text).need
    except WrongUseError as error:
        raise argparse.ArgumentTypeError(f"{error.sentence} ({error.hint})") from None


def fitting(given: argparse.Namespace, rows: Iterable[Row]) -> list[Row]:
    """Return those of ``rows`` that fit all that is asked, in the order of what stands first in their lines."""
    return sorted((row for row in rows if _fits(given, row)), key=lambda row: (row.name.casefold(), row.name))


def _fits(given: argparse.Namespace, row: Row) -> bool:
    head = row.head
    said = f"{row.name} {head.title} {head.summary}".casefold()
    return all(
        (
            all(word.casefold() in said for word in given.words),
            given.kind in (None, head.kind),
            given.max is None or round(row.seconds) <= given.max,
            given.min is None or round(row.seconds) >= given.min,
            given.intensity is None or head.intensity <= given.intensity,
            given.posture is None or not head.posture or given.posture in head.posture,
            given.need is None or given.need in head.needs,
            given.serves is None or given.serves.casefold() in (each.casefold() for each in head.serves),
        )
    )


def lines(rows: Sequence[Row], others: Iterable[str] = ()) -> list[str]:
    """Return a line each: name, length, intensity, kind and title; the names in a column wide enough for ``others``."""
    name = max((len(each) for each in (*(row.name for row in rows), *others)), default=0)
    length = max((len(row.length) for row in rows), default=0)
    wide = max((len(row.head.kind) for row in rows), default=0)
    return [
        f"{row.name:<{name}}  {row.length:>{length}}  {'●' * row.head.intensity:<5}  {row.head.kind:<{wide}}  "
        f"{row.head.title}"
        for row in rows
    ]


def _intensity(text: str) -> int:
    if text not in ("1", "2", "3", "4", "5"):
        raise argparse.ArgumentTypeError(_("'{text}' is no intensity: 1 (gentle) to 5").format(text=text))
    return int(text)
