"""From a key to what is heard of it, with a whole session at a private null sink; read from the recording.

    python tests/benchmarks/bench_steering.py [TRIES]

The practice has no ambience and is silent for most of its time, so the first frame that is not silent is the answer.
Figures are less the latency of the device. The lines of grounding were spoken beforehand, as they are in use.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "player")]

from sound_server import Recording, SoundServer, missing, until  # noqa: E402

from guide import script  # noqa: E402
from guide.audio import SESSION  # noqa: E402
from guide.live.modes import Mode  # noqa: E402
from guide.live.session import LiveSession  # noqa: E402
from guide.player import SubprocessOutput  # noqa: E402
from guide.render.job import RenderJob  # noqa: E402

LATENCY = 0.2
TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
sections:
  - title: One
    steps:
      - A first line.
      - pause: 30m!
  - title: Two
    closing: true
    steps:
      - A last line.
"""


def main() -> int:
    """Exit status 77 where there is no sound server."""
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    if reason := missing():
        print(reason)
        return 77
    reading = script.parse(TEXT)
    if reading.script is None:
        raise SystemExit(str(reading.problems))
    with SoundServer() as server:
        output = SubprocessOutput()
        session = LiveSession(RenderJob(reading.script), "t", None)
        session.prepare()
        with Recording(server.hz) as recording:
            session.begin(output)
            until(lambda: session._ahead is not None and session._ahead.idle(0.1), 60)
            until(lambda: session.now().position > 6.0, 20)
            asked = [_grounded(session) for _ in range(tries)]
            session.land()
            landed = time.monotonic()
            until(lambda: session.over, 60)
        session.close()
    heard = recording.pcm
    found = sorted(_first(heard, recording.index(moment)) for moment in asked)
    print(f"key to the first sound of grounding, beyond the device's latency, over {tries} tries:")
    print(f"  median {statistics.median(found):.0f} ms, worst {found[-1]:.0f} ms")
    print(f"key to the first sound of a landing: {_first(heard, recording.index(landed)):.0f} ms")
    return 0


def _grounded(session: LiveSession) -> float:
    """Ground, hear its first words, go back into the silence."""
    moment = time.monotonic()
    session.ground()
    until(lambda: session.now().mode is Mode.GROUND)
    until(lambda: session.now().moment.speaking)
    session.jump(1.0)
    until(lambda: session.now().mode is Mode.PRACTICE)
    time.sleep(1.5)
    return moment


def _first(heard: np.ndarray, at: int) -> float:
    """Milliseconds to the first frame that can be heard."""
    loud = np.flatnonzero(np.abs(heard[at:]).max(axis=1) > 1e-3)
    return 1000 * (int(loud[0]) / SESSION.hz - LATENCY)


if __name__ == "__main__":
    sys.exit(main())
