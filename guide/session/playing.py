"""A practice while it plays: lines spoken ahead of it, a player, a page of the journal, and what may be asked of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from guide.journal import Feeling, Journal, Kind, SessionLog
from guide.journal import Moment as When
from guide.player import LOUDEST, QUIETEST, Device, Player, State, Volumes, Why
from guide.problems import ScriptError, WorldError
from guide.script.model import Script
from guide.session.beside import Beside
from guide.session.choices import Choices
from guide.session.moment import Moment, moment, section_start
from guide.session.rehearsal import Outlook, Piece, Rehearsal, company_of
from guide.timeline import Bus

HEAD_START = 5.0
"""Seconds that must be ready before a practice begins while its later lines are still being spoken. The voice is many
times faster than real time, and where it is not, the score waits for it with the ambience going on."""
SOON = 10.0
"""Seconds before the end of what is final at which newly spoken lines are put into what is playing."""
JUMP = 10.0
"""Seconds of one press of an arrow."""


@dataclass(frozen=True, slots=True)
class Now:
    """Everything a screen shows of a session, copied out in one piece."""

    state: State
    why: Why | None
    """Why it ended; None while it has not."""
    position: float
    """Seconds of the practice that have gone by."""
    heard: float
    """Seconds that sounded, without pauses."""
    length: float
    """Seconds of the whole practice; may still move a little while lines are being spoken."""
    moment: Moment
    sections: tuple[tuple[float, str], ...]
    """Start in seconds and title of each section."""
    volumes: Volumes
    """Decibels of each bus; 0 is as written."""
    spoken: int
    wanted: int
    """Lines spoken so far, of how many: while they differ the voice is speaking ahead."""
    device: str
    """One sentence: what plays, and how to have better."""
    problem: str
    """One sentence if something went wrong, else empty."""
    underruns: int


class Session:
    """Steered by a screen or a command line. Not started until `begin`; always `close` it.

    ``journal`` may be None: then nothing is remembered. `prepare` blocks and may run in a thread; everything else
    answers at once.
    """

    def __init__(self, script: Script, practice: str, choices: Choices, journal: Journal | None) -> None:
        self.script = choices.applied(script)
        self._wish, self._profile = choices.wish, choices.profile
        self.practice = practice
        self._journal = journal
        self._log: SessionLog | None = None
        self._feelings: dict[When, Feeling] = {}
        self._company = company_of(self.script)
        self._rehearsal: Rehearsal | None = None
        self._piece: Piece | None = None
        self._player: Player | None = None
        self._ahead: threading.Thread | None = None
        self._device = ""
        self._volumes = Volumes()
        self._problem = ""
        self._stranded = False
        """The voice will speak no further line, and not all are spoken."""
        self._aim: int | None = None
        """A section that was asked for while its start was still a guess."""
        self._ended = self._closed = False
        self._door = threading.Lock()
        """Held while beginning and while closing, which different threads may ask for at once."""

    # -- before ---------------------------------------------------------------------------------------------

    def prepare(self, on_take: Callable[[int, int], None] = lambda spoken, wanted: None, section: int = 0) -> None:
        """Speak enough to begin at a section. Raises ScriptError or WorldError."""
        rehearsal = self._rehearsal = Rehearsal(self.script, self._company, wish=self._wish, profile=self._profile)
        opening = Beside(rehearsal.open_sounds)
        try:
            rehearsal.speak(on_take, until=lambda: _enough(rehearsal.outlook(), section))
            opening.result()
        except BaseException:
            self._company.close()  # nobody will ask this voice again
            raise
        self._piece = rehearsal.piece()

    def feel(self, when: When, feeling: Feeling) -> None:
        """How it feels before or after. Kept until there is a session to write it to."""
        self._feelings[when] = feeling
        if self._log:
            self._remember(lambda log: log.feel(when, feeling))

    def reflect(self, text: str) -> None:
        """A line in the person's own words."""
        self._remember(lambda log: log.reflect(text))

    # -- while it plays -------------------------------------------------------------------------------------

    def begin(self, device: Device, section: int = 0) -> None:
        """Start the sound at a section, and speak the rest ahead. Raises NoDeviceError."""
        rehearsal, piece = self._prepared()
        with self._door:
            if self._closed:
                return
            start = piece.timeline.begin_of(section) if section else 0
            player = self._player = Player(piece, rehearsal.rate, device, start=start)
            player.play()
            player.__enter__()
            self._device = device.sentence
            self._open_log(piece)
            self._note(Kind.STARTED)
        if rehearsal.spoken < len(rehearsal.wanted):
            self._ahead = threading.Thread(target=self._speak_ahead, name="speak-ahead", daemon=True)
            self._ahead.start()

    def now(self) -> Now:
        """What is heard at this very moment."""
        rehearsal, piece = self._prepared()
        view = self._playing().view()
        seconds = rehearsal.rate.seconds
        return Now(
            state=view.state,
            why=view.why,
            position=seconds(view.playhead),
            heard=seconds(view.heard),
            length=seconds(piece.frames),
            moment=moment(piece.timeline, view.playhead),
            sections=tuple((seconds(each.frame), each.title) for each in piece.timeline.markers),
            volumes=self._volumes,
            spoken=rehearsal.spoken,
            wanted=len(rehearsal.wanted),
            device=self._device,
            problem=self._problem or view.problem,
            underruns=view.underruns,
        )

    def toggle(self) -> None:
        """Pause, or go on."""
        wanted = self._playing().view().wants
        self._playing().toggle()
        self._note(Kind.PAUSED if wanted else Kind.RESUMED)

    def jump(self, seconds: float) -> None:
        """Forward, or back with a negative number."""
        rehearsal, piece = self._prepared()
        frame = self._playing().view().aim + rehearsal.rate.frames(seconds)
        self._seek(min(max(frame, 0), piece.frames))

    def section(self, step: int) -> None:
        """To the next section (1) or the one before (-1). After the last there is none."""
        _, piece = self._prepared()
        frame = section_start(piece.timeline, self._playing().view().aim, step)
        if frame < piece.frames:
            starts = [marker.frame for marker in piece.timeline.markers]
            self._seek(frame)
            self._aim = starts.index(frame) if frame > piece.ready else None

    def volume(self, bus: Bus, change: float) -> None:
        """Change the volume of a bus by so many decibels."""
        wished = getattr(self._volumes, bus.value) + change
        self._volumes = replace(self._volumes, **{bus.value: min(max(wished, QUIETEST), LOUDEST)})
        self._playing().volume(bus, getattr(self._volumes, bus.value))

    def land(self) -> None:
        """Fade out and end; the practice counts for what was heard of it."""
        self._playing().land()
        self._note(Kind.LANDING)

    def beat(self) -> None:
        """To be called about once a second: keeps the journal right to the second, whatever happens next."""
        if self._ended:
            return
        view = self._playing().view()
        if self._stranded and view.state is State.WAITING:
            self.land()  # all that could be spoken has been heard
        self._ended = view.state is State.ENDED
        if not self._ended:
            self._note(Kind.HEARTBEAT)
        elif view.why is Why.FAILED:
            self._note(Kind.LEFT, problem=view.problem)
        else:
            self._note(Kind.ENDED)

    @property
    def kept(self) -> bool:
        """Whether the journal has a page for this practice."""
        return self._log is not None

    @property
    def over(self) -> bool:
        """True once the last frame has been heard, or the landing."""
        return self._player is not None and self._player.view().state is State.ENDED

    def close(self) -> None:
        """Stop whatever runs, softly, and let go of everything. May be called at any time, and twice."""
        if self._rehearsal:
            self._rehearsal.stop()
        with self._door:
            self._closed = True
            if self._player and not self._ended:
                self.beat()
                if not self._ended:
                    self._note(Kind.LEFT)
                    self._ended = True
            if self._player:
                self._player.close()
        self._company.close()
        if self._ahead:
            self._ahead.join(timeout=2.0)

    # -- within ---------------------------------------------------------------------------------------------

    def _speak_ahead(self) -> None:
        rehearsal, _ = self._prepared()
        try:
            rehearsal.speak(lambda spoken, wanted: self._swap(spoken == wanted))
        except (ScriptError, WorldError) as error:
            self._strand(str(error))
        except Exception as error:  # a thread has nobody above it: what it meets must be said here
            self._strand(f"The voice stopped speaking ahead: {str(error) or type(error).__name__}.")

    def _strand(self, problem: str) -> None:
        if not self._closed:
            self._problem = problem
            self._stranded = True

    def _swap(self, last: bool) -> None:
        """Play what has become known, if it is needed soon: arranging again for every line is work for nothing."""
        rehearsal, piece = self._prepared()
        player = self._playing()
        if not last and piece.ready - player.view().aim > rehearsal.rate.frames(SOON):
            return
        self._piece = rehearsal.piece()
        player.swap(self._piece)
        if self._aim is not None:
            frame = self._piece.timeline.markers[self._aim].frame
            self._aim = None if frame <= self._piece.ready else self._aim
            player.seek(frame)

    def _seek(self, frame: int) -> None:
        self._playing().seek(frame)
        self._note(Kind.SOUGHT, to=round(self._prepared()[0].rate.seconds(frame), 3))

    def _open_log(self, piece: Piece) -> None:
        if self._journal is None:
            return
        journal, script = self._journal, self.script
        try:
            self._log = journal.begin(
                practice=self.practice,
                title=script.title,
                digest=script.digest,
                kind=script.kind,
                intensity=script.intensity,
                planned=piece.timeline.rate.seconds(piece.frames),
                voice=script.voice.name,
            )
        except WorldError as error:
            self._problem = str(error)
            return
        for when, feeling in self._feelings.items():
            self.feel(when, feeling)

    def _note(self, kind: Kind, **notes: object) -> None:
        view = self._playing().view()
        seconds = self._prepared()[0].rate.seconds
        self._remember(lambda log: log.note(kind, seconds(view.playhead), seconds(view.heard), **notes))

    def _remember(self, write: Callable[[SessionLog], None]) -> None:
        """The journal must never stop a practice: what cannot be written is said, and the practice goes on."""
        if self._log is None:
            return
        try:
            write(self._log)
        except WorldError as error:
            self._problem = str(error)

    def _prepared(self) -> tuple[Rehearsal, Piece]:
        if self._rehearsal is None or self._piece is None:
            raise RuntimeError("prepare comes first")
        return self._rehearsal, self._piece

    def _playing(self) -> Player:
        if self._player is None:
            raise RuntimeError("begin comes first")
        return self._player


def _enough(outlook: Outlook, section: int) -> bool:
    """Whether so much is final that a practice can begin at ``section``."""
    timeline, ready = outlook
    start = timeline.begin_of(section) if section else 0
    return ready >= min(start + timeline.rate.frames(HEAD_START), timeline.frames)
