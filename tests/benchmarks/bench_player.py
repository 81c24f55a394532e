"""Plays noise through a private null sink, counts what was missing in the recording, and prints figures.

    python tests/benchmarks/bench_player.py [SECONDS] [--busy N] [--through portaudio|mini] [--idle]

``--busy N`` runs N threads of pure Python beside the engine; ``--idle`` measures the processor at rest, without them.
Latencies are read from the recording: order to sound, with the device's own latency in them.
"""

from __future__ import annotations

import argparse
import resource
import sys
import threading
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "player")]

from playing_pieces import Noise  # noqa: E402
from sound_server import Recording, SoundServer, missing, silences, until  # noqa: E402

from guide.audio import SESSION, Pcm  # noqa: E402
from guide.player import MUTE, Player, State, Volumes  # noqa: E402
from guide.player.devices import Device  # noqa: E402
from guide.player.devices.mini import Mini  # noqa: E402
from guide.player.devices.portaudio import PortAudio  # noqa: E402

BACK_ENDS: dict[str, type[PortAudio] | type[Mini]] = {"portaudio": PortAudio, "mini": Mini}
TRIES = 5


def main() -> int:
    """Exit status 77 where there is no sound server."""
    ask = argparse.ArgumentParser()
    ask.add_argument("seconds", type=float, nargs="?", default=20.0)
    ask.add_argument("--busy", type=int, default=1)
    ask.add_argument("--through", choices=BACK_ENDS, default="portaudio")
    ask.add_argument("--idle", action="store_true")
    given = ask.parse_args()
    if reason := missing():
        print(reason)
        return 77
    with SoundServer() as server:
        device = BACK_ENDS[given.through](None, SESSION)
        over = threading.Event()
        for _ in range(0 if given.idle else given.busy):
            threading.Thread(target=_work, args=(over,), daemon=True).start()
        print(f"{given.through}, {given.seconds:g} s, {0 if given.idle else given.busy} busy threads")
        endurance(server, device, given.seconds)
        latencies(server, device)
        over.set()
    return 0


def endurance(server: SoundServer, device: Device, seconds: float) -> None:
    """Gaps in the recording, and processor time of this process."""
    noise = Noise(SESSION.frames(seconds))
    exported = noise.exported()
    with Recording(server.hz) as recording, Player(noise, SESSION, device) as player:
        before = _processor()
        player.play()
        player.wait()
        used = _processor() - before
        view = player.view()
    heard = recording.pcm
    heard = heard[int(np.flatnonzero(heard.any(axis=1))[0]) :]
    gaps = [length for start, length in silences(heard[: len(exported)])]
    whole = np.array_equal(heard[: len(exported)], exported)
    print(f"  gaps {len(gaps)} ({1000 * sum(gaps) / server.hz:.0f} ms), sample for sample {whole}")
    print(f"  underruns counted {view.underruns} frames, device latency {1000 * device.latency:.0f} ms")
    print(f"  processor {100 * used / seconds:.1f} % of a core (with the busy threads, if any)")


def latencies(server: SoundServer, device: Device) -> None:
    """From the order to the first changed frame, and to silence or to the whole sound at the new place."""
    noise, fade = Noise(SESSION.frames(60.0)), SESSION.frames(0.03)
    pauses: list[float] = []
    seeks: list[tuple[float, int]] = []
    with (
        Recording(server.hz) as recording,
        Player(noise, SESSION, device, volumes=Volumes(bells=MUTE, bed=MUTE)) as player,
    ):
        for _ in range(TRIES):
            player.play()
            mark = player.view().heard + SESSION.frames(1.0)
            until(lambda mark=mark: player.view().heard > mark)  # type: ignore[misc]
            pauses.append(time.monotonic())
            player.pause()
            until(lambda: player.view().state is State.PAUSED)
        player.play()
        for turn in range(TRIES):
            mark = player.view().heard + SESSION.frames(1.0)
            until(lambda mark=mark: player.view().heard > mark)  # type: ignore[misc]
            seeks.append((time.monotonic(), SESSION.frames(20.0 + 5 * turn)))
            player.seek(seeks[-1][1])
        mark = player.view().heard + SESSION.frames(1.0)
        until(lambda: player.view().heard > mark)
    heard = recording.pcm
    silent, landed = [], []
    for moment in pauses:
        at = recording.index(moment)
        silent.append(next((s for s, _ in silences(heard[at:], 100)), 0))
    for moment, target in seeks:
        landed.append(_where(heard, noise.voice[target + fade :][:100]) - recording.index(moment))
    print(f"  pause, order to silence (250 ms of fade in it): {_milliseconds(silent)}")
    print(f"  seek, order to the whole new sound (60 ms of fades in it): {_milliseconds(landed)}")


def _where(heard: Pcm, frames: Pcm) -> int:
    return next(int(i) for i in np.flatnonzero((heard == frames[0]).all(axis=1)) if (heard[i + 9] == frames[9]).all())


def _milliseconds(frames: list[int]) -> str:
    return ", ".join(f"{1000 * n / SESSION.hz:.0f}" for n in sorted(frames)) + " ms"


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _work(over: threading.Event) -> None:
    total = 0
    while not over.is_set():
        for number in range(20_000):
            total += number * number


if __name__ == "__main__":
    sys.exit(main())
