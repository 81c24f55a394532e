"""A locked journal that was opened locks itself again once its person was away for as long as they said.

Nothing of the journal is loaded before there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.problems import WorldError
from guide.tui.calm_app import CalmApp

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.away import AwayTimer

LOOKS = 10.0
"""Seconds between one look and the next."""


class AwayLock:
    """Looks now and then. Nothing locks itself while ``busy`` says that something goes on by itself."""

    def __init__(
        self,
        app: CalmApp,
        journal: Callable[[], Journal | None],
        busy: Callable[[], bool],
        clock: Callable[[], float] | None = None,
    ) -> None:
        """``clock`` counts seconds, also while the machine sleeps; None for the clock on the wall."""
        self._app, self._journal, self._busy = app, journal, busy
        self._clock = clock or _wall_clock
        self._timer: AwayTimer | None = None
        self._was_seen = True

    def watch(self) -> None:
        """Look from now on."""
        self._app.set_interval(LOOKS, self.look)

    def seen(self) -> None:
        """Note that the person did something."""
        self._was_seen = True

    def anew(self) -> None:
        """Ask the journal again after how long away it locks itself; that may have been changed."""
        self._timer, self._was_seen = None, True

    def look(self) -> None:
        """Lock the journal if it is time to."""
        journal = self._journal()
        if journal is None or journal.is_shut:
            return
        now, timer = self._clock(), self._timer_of(journal)
        if self._was_seen or self._busy():
            self._was_seen = False
            timer.seen(now)
        elif timer.due(now):
            self._lock(journal)

    def _timer_of(self, journal: Journal) -> AwayTimer:
        if self._timer is None:
            from guide.journal.away import AwayTimer, minutes

            try:
                self._timer = AwayTimer(minutes(journal))
            except WorldError:  # whoever needs the journal tells it
                self._timer = AwayTimer(0.0)
        return self._timer

    def _lock(self, journal: Journal) -> None:
        from guide.tui.screens.locked import Locked

        journal.shut()
        self._was_seen = True
        self._app.push_screen(Locked(journal))


def _wall_clock() -> float:
    from guide.player import wallclock

    return wallclock.now().timestamp()
