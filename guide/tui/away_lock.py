"""A locked journal that was opened locks itself again once its person was away for as long as they said."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.journal.away import AwayTimer, minutes
from guide.player import wallclock
from guide.problems import WorldError

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.tui.app import GuideApp

LOOKS = 10.0
"""Seconds between one look and the next."""


class AwayLock:
    """Looks now and then. Nothing locks itself while a practice is made ready or plays."""

    def __init__(self, app: GuideApp, clock: Callable[[], float] = lambda: wallclock.now().timestamp()) -> None:
        """``clock`` counts seconds, also while the machine sleeps."""
        self._app, self._clock = app, clock
        self._timer = AwayTimer(0.0, clock())
        self._known: Journal | None = None

    def watch(self) -> None:
        """Look from now on."""
        self._app.set_interval(LOOKS, self.look)

    def seen(self) -> None:
        """Note that the person did something."""
        self._timer.seen(self._clock())

    def look(self) -> None:
        """Lock the journal if it is time to."""
        journal = self._app.journal
        if journal is None or journal.is_shut:
            return
        if journal is not self._known:
            self._known = journal
            self._timer.minutes = _minutes(journal)
        if self._app.backstage.session is not None:
            self.seen()
        elif self._timer.due(self._clock()):
            self._lock(journal)

    def _lock(self, journal: Journal) -> None:
        from guide.tui.screens.locked import Locked

        journal.shut()
        self._app.push_screen(Locked(journal))


def _minutes(journal: Journal) -> float:
    try:
        return minutes(journal)
    except WorldError:  # whoever needs the journal tells it
        return 0.0
