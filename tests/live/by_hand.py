"""A session whose time goes by only when a test says so: an engine turned by hand, a clock that is moved."""

from __future__ import annotations

import threading

import numpy as np

from guide.audio import Pcm, Rate
from guide.player.controls import Controls
from guide.player.devices import Take
from guide.player.devices.silent import Silent
from guide.player.engine import PlayerEngine
from guide.player.piece import Playable
from guide.player.status import AT_ONCE, NumberedPiece, Opening, Orders
from guide.player.transport import begin
from guide.player.view import View

TICK = 0.05


class Ticked(Silent):
    """Moves by hand, and keeps what it got."""

    def __init__(self) -> None:
        self.time = 0.0
        super().__init__("By hand.", lambda: self.time)

    def open(self, take: Take, rate: Rate) -> None:
        self.begin(take, rate)

    def pull(self) -> Pcm:
        before = self._given
        self.time += TICK
        self.tick()
        return np.frombuffer(bytes(self._out[: 8 * (self._given - before)]), np.float32).reshape(-1, 2)


class Hand(Controls):
    """A player whose engine is turned after every order and every tick."""

    def __init__(self, engine: PlayerEngine, device: Ticked) -> None:
        super().__init__()
        self._engine, self._device = engine, device
        self._turning = threading.Lock()  # the session orders from its own thread too

    def order(self, orders: Orders) -> None:
        self._engine.order(orders)
        with self._turning:
            self._engine.turn(self._device.time)

    def view(self) -> View:
        return self._engine.view()

    def use(self, name: str | None) -> None:
        raise NotImplementedError

    def close(self) -> None:
        self._engine.close()

    def run(self, seconds: float) -> Pcm:
        """Let time go by; what sounded."""
        heard = []
        for _ in range(round(seconds / TICK)):
            with self._turning:
                heard.append(self._device.pull())
                self._engine.turn(self._device.time)
        return np.concatenate(heard)


class ByHand:
    """An output for one player."""

    name = "hand"

    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Controls:
        assert opening.at is None
        device = Ticked()
        engine = PlayerEngine(rate, device, begin(NumberedPiece(piece, opening.number), opening.start, opening.volumes))
        engine.order(Orders(play=True))
        engine.open(0.0)
        self.hand = Hand(engine, device)
        return self.hand

    def close(self) -> None:
        self.hand.close()
