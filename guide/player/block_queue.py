"""Finished blocks on their way to the device: one thread lays them, the device's callback takes them.

A chain and not a circle of bytes, because what lies ahead can be laid again: a pause, a seek or a volume must be
felt at once although a second is mixed already. Each block holds the way to the next one in a list of at most one.
The callback *pops* the way it goes; the writer *replaces* the way and is refused where the callback has gone.
Both are single operations of the interpreter, so neither waits, and nothing is ever half old and half new.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from guide.player.status import Status

FRAME_BYTES = 8
"""Two float32."""
_SILENCE = memoryview(bytes(1 << 20))


class Block:
    """Mixed sound, never changed after it was made, with the status before its first and after its last frame."""

    __slots__ = ("after", "before", "first", "frames", "sound", "way")

    def __init__(self, first: int, sound: memoryview, before: Status, after: Status) -> None:
        self.first, self.sound, self.before, self.after = first, sound, before, after
        self.frames = len(sound) // FRAME_BYTES
        self.way: list[Block] = []

    @property
    def end(self) -> int:
        """The stream's frame after the last."""
        return self.first + self.frames


@dataclass(frozen=True, slots=True)
class ClockSample:
    """When, on the device's clock, the stream's ``frame`` sounds."""

    frame: int
    when: float


class BlockQueue:
    """Blocks behind the reader (so that what is heard now can be told), under it and ahead of it."""

    def __init__(self, first: Block, keep: int) -> None:
        """``keep`` is how many frames behind the reader are remembered."""
        self._at, self._offset, self._keep = first, 0, keep
        self.laid: tuple[Block, ...] = (first,)
        """All that are remembered, oldest first. Replaced as a whole, so any thread may look."""
        self.taken = 0
        self.calls = 0
        self.missing = 0
        """Frames the device asked for in vain."""
        self.gaps = 0
        """Times it did."""
        self.largest = 0
        """Frames asked for at once, at most."""
        self.stamp: ClockSample | None = None
        self.sounded = 0
        """The newest frame known to have left the device."""

    def take(self, out: memoryview, when: float) -> None:
        """Fill ``out`` (bytes) for the device. Copies only; what is missing is silence, and counted.

        ``when`` the first frame will sound, in seconds of the device's clock.
        """
        at, offset, done, wanted = self._at, self._offset, 0, len(out)
        frame = self.taken
        while done < wanted:
            if offset == len(at.sound):
                try:
                    at = self._at = at.way.pop()
                except IndexError:
                    break
                offset = 0
            size = min(len(at.sound) - offset, wanted - done)
            out[done : done + size] = at.sound[offset : offset + size]
            done, offset = done + size, offset + size
        self._offset = offset
        self.taken = frame + done // FRAME_BYTES
        self.stamp = ClockSample(frame, when)
        self.calls += 1
        if wanted > self.largest * FRAME_BYTES:
            self.largest = wanted // FRAME_BYTES
        if done < wanted:
            self.missing += (wanted - done) // FRAME_BYTES
            self.gaps += 1
            _hush(out[done:])

    @property
    def last(self) -> Block:
        """The block that was laid last."""
        return self.laid[-1]

    @property
    def ahead(self) -> int:
        """Frames that lie ready."""
        return self.last.end - self.taken

    def lay(self, *blocks: Block) -> None:
        """Add blocks at the end."""
        for block in blocks:
            self.last.way.append(block)
            self.laid = (*self._remembered(), block)

    def turn(self, after: Block, blocks: tuple[Block, ...]) -> bool:
        """Lay ``blocks`` after ``after`` in place of what lies there. False if the reader is already past it."""
        for one, following in pairwise(blocks):
            one.way.append(following)
        if after is self.last:
            after.way.append(blocks[0])
        else:
            try:
                after.way[0] = blocks[0]
            except IndexError:
                return False
        kept = self._remembered()
        self.laid = (*kept[: kept.index(after) + 1], *blocks)
        return True

    def point(self, margin: int, not_before: int) -> Block:
        """The nearest block after which there is still time to turn.

        It ends at least ``margin`` frames ahead of the reader, and after the stream's frame ``not_before``.
        """
        earliest = max(self.taken + margin, not_before + 1)
        return next((block for block in self.laid if block.end >= earliest), self.last)

    def block_at(self, frame: int) -> Block:
        """The remembered block that holds a frame of the stream, or the nearest to it."""
        laid = self.laid
        return laid[max(0, bisect_right(laid, frame, key=lambda block: block.first) - 1)]

    def _remembered(self) -> tuple[Block, ...]:
        laid, oldest = self.laid, self.taken - self._keep
        drop = 0
        while drop < len(laid) - 1 and laid[drop].end < oldest:
            drop += 1
        return laid[drop:] if drop else laid


def _hush(out: memoryview) -> None:
    for start in range(0, len(out), len(_SILENCE)):
        part = out[start : start + len(_SILENCE)]
        part[:] = _SILENCE[: len(part)]
