"""What can be begun now, a line each with its reason: what the first page and `guide now` both show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from guide.actions import formatting
from guide.translation import _

if TYPE_CHECKING:
    from guide.live.at_hand import AtHand
    from guide.timeline import Position


class Way(NamedTuple):
    """A practice to begin, by name, or to go on with."""

    name: str
    reason: str
    """A sentence."""
    resume: Position | None = None
    """Where to go on; None for the beginning."""


def ways(found: AtHand, moment: datetime) -> Sequence[Way]:
    """Return what is suggested, then the next layer of a series, then what was left, then what was practised lately and
    is not there yet."""
    rows = [Way(each.name, each.reason) for each in found.suggestions]
    rows += [Way(each.practice, each.sentence) for each in found.offers if each.practice]
    if found.left:
        name, point = found.left
        rows.append(
            Way(
                name,
                _("Go on where you left it, {day_of}.").format(day_of=formatting.day_of(point.at, moment)),
                point.spot,
            )
        )
    known = {row.name for row in rows}
    return [*rows, *(Way(name, _("Once more.")) for name in found.recent if name not in known)]
