"""A practice while it plays: lines spoken ahead of it, a player, a page of the journal, and what may be asked of it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace

from guide.forms.answers import Answer
from guide.journal import Entry, EventKind, Feeling, Journal, Moment, Zone, feeling_of
from guide.lint.references import recordings
from guide.live import detours
from guide.live.at_frame import section_start, sentence_start, view_at
from guide.live.journal_writer import JournalWriter
from guide.live.live_options import LiveOptions
from guide.live.made_ready import OnTake, made_ready, nobody
from guide.live.modes import Mode
from guide.live.observation import Observed, Surroundings, snapshot_of
from guide.live.prefetch import NEXT, SOON, Prefetcher
from guide.live.rearranger import Rearranger
from guide.live.segments import WAITS, Segment, SegmentTable
from guide.live.snapshot import Snapshot as Snapshot
from guide.live.steering import Steering
from guide.live.urgent import UrgentDetour
from guide.player import Listed, Opening, Output, State, Volumes, Why, list_devices
from guide.render.job import RenderJob
from guide.render.piece import PreparedPiece
from guide.render.preparation import Preparation, start_of, take_service_of
from guide.timeline import Bus, Position


class LiveSession:
    """Steered by a screen or a command line. Not started until `begin`; always `close` it.

    ``journal`` may be None: then nothing is remembered. `prepare` blocks and may run in a thread; everything else
    answers at once.
    """

    def __init__(self, job: RenderJob, practice: str, journal: Journal | None, volumes: Volumes | None = None) -> None:
        """``volumes`` is how loud it begins; None for as written."""
        self.script = job.applied
        self.practice = practice
        self._job = job
        """As it is prepared."""
        self._wanted = LiveOptions(job)
        self._diary = JournalWriter(journal)
        self._take_service = take_service_of(self.script)
        self._preparation: Preparation | None = None
        self._piece: PreparedPiece | None = None
        self._steering: Steering | None = None
        self._ahead: Prefetcher | None = None
        self._anew: Rearranger | None = None
        self._volumes = volumes or Volumes()
        self._zone: Zone | None = None
        self._problem = ""
        self._stranded = False
        """The voice will speak no further line, and not all are spoken."""
        self._aim: int | None = None
        """A section that was asked for while its start was still a guess."""
        self._urgent = UrgentDetour()
        self._ended = self._closed = False
        self._door = threading.RLock()
        """Held while beginning, while closing and while turning, which different threads may ask for at once."""

    def prepare(self, on_take: OnTake = nobody, section: int = 0, spot: Position | None = None) -> None:
        """Speak enough to begin there; once more if `take` told something since. Raises ScriptError or WorldError."""
        while self._piece is None or not (self._closed or self._prepared()[0].script is self.script):
            self._preparation = Preparation.of(self._job, self._take_service)
            try:
                self._piece = made_ready(self._preparation, on_take, section, spot)
            except BaseException:
                self._take_service.close()  # nobody will ask this voice again
                raise

    def take(self, moment: Moment, entry: Entry) -> None:
        """What was filled in before (the practice hears it) or after, kept by the journal as an entry of its own."""
        self._diary.take(moment, entry)
        if moment is Moment.BEFORE and self._steering is None:
            asked = any(each.name == entry.form for each in self._wanted.written.ask)
            self._hear(feeling_of(entry.answers), entry.answers if asked else ())

    def _hear(self, feeling: Feeling | None, answers: Iterable[Answer]) -> None:
        """Prepare what is wanted by what was said, and no more of what was wanted before."""
        self._zone = feeling.zone if feeling else self._zone
        if not self._wanted.said(feeling, answers):
            return
        self._job = self._wanted.job()
        self.script = self._job.applied
        self._take_service.take_recordings(recordings(self.script).files)
        if self._preparation:
            self._preparation.stop()  # other lines are needed now

    # -- while it plays -------------------------------------------------------------------------------------

    def begin(
        self, output: Output, section: int = 0, at: float | None = None, spot: Position | None = None, *,
        gates: bool = False,
    ) -> None:  # fmt: skip
        """Start the sound at a section, or at a spot, and speak the rest ahead. Raises NoDeviceError.

        ``at`` is a moment on the clock of the day (seconds since the epoch) at which the first frame is heard,
        ``gates`` whether there is somebody who can open them: else they open by themselves.
        """
        preparation, piece = self._prepared()
        with self._door:
            if self._closed:
                output.close()
                return
            stretches = SegmentTable()
            first = stretches.keep(Segment(stretches.number(), Mode.PRACTICE, piece))
            start = piece.places.back(start_of(piece.timeline, section, spot))
            player = output.open(piece, preparation.rate, Opening(first.number, start, self._volumes, at=at))
            self._steering = Steering(player, first, stretches, preparation.rate, start=start, gates=gates)
            self._diary.expect(self.script, self.practice, piece.frames, preparation.rate)
            if at is None:
                self._note(EventKind.STARTED)
            self._anew = Rearranger(self._wanted, self._take_service, self._steering, preparation)
            self._ahead = Prefetcher(
                preparation, detours.prepared_detours(self.script, self._take_service, preparation),
                self._enough, self._spoke, self._arranged, self._entered, self._failed, self._aside_spoken,
            )  # fmt: skip
        self._ahead.start()

    def now(self) -> Snapshot:
        """What is heard at this very moment."""
        preparation, steering = self._prepared()[0], self._playing()
        coming = steering.coming or self._urgent.kind or ("words" if self._wanted.unanswered else "")
        problem = self._problem or self._diary.problem
        around = Surroundings(self._volumes, preparation.spoken, len(preparation.wanted), problem, coming, self._zone)
        return snapshot_of(self._heard(), self._wanted, around, preparation.rate)

    def toggle(self) -> None:
        """Pause, or go on."""
        wanted = self._playing().player.view().wants
        self._playing().player.toggle()
        self._note(EventKind.PAUSED if wanted else EventKind.RESUMED)

    def pause(self) -> None:
        """Pause, if it plays."""
        if self._playing().player.view().wants:
            self.toggle()

    def play(self) -> None:
        """Go on, if it is paused."""
        if not self._playing().player.view().wants:
            self.toggle()

    def jump(self, seconds: float) -> None:
        """Forward, or back with a negative number."""
        preparation, _ = self._prepared()
        practice, here = self._playing().practice()
        frame = min(max(here + preparation.rate.frames(seconds), 0), practice.piece.frames)
        self._seek(practice, here, frame)

    def section(self, step: int) -> None:
        """To the next section (1) or the one before (-1). After the last there is none."""
        practice, here = self._playing().practice()
        frame = section_start(practice.piece.timeline, here, step)
        if frame < practice.piece.frames:
            starts = [marker.frame for marker in practice.piece.timeline.markers]
            self._seek(practice, here, frame)
            self._aim = starts.index(frame) if frame > practice.piece.ready else None

    def sentence(self, step: int) -> None:
        """To the next sentence (1), or the beginning of this one or of the one before (-1)."""
        practice, here = self._playing().practice()
        self._seek(practice, here, sentence_start(practice.piece.timeline, here, step))

    def volume(self, bus: Bus, change: float) -> None:
        """Change the volume of a bus by so many decibels."""
        self._volumes = self._volumes.changed(bus, change)
        self._playing().player.volume(bus, getattr(self._volumes, bus.value))

    def devices(self) -> tuple[Listed, ...]:
        """What could be played through."""
        return list_devices()

    def use_device(self, name: str | None) -> None:
        """Go on through another device."""
        self._playing().player.use(name)

    # -- turning --------------------------------------------------------------------------------------------

    def hold(self) -> None:
        """The words wait from the next rest on, and the ambience stays; again: go on."""
        with self._door:
            steering = self._playing()
            view, stretch = steering.here()
            if stretch.mode_at(view.playhead) in WAITS:
                self.go_on()
            else:
                steering.hold()

    def go_on(self) -> None:
        """After a wait. Nothing happens where there is none."""
        with self._door:
            if (waited := self._playing().go_on()) is not None:
                self._note(EventKind.WENT_ON)
                self._make_up_for(waited)

    def ease(self) -> None:
        """Easier words at the next rest, then back; out of the difficult half of a pendulum at once."""
        with self._door:
            easing = self._aside("ease")
            took = self._playing().ease(easing) if easing else None
            if took is not None:
                if not self._playing().easing:
                    self._note(EventKind.EASED)  # by what is steady in the practice itself
                self._make_up_for(took)

    def ground(self) -> None:
        """To solid ground at once, from anywhere, also from a pause."""
        with self._door:
            grounding = self._aside("ground")
            if grounding and self._playing().ground(grounding):
                self._note(EventKind.GROUNDED)

    def land(self) -> None:
        """A short closing and the end; asked for while that is heard, the end at once."""
        with self._door:
            self._note(EventKind.LANDING)
            closing = self._ahead.asides["closing"] if self._ahead else None
            self._playing().land(closing if closing and closing.complete else None)

    def leave(self, *, soon: bool = False) -> None:
        """Fade out and end, ``soon`` in about a second; the practice counts for what was heard of it."""
        with self._door:
            self._note(EventKind.LANDING)
            self._playing().player.land(soon=soon)

    def hush(self, change: int) -> None:
        """More lines, or fewer, by per cent of all."""
        self._arrange(EventKind.HUSHED, self._wanted.hush(change), to=self._wanted.options.hush)

    def pace(self, change: float) -> None:
        """Quicker, or slower."""
        self._arrange(EventKind.PACED, self._wanted.pace(change), to=self._wanted.options.pace)

    def distance(self, step: int) -> None:
        """Closer to what is felt (1), or further from it (-1)."""
        changed, name = self._wanted.move(step)
        self._arrange(EventKind.DISTANCED, changed, to=name or "as written")

    def feels(self, zone: Zone) -> None:
        """How it is now; checks to come are played accordingly."""
        self._zone = zone
        self._note(EventKind.ZONED, to=zone.value)
        if self._wanted.set("zone", zone.value) and self._ahead:
            self._ahead.wake()

    def noted(self, what: str) -> None:
        """Count that it came: thought, feeling, body or sound. Nothing is heard of it."""
        self._note(EventKind.NOTED, what=what)

    def beat(self) -> None:
        """To be called about once a second: keeps the journal right to the second, whatever happens next."""
        view = self._playing().player.view()
        if self._ended or view.begins is not None:
            return
        if self._stranded and view.state is State.WAITING:
            self.leave()  # all that could be spoken has been heard
        self._ended = view.state is State.ENDED
        if not self._ended:
            self._note(EventKind.HEARTBEAT)
        elif view.why is Why.FAILED:
            self._note(EventKind.LEFT, problem=view.problem)
        else:
            self._note(EventKind.ENDED)

    @property
    def kept(self) -> str:
        """The uid of this practice in the journal; empty while it is not in it."""
        return self._diary.kept

    @property
    def over(self) -> bool:
        """True once the last frame has been heard, or the landing."""
        return self._steering is not None and self._steering.player.view().state is State.ENDED

    def close(self) -> None:
        """Stop whatever runs, softly, and let go of everything. May be called at any time, and twice."""
        if self._ahead:
            self._ahead.close(0.0)
        elif self._preparation:
            self._preparation.stop()
        with self._door:
            self._closed = True
            if self._steering and not self._ended:
                self.beat()
                if not self._ended:
                    self._note(EventKind.LEFT)
                    self._ended = True
        if self._steering:
            self._steering.player.close()
        self._take_service.close()
        if self._ahead:
            self._ahead.close(2.0)
        self._diary.close()

    # -- what is spoken ahead -------------------------------------------------------------------------------

    def _aside(self, kind: str) -> Preparation | None:
        """Ready to be heard; None if it has to be spoken first, and is turned to as soon as it is."""
        if self._ahead is None:
            raise RuntimeError("begin comes first")
        practice, frame = self._playing().practice()
        return self._urgent.prepared(kind, view_at(practice.piece.timeline, frame).section, self._ahead)

    def _aside_spoken(self, name: str) -> None:
        """What was wanted, if it is still wanted and could be spoken."""
        if kind := self._urgent.spoken(name, self._ahead) if self._ahead else "":
            {"ground": self.ground, "ease": self.ease}[kind]()

    def _enough(self, preparation: Preparation) -> bool:
        """Whether a practice can be left to itself for a while; or begun, if it is not what is played yet."""
        if preparation is not self._preparation:
            return preparation.ready_for(0)
        timeline, ready = preparation.outlook()
        return ready >= min(self._playing().practice()[1] + preparation.rate.frames(NEXT), timeline.frames)

    def _spoke(self, preparation: Preparation, last: bool) -> None:
        """Play what has become known, if it is needed soon: arranging again for every line is work for nothing."""
        with self._door:
            steering = self._playing()
            newest, here = steering.newest, steering.practice()[1]
            if preparation is not self._preparation or newest.piece.ready >= newest.piece.frames:
                return
            if not last and newest.piece.ready - here > preparation.rate.frames(SOON):
                return
            piece = preparation.piece()
            steering.learn(replace(newest, piece=piece))
            if self._aim is not None:
                frame = piece.timeline.markers[self._aim].frame
                self._aim = None if frame <= piece.ready else self._aim
                steering.seek(frame)

    def _failed(self, problem: str, stranding: bool) -> None:
        self._problem, self._stranded = problem, self._stranded or stranding
        self._wanted.give_up()

    def _arrange(self, kind: EventKind, wanted: bool, **notes: object) -> None:
        if wanted and self._ahead:
            self._note(kind, **notes)
            self._ahead.wake()

    def _make_up_for(self, frames: int) -> None:
        """Time that was taken beside the practice, where a length was asked for."""
        if self._anew and self._ahead and self._anew.lost(frames):
            self._ahead.wake()

    def _arranged(self) -> Preparation | None:
        with self._door:
            return self._anew.arrange() if self._anew else None

    def _entered(self, preparation: Preparation) -> bool:
        with self._door:
            if self._anew and not self._closed:
                self._anew.enter(preparation)
                self._preparation, self.script = preparation, preparation.script
            return True

    def _seek(self, practice: Segment, here: int, frame: int) -> None:
        with self._door:
            steering, rate = self._playing(), self._prepared()[0].rate
            if frame > here:
                frame = steering.forward(here, practice, frame)
            if frame < practice.since and self._ahead:
                self._wanted.goto = frame
                self._ahead.wake()
            else:
                steering.seek(frame)
            self._note(EventKind.SOUGHT, to=round(rate.seconds(practice.clock(frame)), 3))

    def _heard(self) -> Observed:
        steering = self._playing()
        view, stretch = steering.heard()
        return Observed(view, stretch, *steering.stretches.practice(stretch, view.playhead))

    def _note(self, kind: EventKind, **notes: object) -> None:
        self._diary.note(kind, self._heard(), **notes)

    def _prepared(self) -> tuple[Preparation, PreparedPiece]:
        if self._preparation is None or self._piece is None:
            raise RuntimeError("prepare comes first")
        return self._preparation, self._piece

    def _playing(self) -> Steering:
        if self._steering is None:
            raise RuntimeError("begin comes first")
        return self._steering
