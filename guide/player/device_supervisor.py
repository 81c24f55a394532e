"""The way to a device that may go away: open it, notice its loss, reach for it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.audio import Rate
from guide.player.devices import SILENCE, Device, Take
from guide.player.preroll import Preroll
from guide.problems import NoDeviceError
from guide.translation import _

PATIENCE = 0.5
"""Seconds without a callback after which a device counts as lost; three latencies if that is longer."""
WAKING = 5.0
"""Seconds granted instead to a device that wakes: a sink that was idle takes up to 2 s."""
AWAKE = 0.3
"""Seconds taken beyond twice its latency, from which on a device is awake; before, it only fills its own buffer."""
AGAIN = 1.0
"""Seconds between two tries."""
TRIES = 600
ELSEWHERE = 20
"""Tries after which the usual device is looked for instead."""
LOST = _("The sound device went away. The practice waits, and goes on as soon as the device is back.")
GIVEN_UP = _("The sound device did not come back. Press play to try again.")


@dataclass(frozen=True, slots=True)
class DeviceChange:
    """A device to go over to."""

    find: Callable[[], Device]
    """Asked once the present one was let go, because some are only seen then. Raises NoDeviceError."""
    done: Callable[[], str] = str
    """Called once it is open; answers with what went wrong, as a sentence."""
    rest: str = ""
    """Why nothing is played there before it is asked for, as a sentence."""


class DeviceSupervisor:
    """Knows whether ``device`` is there. Every method takes the time, so that it needs no clock.

    ``usual`` finds the device to be had when it does not come back.
    """

    def __init__(self, device: Device, rate: Rate, usual: Callable[[], Device] | None = None) -> None:
        self.device, self._rate, self._usual = device, rate, usual
        self.open = False
        self.problem = ""
        self.name = device.name
        """Of what was open last."""
        self._calls, self._since, self._tries = 0, 0.0, 0

    def connect(self, take: Take, now: float) -> None:
        """Open the device. Raises NoDeviceError."""
        self.device.open(Preroll(take, self.device, self._rate).take, self._rate)
        self.open, self.problem, self.name = True, "", self.device.name
        self._calls, self._since, self._tries = 0, now, 0

    def lost(self, calls: int, taken: float, now: float) -> bool:
        """Whether the device, open, is there no more. ``calls`` counts how often it asked; it got ``taken`` seconds."""
        if not self.open:
            return False
        if calls != self._calls:
            self._calls, self._since = calls, now
        waking = taken < 2 * self.device.latency + AWAKE
        patience = WAKING if waking else max(PATIENCE, 3 * self.device.latency)
        return now - self._since > patience or self.device.lost()

    def let_go(self, now: float) -> None:
        """Close what was lost, and begin to reach for it again."""
        self.problem, self._since = LOST, now
        self.close()

    def again(self, take: Take, now: float) -> bool:
        """Try to reach the device once more, if it is time to. True when one is open: see ``name`` for which."""
        if now - self._since < AGAIN or self._tries >= TRIES:
            return False
        self._since, self._tries = now, self._tries + 1
        try:
            self.connect(take, now)
        except NoDeviceError:
            self.problem = LOST if self._tries < TRIES else GIVEN_UP
            if self._usual and self._tries % ELSEWHERE == 0:
                self._try(self._usual, take, now)
        return self.open

    def change(self, move: DeviceChange, take: Take, now: float) -> str:
        """Go over to another device, or back to the present one if that fails. What went wrong, as a sentence."""
        before = self.device
        try:
            self.device = move.find()
            self.connect(take, now)
        except NoDeviceError as error:
            self.device = before
            self.let_go(now - AGAIN)
            self.again(take, now)
            return str(error)
        return move.done()

    def _try(self, find: Callable[[], Device], take: Take, now: float) -> None:
        """Another device in place of the one that is gone, if it is another, and to be heard."""
        gone = self.device
        try:
            self.device = find()
            if self.device.name not in (gone.name, SILENCE):
                self.connect(take, now)
        except NoDeviceError:
            pass
        if not self.open:
            self.device = gone

    def hope(self) -> None:
        """Start counting tries anew."""
        self._tries = 0

    def close(self) -> None:
        """Let the device go. Does no harm twice."""
        self.open = False
        self.device.close()
