"""The last times of one practice, as the journal has them, in the words of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.actions import formatting
from guide.problems import WorldError
from guide.translation import _, day_and_month, weekday

if TYPE_CHECKING:
    from guide.journal import Feeling, Journal, SessionRecord

NOT_SAID = "–"
EARLIER = 5
"""Times in one line."""


def last_times(journal: Journal | None, practice: str, count: int, but: str = "") -> tuple[SessionRecord, ...]:
    """Return at most ``count`` sessions in which something of ``practice`` was heard, the latest first.

    ``but`` is the uid of one to leave out. Reads the journal, which takes a moment: not for the thread of the screen.
    """
    if journal is None:
        return ()
    try:
        found = [each for each in journal.sessions(limit=2 * count + 1, practice=practice) if each.heard >= 1.0]
    except WorldError:
        return ()  # whatever is wrong with the journal is said where something is kept
    return tuple(each for each in found if each.uid != but)[:count]


def felt(session: SessionRecord) -> str:
    """Return how it was before and after in a few characters: ``6 → 3``, or ``hot → inside`` where no number was
    said."""
    before, after = session.before, session.after
    if before and after and None not in (before.distress, after.distress):
        return f"{before.distress} → {after.distress}"
    said = [each.zone.word if each and each.zone else _number(each) for each in (before, after)]
    return " → ".join(said) if any(each != NOT_SAID for each in said) else NOT_SAID


def _number(feeling: Feeling | None) -> str:
    return NOT_SAID if feeling is None or feeling.distress is None else str(feeling.distress)


def one_line(journal: Journal | None, practice: str, but: str = "") -> str:
    """Return how it was the times before, the earliest first; empty for none. See `last_times`."""
    said = "  ·  ".join(felt(each) for each in reversed(last_times(journal, practice, EARLIER, but)))
    return _("Earlier times:  {said}").format(said=said) if said else ""


def day_and_feeling(session: SessionRecord) -> tuple[str, str, str]:
    """Return the day, how much was heard, and how it was before and after, for a row."""
    began = session.began
    return (
        f"{weekday(began, short=True)} {day_and_month(began, short=True)}",
        formatting.about(session.heard),
        felt(session),
    )
