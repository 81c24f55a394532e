"""The way to a device that may go away: open it, notice its loss, reach for it again."""

from __future__ import annotations

from guide.audio import Rate
from guide.player.devices import Device, Take
from guide.problems import NoDeviceError

PATIENCE = 0.5
"""Seconds without a callback after which a device counts as lost; three latencies if that is longer."""
WAKING = 5.0
"""Seconds granted instead to a device that wakes: a sink that was idle takes up to 2 s."""
AWAKE = 0.3
"""Seconds taken beyond twice its latency, from which on a device is awake; before, it only fills its own buffer."""
AGAIN = 1.0
"""Seconds between two tries."""
TRIES = 600
LOST = "The sound device went away. The practice waits, and goes on as soon as the device is back."
GIVEN_UP = "The sound device did not come back. Press play to try again."


class Lifeline:
    """Knows whether ``device`` is there. Every method takes the time, so that it needs no clock."""

    def __init__(self, device: Device, rate: Rate) -> None:
        self.device, self._rate = device, rate
        self.open = False
        self.problem = ""
        self._calls, self._since, self._tries = 0, 0.0, 0

    def connect(self, take: Take, now: float) -> None:
        """Open the device. Raises NoDeviceError."""
        self.device.open(take, self._rate)
        self.open, self.problem = True, ""
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
        """Try to reach the device once more, if it is time to. True when it is back."""
        if now - self._since < AGAIN or self._tries >= TRIES:
            return False
        self._since, self._tries = now, self._tries + 1
        try:
            self.connect(take, now)
        except NoDeviceError:
            self.problem = LOST if self._tries < TRIES else GIVEN_UP
        return self.open

    def hope(self) -> None:
        """Start counting tries anew."""
        self._tries = 0

    def close(self) -> None:
        """Let the device go. Does no harm twice."""
        self.open = False
        self.device.close()
