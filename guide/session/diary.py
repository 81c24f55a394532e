"""What a session writes into the journal. Writing must never stop a practice: what cannot be kept is said."""

from __future__ import annotations

from collections.abc import Callable

from guide.journal import Feeling, Journal, Kind, SessionLog
from guide.journal import Moment as When
from guide.problems import WorldError
from guide.script.model import Script


class Diary:
    """One page, opened when the practice begins; feelings are kept until then. Without a journal nothing is written."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._log: SessionLog | None = None
        self._feelings: dict[When, Feeling] = {}
        self.problem = ""
        """What kept it from being written; empty if nothing did."""

    @property
    def kept(self) -> bool:
        """Whether there is a page."""
        return self._log is not None

    def open(self, script: Script, practice: str, planned: float) -> None:
        """Begin the page of a practice that is to last ``planned`` seconds."""
        if self._journal is None:
            return
        try:
            self._log = self._journal.begin(
                practice=practice,
                title=script.title,
                digest=script.digest,
                kind=script.kind,
                intensity=script.intensity,
                planned=planned,
                voice=script.voice.name,
            )
        except WorldError as error:
            self.problem = str(error)
            return
        for when, feeling in self._feelings.items():
            self.feel(when, feeling)

    def feel(self, when: When, feeling: Feeling) -> None:
        """How it feels before or after."""
        self._feelings[when] = feeling
        self._write(lambda log: log.feel(when, feeling))

    def reflect(self, text: str) -> None:
        """A line in the person's own words."""
        self._write(lambda log: log.reflect(text))

    def note(self, kind: Kind, playhead: float, heard: float, **notes: object) -> None:
        """Something happened, at so many seconds of the practice, after so many that were heard."""
        self._write(lambda log: log.note(kind, playhead, heard, **notes))

    def _write(self, write: Callable[[SessionLog], None]) -> None:
        if self._log is None:
            return
        try:
            write(self._log)
        except WorldError as error:
            self.problem = str(error)
