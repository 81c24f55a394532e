"""What is at hand when somebody comes: suggestions, where they left a practice, and what they practised lately."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from guide.journal import Zone
from guide.journal.rows import rows_of
from guide.journal.series_places import places
from guide.library import called
from guide.live.resume import ResumePoint, resume_point
from guide.problems import WorldError
from guide.suggestions import Candidate, CheckIn, History, SeriesStep, Suggestion, suggest
from guide.suggestions.candidates import candidate as script_candidate
from guide.suggestions.gentler import GentlerOffer, gentler_offer
from guide.suggestions.history import history
from guide.suggestions.series import steps

if TYPE_CHECKING:
    from guide.journal import Entry, Journal
    from guide.journal.rows import AnswerRow
    from guide.library import Header
    from guide.script.model import Script
    from guide.suggestions.offers import Offer

LATELY = timedelta(days=60)
"""How far back rules look; a practice that was left longer ago is not gone on with here."""
KEPT_CURRENT = ("not-yet", "gentle-dates", "signs-to-pause")
"""Forms whose last entry holds however old it is."""
_AFTER_ALL = 2**62
"""Number of the first entry that was said just now: after all that are in the journal."""
RECENT = 3
_LOOKED_AT = 20
"""Sessions among which one that was left is looked for."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a first page shows."""

    suggestions: tuple[Suggestion, ...] = ()
    """Their names are names of headers."""
    offers: tuple[Offer, ...] = ()
    left: tuple[str, ResumePoint] | None = None
    """The practice that was left last, by name, and where; None where the last one was heard to its end."""
    recent: tuple[str, ...] = ()
    """Names of what was practised lately, the latest first, without the one that was left."""


def at_hand(
    journal: Journal | None, headers: Sequence[Header], now: datetime, zone: Zone | None = None,
    needs: tuple[str, ...] = (),
) -> AtHand:  # fmt: skip
    """Return what is at hand at ``now``, a moment with its offset.

    ``zone`` is how it is in this visit, and ``needs`` what was chosen in it; neither is kept. Raises WorldError.
    """
    by_name = {each.name: each for each in headers}
    known = replace(_history(journal, now), needs=needs, series=_steps(journal, by_name))
    if zone is not None:
        known = replace(known, check_ins=(*known.check_ins, CheckIn(now, zone)))
    found = suggest(known, map(candidate, headers))
    left = _left(journal, by_name, now)
    names = dict.fromkeys(past.name for past in known.sessions if past.name in by_name)
    recent = [name for name in names if left is None or name != left[0]]
    return AtHand(found.suggestions, found.offers, left, tuple(recent[:RECENT]))


def gentler(
    journal: Journal | None, headers: Callable[[], Sequence[Header]], now: datetime, name: str, script: Script,
    said: Sequence[Entry],
) -> GentlerOffer | None:  # fmt: skip
    """Return what is said at ``now`` before the practice ``name`` begins, or None; see `guide.suggestions.gentler`.

    ``said`` was said just now, and need not be kept. ``headers`` is asked where the practice is intense. A journal
    that cannot be read says nothing.
    """
    chosen = script_candidate(name, script)
    if not chosen.intense:
        return None
    try:
        known = _history(journal, now, said)
    except WorldError:
        known = _history(None, now, said)
    return gentler_offer(known, chosen, map(candidate, headers()))


def candidate(header: Header) -> Candidate:
    """Return a practice as what may be suggested, as far as that is known without reading it."""
    return Candidate(
        header.name, header.title, header.kind, header.intensity, eyes=header.eyes or ("either",),
        posture=header.posture, needs=header.needs,
    )  # fmt: skip


def _history(journal: Journal | None, now: datetime, said: Sequence[Entry] = ()) -> History:
    just_now = [row for number, each in enumerate(said, _AFTER_ALL) for row in rows_of(each, number)]
    if journal is None:
        return history(now, (), just_now)
    since = now - LATELY
    answers: list[AnswerRow] = journal.answer_rows(since=since)
    for form in KEPT_CURRENT:
        answers += [row for row in journal.answer_rows(form=form) if row.stamp < since.timestamp()]
    return history(now, journal.session_rows(since=since), answers + just_now)


def _steps(journal: Journal | None, headers: Mapping[str, Header]) -> tuple[SeriesStep, ...]:
    """The next layers of series that were begun. No file is read where none was."""
    chosen = places(journal)
    if not chosen:
        return ()
    from guide.forms.series import all_series

    return steps(all_series(), chosen, partial(called, headers))


def _left(journal: Journal | None, headers: Mapping[str, Header], now: datetime) -> tuple[str, ResumePoint] | None:
    """The practice of the last session in which something was heard, if it was left."""
    for last in journal.sessions(since=now - LATELY, limit=_LOOKED_AT) if journal else ():
        if last.practice in headers and last.heard >= 1.0:
            point = resume_point(journal, last.practice, last.digest) if journal and not last.completed else None
            return (last.practice, point) if point else None
    return None
