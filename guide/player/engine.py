"""Mixes ahead of the device, and mixes again when an order comes.

Everything that reaches it is a value (orders, pieces) and everything that leaves it is a value (views), so it can
live in another process. It starts no thread: whoever owns it calls `turn` about twenty times a second, and a
test calls it by hand.
"""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np

from guide.audio import Pcm, Rate
from guide.player.chain import FRAME_BYTES, Block, Chain
from guide.player.devices import Device
from guide.player.fades import Ramp
from guide.player.lifeline import Lifeline
from guide.player.piece import Piece
from guide.player.transport import NOTHING, PAUSE, SILENT, Orders, State, Status, Why, ended, silenced, step
from guide.player.view import View, heard_at

AHEAD, BLOCK = 1.0, 0.020
"""Seconds mixed ahead, and of one block."""
MARGIN = 0.020
"""Seconds ahead of the device where an order is tried first; twice as many after each refusal."""
FRESH = 0.2
"""Seconds mixed before the device is turned to them, besides the most it has ever asked for at once."""
LEAD_IN, TAIL = 0.050, 0.100
"""Seconds of silence at both ends of a stream: devices swallow the first and the last frames of what they get."""
MEMORY = 2.0
"""Seconds remembered behind the device, longer than any latency."""


class Engine:
    """``order``, ``swap``, ``finish`` and ``view`` are for any thread; the rest is for the one that turns it."""

    def __init__(self, piece: Piece, rate: Rate, device: Device, status: Status) -> None:
        self._piece, self._rate = piece, rate
        self._line = Lifeline(device, rate)
        self._lock = threading.Lock()
        self._orders, self._next_piece = NOTHING, piece
        self._wants = status.wants
        self._finishing = False
        self._problem = ""
        self._missed = 0
        self._start(status)

    # for any thread

    def order(self, orders: Orders) -> None:
        """Wishes for the next turn."""
        with self._lock:
            self._orders = self._orders.then(orders)

    def swap(self, piece: Piece) -> None:
        """Play ``piece`` from the next turn on; it must be the same up to where it was heard."""
        with self._lock:
            self._next_piece = piece

    def finish(self) -> None:
        """Fade out if anything sounds, then be `finished`."""
        with self._lock:
            self._orders = replace(self._orders, play=False, seek=None)
            self._finishing = True

    def view(self) -> View:
        """What is heard now."""
        with self._lock:
            orders, aim, wants = self._orders, self._aim, self._wants
        chain = self._chain
        frame = self._sounding(chain)
        status = heard_at(chain.block_at(frame), frame)
        if orders.seek is not None:
            target = min(max(orders.seek, 0), self._piece.frames)
        else:
            target = aim[0] if frame < aim[1] else status.playhead
        return View(
            state=status.state,
            why=status.why,
            wants=status.state is not State.ENDED and (wants if orders.play is None else orders.play),
            playhead=status.playhead,
            aim=target,
            heard=status.heard,
            volumes=chain.last.after.volumes,
            underruns=self._missed + chain.missing,
            device=self._line.device.name,
            problem=self._problem or self._line.problem,
        )

    @property
    def pending(self) -> bool:
        """Whether orders wait for a turn."""
        return self._orders is not NOTHING or self._next_piece is not self._piece

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
        """Mix ahead, then open the device. Raises NoDeviceError.

        What was ordered before is obeyed from the first frame, so that a device's buffer is not filled with waiting.
        """
        orders, self._piece = self._collect()
        if orders is not NOTHING:
            self._turned = self._chain.last.end
            self._chain.lay(self._mix(self._chain.last, orders))
            self._note(orders, [self._chain.last])
        self._fill()
        self._line.connect(self._chain.take, now)

    def close(self) -> None:
        """Let the device go."""
        self._line.close()

    def turn(self, now: float) -> None:
        """Look after the device, obey, and mix ahead. Never raises for what a piece or a device does."""
        if self._line.lost(self._chain.calls, self._rate.seconds(self._chain.taken), now):
            self._hold_on()
            self._line.let_go(now)
        try:
            if not self._line.open:
                self._reach(now)
                return
            orders, piece = self._collect()
            if orders is not NOTHING or piece is not self._piece:
                self._steer(orders, piece)
            self._fill()
        except Exception as error:  # whatever a piece raises, the sound must end softly and the view must tell
            self._fail(error)

    def _start(self, status: Status) -> None:
        """A new stream: silence, then ``status``."""
        silence = memoryview(bytes(self._rate.frames(LEAD_IN) * FRAME_BYTES))
        self._chain = Chain(Block(0, silence, status, status), self._rate.frames(MEMORY))
        self._turned = 0
        self._aim = (status.playhead, 0)

    def _collect(self) -> tuple[Orders, Piece]:
        with self._lock:
            orders, self._orders = self._orders, NOTHING
            if orders.play is not None:
                self._wants = orders.play  # known at once, so that two quick presses are not taken for one
            return orders, self._next_piece

    def _fill(self) -> None:
        while self._chain.ahead < self._rate.frames(AHEAD) and not self.pending:
            self._chain.lay(self._mix(self._chain.last, NOTHING))

    def _mix(self, before: Block, orders: Orders) -> Block:
        pcm, after = step(before.after, orders, self._piece, self._rate.frames(BLOCK), self._rate)
        return Block(before.end, _bytes(pcm), before.after, after)

    def _steer(self, orders: Orders, piece: Piece) -> None:
        """Mix again from as near the device as it lets us."""
        self._piece = piece
        margin, enough = self._rate.frames(MARGIN), self._rate.frames(FRESH) + self._chain.largest
        while True:
            after = self._chain.point(margin, self._turned)
            fresh = [self._mix(after, orders)]
            while fresh[-1].end - after.end < enough:
                fresh.append(self._mix(fresh[-1], NOTHING))
            if self._chain.turn(after, tuple(fresh)):
                break
            margin *= 2
        self._turned = after.end
        self._note(orders, fresh)

    def _note(self, orders: Orders, fresh: list[Block]) -> None:
        last = fresh[-1].after
        with self._lock:
            self._wants = last.wants
            if orders.seek is not None and last.state is not State.LANDING:
                target = min(max(orders.seek, 0), self._piece.frames)
                landed = (b.end for b in fresh if b.after.seek is None)
                self._aim = (target, next(landed, fresh[-1].end))

    def _fail(self, error: Exception) -> None:
        """Fade out what was mixed before the error, and end."""
        self._problem = f"The practice could not go on: {str(error) or type(error).__name__}."
        after = self._chain.point(self._rate.frames(MARGIN), self._turned)
        while not self._chain.turn(after, self._softened(after)):
            after = self._chain.point(2 * (after.end - self._chain.taken) + 1, self._turned)
        self._turned = after.end
        self._wants = False

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

    def _hold_on(self) -> None:
        """The device is gone: be paused at the last frame that was surely heard, rather than lose words."""
        chain = self._chain
        handed = chain.stamp.frame if chain.stamp else 0
        frame = max(0, handed - self._rate.frames(self._line.device.latency))
        status = silenced(heard_at(chain.block_at(frame), frame), self._piece)
        self._missed += chain.missing
        self._start(status)

    def _reach(self, now: float) -> None:
        """Obey what can be obeyed without a device, and try to have it again."""
        orders, piece = self._collect()
        self._piece = piece
        if orders is not NOTHING:
            self._wants = self._wants if orders.play is None else orders.play
            if orders.play:
                self._line.hope()
            _, status = step(self._chain.last.after, replace(orders, play=None), piece, 0, self._rate)
            self._start(silenced(status, piece))
        if self._finishing:
            return
        if self._line.again(self._chain.take, now):
            if self._wants and self._chain.last.after.state is not State.ENDED:
                self._steer(Orders(play=True), piece)
            self._fill()

    def _sounding(self, chain: Chain) -> int:
        """The frame of the stream that leaves the device now; never less than before."""
        if (stamp := chain.stamp) is not None:
            gone = round((self._line.device.clock() - stamp.when) * self._rate.hz)
            chain.sounded = max(chain.sounded, min(stamp.frame + gone, chain.taken))
        return chain.sounded

    def _quiet_from(self) -> int:
        """The frame of the stream after which all that is laid is silence."""
        sounding = (b.end for b in reversed(self._chain.laid) if b.before.state not in SILENT)
        return next(sounding, 0)


def _bytes(pcm: Pcm) -> memoryview:
    return np.ascontiguousarray(pcm, np.float32).data.cast("B")
