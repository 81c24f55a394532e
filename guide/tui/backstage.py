"""One practice getting ready in a thread, while the screens ask how it is.

The session and all that it loads (voices, numbers, sound) come in here, so that the screen itself is there at once.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.player import Device
    from guide.script.library import Practice
    from guide.session import Choices, Session
    from guide.tui import Settings


class Backstage:
    """Holds the session of this moment, if there is one. Every method may be called from any thread."""

    def __init__(self, choices: Choices | None, settings: Settings, journal: Journal | None) -> None:
        self._choices, self._settings, self._journal = choices, settings, journal
        self._lock = threading.Lock()
        self.session: Session | None = None
        self.spoken = self.wanted = 0
        """Lines spoken, and lines there are; both 0 while that is not known yet."""

    def make_ready(self, practice: Practice, section: int = 0) -> tuple[Session, Device]:
        """A session that can begin, and what it will play through. Takes seconds; raises ScriptError or WorldError."""
        from guide import player
        from guide.session import Choices, Session

        self.close()
        with self._lock:
            session = Session(practice.script, practice.name, self._choices or Choices(), self._journal)
            self.session, self.spoken, self.wanted = session, 0, 0
        session.prepare(self._count, section)
        return session, player.choose(self._settings.device, self._settings.silent)

    def close(self) -> None:
        """Fade out and let go, whatever is running. Does no harm twice."""
        with self._lock:
            session, self.session = self.session, None
        if session:
            session.close()

    def _count(self, spoken: int, wanted: int) -> None:
        self.spoken, self.wanted = spoken, wanted
