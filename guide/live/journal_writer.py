"""What a session writes into the journal. Writing must never stop a practice: what cannot be kept is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from guide.audio import SESSION, Rate
from guide.journal import EventKind, Journal, SessionLog
from guide.journal.beside import open_next
from guide.journal.entry import Entry, Moment
from guide.journal.troubles import DamagedError
from guide.live.modes import Mode
from guide.live.observation import Observed
from guide.live.resume import encoded_position
from guide.problems import CannotReadError, WorldError
from guide.script.model import Script
from guide.translation import _

_CAME = {Mode.HOLD: EventKind.HELD, Mode.EASE: EventKind.EASED}
"""What comes some time after it was asked for, if it comes at all: noted once it is heard."""


class JournalWriter:
    """One page, opened when the practice begins; what was filled in before waits for it. No journal, no page."""

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._log: SessionLog | None = None
        self._begin: Callable[[Journal], SessionLog] | None = None
        """Opens the page of what is expected."""
        self._other: Journal | None = None
        """A journal beside the usual one, which turned out to be damaged."""
        self._rate = SESSION
        self._came: set[int] = set()
        """The stretches of which it was noted that they came."""
        self._entries: list[tuple[Moment, Entry]] = []
        """What was filled in while there was no page yet."""
        self.problem = ""
        """What kept it from being written; empty if nothing did."""

    @property
    def kept(self) -> str:
        """The uid of the session, by which entries belong to it; empty while there is none."""
        return self._log.uid if self._log else ""

    def expect(self, script: Script, practice: str, planned: int, rate: Rate) -> None:
        """A practice that is to last ``planned`` frames. Its page begins with the first thing that happens."""
        self._rate = rate
        if self._journal:
            self._begin = partial(
                Journal.begin, practice=practice, title=script.title, digest=script.digest, kind=script.kind,
                intensity=script.intensity, planned=rate.seconds(planned), voice=script.voice.name,
            )  # fmt: skip

    def take(self, moment: Moment, entry: Entry) -> None:
        """What was filled in before or after; it becomes a part of this practice once there is a page."""
        if self._log is None:
            self._entries.append((moment, entry))
        self._write(lambda log: log.take(entry, moment))

    def note(self, kind: EventKind, heard: Observed, **notes: object) -> None:
        """Something happened; before it, what came since the last note, for it was asked for before."""
        if self._begin and self._journal:
            self._open(self._begin, self._journal)
            if kind is not EventKind.STARTED:
                self._note(EventKind.STARTED, heard)
        came = _CAME.get(heard.stretch.mode)
        if came and heard.stretch.number not in self._came:
            self._came.add(heard.stretch.number)
            self._note(came, heard)
        self._note(kind, heard, **notes)

    def close(self) -> None:
        """Let go of a journal that was opened here. The usual one is its owner's to close."""
        if self._other:
            self._other.close()

    def _open(self, begin: Callable[[Journal], SessionLog], journal: Journal) -> None:
        self._begin = None
        try:
            self._log = begin(journal)
        except DamagedError:
            self._open_rescued(begin, journal)
        except CannotReadError as error:
            self._open_beside(begin, journal, error)
        except WorldError as error:
            self.problem = str(error)
        if self._log is None:
            return
        for moment, entry in self._entries:
            self.take(moment, entry)

    def _open_rescued(self, begin: Callable[[Journal], SessionLog], journal: Journal) -> None:
        """Keep this practice in the journal that takes the place of the damaged one, and say so."""
        try:
            told = journal.rescue()
            self._log = begin(journal)
        except WorldError as error:
            self.problem = str(error)
            return
        self.problem = told

    def _open_beside(self, begin: Callable[[Journal], SessionLog], journal: Journal, damage: CannotReadError) -> None:
        """Keep this practice in a journal of its own where the usual one is damaged, and say so."""
        try:
            self._other, place = open_next(journal.path, journal.now)
            self._log = begin(self._other)
        except WorldError as error:
            self.problem = str(error)
            return
        self.problem = _("{sentence} It stays as it is; this practice is kept in {place}.").format(
            sentence=damage.sentence, place=place
        )

    def _note(self, kind: EventKind, heard: Observed, **notes: object) -> None:
        seconds, practice = self._rate.seconds, heard.practice
        playhead, sounded = seconds(practice.clock(heard.frame)), seconds(heard.view.heard)
        spot = encoded_position(practice.piece.places.spot(heard.frame))
        self._write(lambda log: log.note(kind, playhead, sounded, spot=spot, **notes))

    def _write(self, write: Callable[[SessionLog], None]) -> None:
        if self._log is None:
            return
        try:
            write(self._log)
        except WorldError as error:
            self.problem = str(error)
