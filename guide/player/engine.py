"""Mixes ahead of the device, and mixes again when an order comes.

Everything that reaches it is a value (orders, pieces) and everything that leaves it is a value (views), so it can
live in another process. It starts no thread: whoever owns it calls `turn` about twenty times a second, and a
test calls it by hand.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from guide.audio import Pcm, Rate
from guide.player.block_queue import FRAME_BYTES, Block, BlockQueue
from guide.player.device_supervisor import DeviceChange, DeviceSupervisor
from guide.player.devices import Device
from guide.player.fades import Ramp
from guide.player.status import NOTHING, SILENT, Orders, State, Status, Why
from guide.player.transport import PAUSE, ended, silenced, step
from guide.player.view import View, heard_at
from guide.player.wallclock import seconds_until
from guide.problems import one_line, reason
from guide.translation import _

AHEAD, BLOCK = 1.0, 0.020
"""Seconds mixed ahead, and of one block."""
OPENING = 0.4
"""Seconds mixed before the device is opened: more than one takes at first."""
MARGIN = 0.020
"""Seconds ahead of the device where an order is tried first; twice as many after each refusal."""
FRESH = 0.2
"""Seconds mixed before the device is turned to them, besides the most it has ever asked for at once."""
LEAD_IN, TAIL = 0.050, 0.100
"""Seconds of silence at both ends of a stream: devices swallow the first and the last frames of what they get."""
MEMORY = 2.0
"""Seconds remembered behind the device, longer than any latency."""
_LOOKS, _TOGETHER = 4, 0.002
"""Two clocks are read together if not more seconds lie between; tried so often on a busy machine."""
INSTEAD = _("'{gone}' is gone. Press space to go on through '{here}'.")


class PlayerEngine:
    """``order``, ``move``, ``finish`` and ``view`` are for any thread; the rest is for the one that turns it."""

    def __init__(self, rate: Rate, device: Device, status: Status, usual: Callable[[], Device] | None = None) -> None:
        """``usual`` finds what to play through if ``device`` goes away for good."""
        self._rate = rate
        self._line = DeviceSupervisor(device, rate, usual)
        self._lock = threading.Lock()
        self._orders = NOTHING
        self._wants = status.wants
        self._finishing = False
        self._appointed: float | None = None
        self._move: DeviceChange | None = None
        self._fault: Exception | None = None
        self._problem, self._notice = "", ""
        self._missed = 0
        self._start(status)

    # for any thread

    def order(self, orders: Orders) -> None:
        """Wishes for the next turn."""
        with self._lock:
            self._orders = self._orders.then(orders)

    def appoint(self, moment: float) -> None:
        """Begin to play so that the first frame sounds at ``moment`` of the clock of the day, which sleep does not
        stop."""
        with self._lock:
            self._appointed = moment

    def move(self, move: DeviceChange) -> None:
        """Go on through another device, from the beginning of the sentence."""
        with self._lock:
            self._move = None if self._finishing else move

    def fail(self, error: Exception) -> None:
        """End softly because of ``error``, and have the view tell it."""
        with self._lock:
            self._fault = error

    def finish(self) -> None:
        """Fade out if anything sounds, then be `finished`."""
        with self._lock:
            self._orders = replace(self._orders, play=False, seek=None, turn=None)
            self._finishing, self._appointed, self._move = True, None, None

    def view(self) -> View:
        """What is heard now."""
        with self._lock:
            orders, aim, wants = self._orders, self._aim, self._wants
        chain = self._chain
        frame, at = self._sounding_at(chain)
        status = heard_at(chain.block_at(frame), frame)
        if orders.seek is not None:
            target = min(max(orders.seek, 0), chain.last.after.piece.frames)
        else:
            target = aim[0] if frame < aim[1] else status.playhead
        return View(
            state=status.state,
            why=status.why,
            wants=status.state is not State.ENDED and (wants if orders.play is None else orders.play),
            part=status.part.number,
            playhead=status.playhead,
            aim=target,
            heard=status.heard,
            volumes=chain.last.after.volumes,
            underruns=self._missed + chain.missing,
            device=one_line(self._line.device.name),
            sentence=one_line(self._line.device.sentence),
            begins=self._begins(),
            at=at,
            problem=one_line(self._problem or self._notice or self._line.problem),
        )

    def _begins(self) -> float | None:
        appointed = self._appointed
        return None if appointed is None else max(0.0, seconds_until(appointed))

    @property
    def pending(self) -> bool:
        """Whether orders wait for a turn."""
        return self._orders is not NOTHING

    @property
    def over(self) -> bool:
        """Whether the end has been heard."""
        return self.view().state is State.ENDED

    @property
    def finished(self) -> bool:
        """After `finish`: whether the device has played all there was, and silence, so that closing loses nothing."""
        if not self._finishing or self.pending:
            return False
        if not self._line.open or not self._chain.calls:
            return True
        tail = self._rate.frames(self._line.device.latency + TAIL)
        return self._chain.taken >= self._quiet_from() + tail

    # for the thread that turns it

    def open(self, now: float) -> None:
        """Mix ahead, then open the device. Raises NoDeviceError; what a piece raises is told by the view.

        What was ordered before is obeyed from the first frame, so that a device's buffer is not filled with waiting.
        """
        try:
            self._begin()
        except Exception as error:
            self._fail(error)
        self._line.connect(self._chain.take, now)

    def close(self) -> None:
        """Let the device go."""
        self._line.close()

    def rest(self, why: str) -> None:
        """Be paused where the sentence began, with the device opened anew, and have the view tell ``why``.

        What is paused, or ends, stays as it is; a moment that was slept through is not made up for.
        """
        missed = self._appointed is not None and seconds_until(self._appointed) < 0
        if (self._wants or missed) and self._chain.last.after.state is not State.ENDED:
            device, self._wants, self._appointed = self._line.device, False, None
            self.move(DeviceChange(lambda: device, rest=why))

    def turn(self, now: float) -> None:
        """Look after the device, obey, and mix ahead. Never raises for what a piece or a device does."""
        if self._line.lost(self._chain.calls, self._rate.seconds(self._chain.taken), now):
            self._hold_on()
            self._line.let_go(now)
            self._notice = ""
        try:
            if self._fault is not None:
                fault, self._fault = self._fault, None
                raise fault
            if not self._line.open:
                self._reach(now)
                return
            if self._move is not None:
                self._leave_device(now)
                return
            self._keep_appointment()
            orders = self._collect()
            if orders is not NOTHING:
                self._steer(orders)
            self._fill()
        except Exception as error:  # whatever a piece raises, the sound must end softly and the view must tell
            self._fail(error)

    def _begin(self) -> None:
        orders = self._collect()
        if orders is not NOTHING:
            self._turned = self._chain.last.end
            self._chain.lay(self._mix(self._chain.last, orders))
            self._note(orders, (self._chain.last,))
        self._fill(OPENING)

    def _start(self, status: Status) -> None:
        """A new stream: silence, then ``status``."""
        silence = memoryview(bytes(self._rate.frames(LEAD_IN) * FRAME_BYTES))
        self._chain = BlockQueue(Block(0, silence, status, status), self._rate.frames(MEMORY))
        self._turned = 0
        self._aim = (status.playhead, 0)

    def _collect(self) -> Orders:
        with self._lock:
            orders, self._orders = self._orders, NOTHING
            if orders.play is not None:
                self._wants = orders.play  # known at once, so that two quick presses are not taken for one
                self._appointed = None
            if orders.play is not None or orders.seek is not None:
                self._notice = ""
            return orders

    def _fill(self, seconds: float = AHEAD) -> None:
        while self._chain.ahead < self._rate.frames(seconds) and not self.pending:
            self._chain.lay(self._mix(self._chain.last, NOTHING))

    def _mix(self, before: Block, orders: Orders, frames: int = 0) -> Block:
        pcm, after = step(before.after, orders, frames or self._rate.frames(BLOCK), self._rate)
        return Block(before.end, _bytes(pcm), before.after, after)

    def _steer(self, orders: Orders) -> None:
        """Mix again from as near the device as it lets us."""
        enough = self._rate.frames(FRESH) + self._chain.largest

        def mixed(after: Block) -> tuple[Block, ...]:
            fresh = [self._mix(after, orders)]
            while fresh[-1].end - after.end < enough:
                fresh.append(self._mix(fresh[-1], NOTHING))
            return tuple(fresh)

        self._note(orders, self._turn_to(mixed))

    def _turn_to(self, made: Callable[[Block], tuple[Block, ...]]) -> tuple[Block, ...]:
        """Lay what ``made`` makes for the block it follows, as near the device as it lets us."""
        margin = self._rate.frames(MARGIN)
        while not self._chain.turn(after := self._chain.point(margin, self._turned), fresh := made(after)):
            margin *= 2  # the device was faster
        self._turned = after.end
        return fresh

    def _note(self, orders: Orders, fresh: tuple[Block, ...]) -> None:
        last = fresh[-1].after
        with self._lock:
            self._wants = last.wants
            if orders.seek is not None and last.state is not State.LANDING:
                target = min(max(orders.seek, 0), last.piece.frames)
                landed = (b.end for b in fresh if b.after.seek is None)
                self._aim = (target, next(landed, fresh[-1].end))

    def _fail(self, error: Exception) -> None:
        """Fade out what was mixed before the error, and end."""
        self._problem = _("The practice could not go on: {error}.").format(error=reason(error))
        self._wants = False
        if not self._line.open:  # nobody would ever hear the fade
            self._start(ended(self._chain.last.after, Why.FAILED))
            return
        self._turn_to(self._softened)

    def _softened(self, after: Block) -> tuple[Block, ...]:
        """What lies after ``after``, faded out, and one block of silence in which all has ended."""
        laid = self._chain.laid
        room = self._rate.frames(PAUSE)
        following = [b for b in laid[laid.index(after) + 1 :] if b.first - after.end < room]
        fade = Ramp.at(1.0).to(0.0, sum(b.frames for b in following))
        soft: list[Block] = []
        for block in following:
            pcm = np.frombuffer(block.sound, np.float32).reshape(-1, 2)
            soft.append(Block(block.first, _bytes(fade.apply(pcm)), block.before, block.after))
            fade = fade.on(block.frames)
        last = soft[-1] if soft else after
        over = ended(last.after, Why.FAILED)
        silence = memoryview(bytes(self._rate.frames(BLOCK) * FRAME_BYTES))
        return (*soft, Block(last.end, silence, over, over))

    def _keep_appointment(self) -> None:
        """Lay the first sound on the very frame that the device will play at the moment."""
        chain = self._chain
        if self._appointed is None or (stamp := chain.stamp) is None:
            return
        moment = self._line.device.clock() + seconds_until(self._appointed)
        first = stamp.frame + round((moment - stamp.when) * self._rate.hz)
        if first - chain.taken > self._rate.frames(AHEAD / 2):
            return
        after = chain.point(self._rate.frames(MARGIN), self._turned)
        waiting = [self._mix(after, NOTHING, first - after.end)] if first > after.end else []
        begun = [*waiting, self._mix((waiting or [after])[-1], Orders(play=True))]
        while begun[-1].end - after.end < self._rate.frames(FRESH) + chain.largest:
            begun.append(self._mix(begun[-1], NOTHING))
        if chain.turn(after, tuple(begun)):
            self._appointed, self._turned = None, after.end
            self._note(Orders(play=True), tuple(begun))

    def _hold_on(self) -> None:
        """The device is gone: be paused where the sentence began that was heard last, rather than lose words."""
        chain = self._chain
        handed = chain.stamp.frame if chain.stamp else 0
        frame = max(0, handed - self._rate.frames(self._line.device.latency))
        self._begin_again(heard_at(chain.block_at(frame), frame))

    def _begin_again(self, heard: Status) -> None:
        status = ended(heard, Why.FAILED) if self._problem else silenced(heard)  # what has failed is over, heard or not
        if status.state is not State.ENDED:
            status = replace(status, playhead=status.piece.back(status.playhead))
        self._missed += self._chain.missing
        self._start(status)

    def _reach(self, now: float) -> None:
        """Obey what can be obeyed without a device, and try to have it again."""
        if self._move is not None:
            self._take_device(now)
            return
        orders = self._collect()
        if orders is not NOTHING:
            self._wants = self._wants if orders.play is None else orders.play
            if orders.play:
                self._line.hope()
            _, status = step(self._chain.last.after, replace(orders, play=None), 0, self._rate)
            self._start(silenced(status))
        if self._finishing:
            return
        gone = self._line.name
        if self._line.again(self._chain.take, now):
            if self._line.name != gone:  # nobody expects to be heard there
                self._wants, self._notice = False, INSTEAD.format(gone=gone, here=self._line.name)
            self._go_on()

    def _go_on(self) -> None:
        orders = self._collect()
        if self._wants and self._chain.last.after.state is not State.ENDED:
            orders = Orders(play=True).then(orders)
        if orders is not NOTHING:
            self._steer(orders)
        self._fill()

    def _leave_device(self, now: float) -> None:
        """Fade out, and let the device go once the fade has been heard."""
        chain = self._chain
        if chain.last.after.state not in SILENT:
            wanted = self._wants
            self._steer(Orders(play=False))
            self._wants = wanted
        tail = self._rate.frames(self._line.device.latency + TAIL)
        if chain.taken < self._quiet_from() + tail and chain.calls:
            self._lay_silence()
            return
        self._begin_again(chain.last.after)
        self._line.close()
        self._take_device(now)

    def _lay_silence(self) -> None:
        while self._chain.ahead < self._rate.frames(AHEAD):
            self._chain.lay(self._mix(self._chain.last, NOTHING))

    def _take_device(self, now: float) -> None:
        with self._lock:
            move, self._move = self._move, None
        if move is None:
            return
        self._notice = ""
        wrong = self._line.change(move, self._chain.take, now)
        if self._line.open:
            self._go_on()
        self._notice = ("" if self._wants else move.rest) or wrong

    def _sounding(self, chain: BlockQueue) -> int:
        """The frame of the stream that leaves the device now; never less than before."""
        if (stamp := chain.stamp) is not None:
            gone = round((self._line.device.clock() - stamp.when) * self._rate.hz)
            chain.sounded = max(chain.sounded, min(stamp.frame + gone, chain.taken))
        return chain.sounded

    def _sounding_at(self, chain: BlockQueue) -> tuple[int, float]:
        """The same, and when that was; looked at again where this thread was held between the two clocks."""
        for _look in range(_LOOKS):
            before = time.monotonic()
            frame = self._sounding(chain)
            after = time.monotonic()
            if after - before < _TOGETHER:
                break
        return frame, (before + after) / 2

    def _quiet_from(self) -> int:
        """The frame of the stream after which all that is laid is silence."""
        sounding = (b.end for b in reversed(self._chain.laid) if b.before.state not in SILENT)
        return next(sounding, 0)


def _bytes(pcm: Pcm) -> memoryview:
    return np.ascontiguousarray(pcm, np.float32).data.cast("B")
