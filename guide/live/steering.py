"""Turning a practice while it plays: each key becomes a plan of what is heard next, and a turn for the player.

What is at hand (hold, ground, easing, the closing, a gate) is turned to at once or at the next rest. What changes the
practice itself (fewer words, another pace, nearer or further, how it feels) is arranged and spoken by `Prefetcher`
first, and comes at the next rest after that.
"""

from __future__ import annotations

from dataclasses import replace

from guide.audio import Rate
from guide.live.modes import Mode
from guide.live.segments import WAITS, ReturnPoint, Segment, SegmentTable
from guide.player import Controls, State, Transition, View
from guide.render.piece import PreparedPiece
from guide.render.preparation import Draft, Preparation
from guide.timeline import Timeline
from guide.timeline.detour import aside, begins, closing, held

SOFT, QUICK, LANDING = 1.0, 0.08, 0.5
"""Seconds in which the practice and what comes beside it fade into each other: in a rest, at once, at the end."""
LEAD = 0.02
"""Seconds from a turn at once to the first word."""
EARLY = 0.35
"""Seconds ahead of what is heard at which a turn is certainly still to come: a device's latency and a little more."""
BEFORE = 2.0
"""Seconds of quiet that are left before the next words when a gate opens."""


class Steering:
    """Knows what is heard and what comes next. Every method answers at once; callers take care of each other."""

    def __init__(
        self, player: Controls, first: Segment, stretches: SegmentTable, rate: Rate, *, start: int, gates: bool
    ) -> None:
        """``start`` is the frame at which ``first`` begins, ``gates`` whether there is somebody who can open them."""
        self.player, self._rate, self._gates = player, rate, gates
        self.stretches = stretches
        self.newest = first
        """The practice as it is to be heard, once it is practised again."""
        self.debt = 0
        """Frames that detours have taken, and that have not been made up for."""
        self._holding = self._closing = False
        self._easing: Preparation | None = None
        self._bound: tuple[Segment, int] | None = None
        if gate := self._gate(first, start):
            player.turn(gate)

    # -- where we are ---------------------------------------------------------------------------------------

    def heard(self) -> tuple[View, Segment]:
        """What sounds now."""
        view = self.player.view()
        return view, self.stretches[view.part]

    def here(self) -> tuple[View, Segment]:
        """The same, but for a turn at once that is on its way: then where it leads."""
        view, stretch = self.heard()
        if self._bound is None or self._bound[0].number == stretch.number:
            self._bound = None
            return view, stretch
        bound, frame = self._bound
        return replace(view, part=bound.number, playhead=frame, aim=frame), bound

    def practice(self) -> tuple[Segment, int]:
        """The practice as it is to be heard, and where one is in it."""
        view, stretch = self.here()
        return self._latest(*self.stretches.practice(stretch, view.aim))

    @property
    def coming(self) -> str:
        """What was asked for and is not heard yet."""
        mode = self.here()[1].mode
        if self._easing and mode is not Mode.EASE:
            return "ease"
        return "hold" if self._holding and mode not in WAITS else ""

    @property
    def easing(self) -> bool:
        """Whether easier words were asked for, or are heard."""
        return self._easing is not None or self.here()[1].mode is Mode.EASE

    # -- what can be asked ----------------------------------------------------------------------------------

    def hold(self) -> None:
        """At the next rest; not any more, if it was asked for already."""
        self._holding = not self._holding and not self._closing
        self._plan_ahead()

    def go_on(self) -> int | None:
        """From a wait; by how many frames the practice is late for it. None if there is none."""
        view, stretch = self.here()
        if stretch.mode_at(view.playhead) not in WAITS or stretch.home is None:
            return None
        self._drop()
        back, frame = self.stretches[stretch.home.number], stretch.home.frame
        if stretch.mode is Mode.GATE:
            frame = max(frame, back.piece.places.next(frame) - self._rate.frames(BEFORE))
        self._turn_to(back, frame, SOFT)
        self.player.play()
        return self._late(view, stretch) + stretch.home.frame - frame

    def ground(self, grounding: Preparation) -> bool:
        """At once, from anywhere, out of a closing too. False if it is being heard already, or all fades out."""
        view, stretch = self.here()
        if stretch.mode is Mode.GROUND or view.state in (State.LANDING, State.ENDED):
            return False
        self._closing = False
        back, left = self.stretches.practice(stretch, view.playhead)
        frame = back.piece.places.touching(left) or back.piece.places.back(left)
        outlook, at = grounding.outlook(), self._soon(view)
        timeline = aside(stretch.piece.timeline, at, outlook.timeline, LEAD, stays=True)
        shift = begins(outlook.timeline, LEAD)
        beside = Segment(
            self.stretches.number(), Mode.GROUND, self._staged(grounding, timeline, outlook, shift),
            ReturnPoint(back.number, frame), said=outlook.timeline.frames + shift,
            spent=self._late(view, stretch) + left - frame,
        )  # fmt: skip
        self._drop()
        self._go(Transition(self._kept(beside).part, fade=QUICK))
        return True

    def ease(self, easing: Preparation) -> int | None:
        """Out of the difficult half of a pendulum at once; else easier words at the next rest, or at once in a wait.

        By how many frames the practice will be late for it; None if it is being heard already.
        """
        view, stretch = self.here()
        if self._closing or stretch.mode is Mode.EASE or view.state in (State.LANDING, State.ENDED):
            return None
        back, frame = self.stretches.practice(stretch, view.playhead)
        steady = back.piece.places.touching(frame)
        late = self._late(view, stretch)
        if steady is not None:
            self._turn_to(back, steady, QUICK)
            return late + frame - steady
        self._holding = False
        if stretch.mode_at(view.playhead) in (*WAITS, Mode.GROUND):
            self._go(self._eased(stretch, self._soon(view), ReturnPoint(back.number, frame), easing))
        else:
            self._easing = easing
            self._plan_ahead()
            self.player.play()
        return late + _taken(easing)

    def land(self, ending: Preparation | None) -> bool:
        """The closing at once, in a short form. False where there is nothing to say it with: then it fades out."""
        view, stretch = self.here()
        silent = view.begins is not None or view.state in (State.ENDED, State.LANDING)
        if self._closing or silent or ending is None:
            self._closing = True
            self.player.land()
            return False
        timeline = closing(stretch.piece.timeline, self._soon(view), ending.outlook().timeline, LANDING)
        piece = ending.with_plan(timeline, timeline.frames)
        back, frame = self.stretches.practice(stretch, view.playhead)
        end = Segment(self.stretches.number(), Mode.CLOSING, piece, ReturnPoint(back.number, frame))
        self._closing = True
        self._drop()
        self._go(Transition(self._kept(end).part, fade=LANDING))
        return True

    def seek(self, frame: int) -> None:
        """To a frame of the practice; out of whatever is beside it."""
        if not self._closing:
            self._drop()
            self._turn_to(self.newest, frame, QUICK)

    def forward(self, frame: int, stretch: Segment, wished: int) -> int:
        """Where a wish to go forward leads: out of the difficult half of a pendulum into what is steady."""
        steady = stretch.piece.places.touching(frame)
        return wished if steady is None or wished < frame else steady

    # -- what has become known -------------------------------------------------------------------------------

    def learn(self, stretch: Segment) -> None:
        """A piece of the practice, now that more of it is spoken."""
        self._kept(stretch)
        if stretch.number == self.newest.number:
            self.newest = stretch
        self.player.swap(stretch.part)
        self._plan_ahead()

    def enter(self, fresh: Segment, to: int | None = None) -> None:
        """Go over to another arrangement of the practice: at the next rest, or at once to frame ``to``."""
        self.newest = self._kept(fresh)
        if self._closing:
            return
        if to is not None:
            self._turn_to(fresh, to, QUICK)
        else:
            self._plan_ahead()

    # -- within -----------------------------------------------------------------------------------------------

    def _late(self, view: View, stretch: Segment) -> int:
        """Frames that went by beside the practice and were told to nobody yet; easing is told of as it is asked for."""
        if stretch.mode is Mode.EASE:
            return view.playhead - stretch.piece.frames
        told = _taken(self._easing) if self._easing else 0
        return (view.playhead + stretch.spent if stretch.home else 0) - told

    def _latest(self, stretch: Segment, frame: int) -> tuple[Segment, int]:
        """The same place in the newest arrangement of the practice."""
        if stretch.mode is not Mode.PRACTICE or stretch.number == self.newest.number:
            return stretch, frame
        return self.newest, stretch.piece.places.same(frame, self.newest.piece.places)

    def _plan_ahead(self) -> None:
        """Tell the player anew what it shall turn to by itself."""
        view, stretch = self.here()
        if stretch.mode is Mode.EASE:
            self._easing = None
        if self._closing or stretch.mode in (*WAITS, Mode.GROUND):
            return
        turn = self._next(view, stretch)
        if turn:
            self.player.turn(turn)
        else:
            self.player.stay()

    def _next(self, view: View, stretch: Segment) -> Transition | None:
        """What was asked for and comes at a rest, or what comes by itself."""
        at = stretch.piece.places.rest(self._soon(view))
        gate = self._gate(stretch, view.playhead)
        first = gate is None or gate.at is None or gate.at > at
        if self._easing and first:
            return self._eased(stretch, at, ReturnPoint(stretch.number, at), self._easing)
        if self._holding and first:
            return self._held(stretch, at)
        if stretch.mode is Mode.EASE:
            return self._after(stretch)
        if stretch.number != self.newest.number:
            entry = self.newest.entry
            if entry and entry.number == stretch.number and entry.frame >= self._soon(view):
                at = entry.frame
            return self._back(*self._latest(stretch, at), at)
        return gate

    def _held(self, stretch: Segment, at: int) -> Transition:
        piece = stretch.piece.with_plan(held(stretch.piece.timeline, at))
        beside = Segment(self.stretches.number(), Mode.HOLD, piece, ReturnPoint(stretch.number, at))
        return Transition(self._kept(beside).part, at=at, fade=SOFT)

    def _eased(self, stretch: Segment, at: int, home: ReturnPoint, easing: Preparation) -> Transition:
        """Easier words; at once if ``home`` is not what is heard."""
        outlook = easing.outlook()
        timeline = aside(stretch.piece.timeline, at, outlook.timeline, LEAD, stays=False)
        piece = self._staged(easing, timeline, outlook, begins(outlook.timeline, LEAD))
        beside = self._kept(Segment(self.stretches.number(), Mode.EASE, piece, home))
        when = at if home.number == stretch.number else None
        return Transition(beside.part, at=when, fade=SOFT, then=self._after(beside))

    def _after(self, stretch: Segment) -> Transition:
        """Where a detour that ends by itself leads."""
        back, frame = self._latest(*self.stretches.practice(stretch, 0))
        return self._back(back, frame, stretch.piece.frames)

    def _kept(self, stretch: Segment) -> Segment:
        """Known from now on; what sounds and the practice as it is to be heard stay known beside it."""
        return self.stretches.keep(stretch, (self.player.view().part, self.newest.number))

    def _drop(self) -> None:
        """Nothing is asked for any more."""
        self._holding, self._easing = False, None

    def _turn_to(self, stretch: Segment, frame: int, fade: float) -> None:
        """At once."""
        stretch, frame = self._latest(stretch, frame)
        then = self._after(stretch) if stretch.mode is Mode.EASE else self._gate(stretch, frame)
        if self.here()[1].number != stretch.number:
            self._bound = (stretch, frame)
            self.player.turn(Transition(stretch.part, to=frame, fade=fade, then=then))
            return
        self._bound = (stretch, frame) if self._bound else None
        self.player.seek(frame)
        if then:
            self.player.turn(then)

    def _go(self, turn: Transition) -> None:
        """Beside the practice, also out of a pause."""
        if turn.at is None:
            self._bound = (self.stretches[turn.part.number], 0)
        self.player.turn(turn)
        self.player.play()

    def _back(self, stretch: Segment, to: int, at: int) -> Transition:
        return Transition(stretch.part, to=to, at=at, fade=SOFT, then=self._gate(stretch, to))

    def _gate(self, stretch: Segment, frame: int) -> Transition | None:
        """The wait at the next gate of the practice."""
        if not self._gates or stretch.mode is not Mode.PRACTICE:
            return None
        at = stretch.piece.places.turn("gate", frame + 1)
        if at is None:
            return None
        words = next(turn.words for turn in stretch.piece.timeline.turns if turn.frame == at)
        piece = stretch.piece.with_plan(held(stretch.piece.timeline, at))
        wait = Segment(self.stretches.number(), Mode.GATE, piece, ReturnPoint(stretch.number, at), words=words)
        return Transition(self._kept(wait).part, at=at, fade=SOFT)

    def _soon(self, view: View) -> int:
        """The frame of what is heard at which a turn can still come."""
        if view.state in (State.PAUSED, State.ENDED):
            return view.playhead
        return view.aim + self._rate.frames(EARLY)

    def _staged(self, words: Preparation, timeline: Timeline, inner: Draft, shift: int) -> PreparedPiece:
        ready = timeline.frames if inner.ready >= inner.timeline.frames else inner.ready + shift
        return words.with_plan(timeline, ready)


def _taken(easing: Preparation) -> int:
    """Frames of easing as it is heard."""
    timeline = easing.outlook().timeline
    return timeline.frames + begins(timeline, LEAD)
