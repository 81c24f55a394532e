"""Plays through a private null sink with the engine in its own process, and reads everything from the recording.

    python tests/benchmarks/bench_player.py [SECONDS] [--load none|thread|block|programs|all] [--here] [--through mini]

Loads: ``thread`` turns Python in a thread of this process without a pause, ``block`` holds this process for 400 ms of
every second as a screen that hangs would, ``programs`` has a program on every core. ``--here`` keeps the engine in
this process, for comparison. Latencies are from the order to the first changed frame in the recording, less the
latency that is asked of the device.
"""

from __future__ import annotations

import argparse
import ctypes
import multiprocessing
import os
import resource
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "player")]

from playing_pieces import Constant, Tiled  # noqa: E402
from sound_server import Recording, SoundServer, missing, silences, until  # noqa: E402

from guide.audio import SESSION, Pcm  # noqa: E402
from guide.player import MUTE, Controls, InProcessOutput, NumberedPiece, State, SubprocessOutput, Transition  # noqa: E402
from guide.player.devices.mini import Mini  # noqa: E402
from guide.player.devices.portaudio import PortAudio  # noqa: E402
from guide.timeline import Bus  # noqa: E402

LOADS = ("none", "thread", "block", "programs")
TRIES = 20
LATENCY = 0.2
CHUNK = 20 * SESSION.hz
_EVEN = 1e-5


def main() -> int:
    """Exit status 77 where there is no sound server."""
    ask = argparse.ArgumentParser()
    ask.add_argument("seconds", type=float, nargs="?", default=20.0)
    ask.add_argument("--load", choices=(*LOADS, "all"), default="all")
    ask.add_argument("--here", action="store_true")
    ask.add_argument("--through", choices=("portaudio", "mini"), default="portaudio")
    given = ask.parse_args()
    if reason := missing():
        print(reason)
        return 77
    with SoundServer() as server:
        print(f"{'here' if given.here else 'apart'}, {given.seconds:g} s under each load; {os.cpu_count()} cores")
        for load in LOADS if given.load == "all" else (given.load,):
            with loaded(load):
                endurance(server, given, load)
        latencies(server, given)
    return 0


def output(given: argparse.Namespace) -> SubprocessOutput | InProcessOutput:
    """The engine under test."""
    if given.here:
        return InProcessOutput((Mini if given.through == "mini" else PortAudio)(None, SESSION))
    return SubprocessOutput()


@contextmanager
def loaded(load: str) -> Iterator[None]:
    """Work beside it."""
    over = threading.Event()
    programs = [
        multiprocessing.get_context("spawn").Process(target=_spin, daemon=True) for _ in range(os.cpu_count() or 1)
    ]
    if load == "thread":
        threading.Thread(target=_work, args=(over,), daemon=True).start()
    if load == "block":
        threading.Thread(target=_block, args=(over,), daemon=True).start()
    if load == "programs":
        for program in programs:
            program.start()
    yield
    over.set()
    for program in programs:
        if program.pid:
            program.kill()
            program.join()


def endurance(server: SoundServer, given: argparse.Namespace, load: str) -> None:
    """Gaps in the recording, and processor time of the engine's process."""
    piece = Tiled(SESSION.frames(given.seconds))
    house = output(given)
    with Recording(server.hz) as recording:
        player = house.open(piece, SESSION)
        child = house._child.pid if isinstance(house, SubprocessOutput) else None
        before = _processor(child)
        began = time.monotonic()
        player.wait(given.seconds + 30)
        used, memory = _processor(child) - before, _memory(child)
        lasted = time.monotonic() - began
        view = player.view()
        player.close()
    heard = recording.pcm
    first = int(np.flatnonzero(heard.any(axis=1))[0])
    heard = heard[first : first + piece.frames]
    gaps = [length for _, length in silences(heard)]
    missed = 1000 * sum(gaps) / server.hz
    print(
        f"  {load:9} gaps {len(gaps)} ({missed:.0f} ms), sample for sample {_same(heard, piece)}; "
        f"underruns told {view.underruns}; engine {100 * used / lasted:.1f} % of a core, {memory:.0f} MB"
    )


def _same(heard: Pcm, piece: Tiled) -> bool:
    if len(heard) < piece.frames:
        return False
    starts = range(0, piece.frames, CHUNK)
    return all(
        np.array_equal(heard[at : at + CHUNK], piece.exported(at, min(CHUNK, piece.frames - at))) for at in starts
    )


def latencies(server: SoundServer, given: argparse.Namespace) -> None:
    """Distributions over many tries."""
    print(
        f"  latencies beyond the {1000 * LATENCY:.0f} ms asked of the device, over {TRIES} tries (median, 95 %, worst):"
    )
    piece, other = NumberedPiece(Constant()), NumberedPiece(Constant(height=0.2), 1)
    house = output(given)
    with Recording(server.hz) as recording:
        player = house.open(piece.piece, SESSION)
        _settle(player, 1.0)
        moments: dict[str, list[float]] = {"pause": [], "volume": [], "turn": []}
        for turn in range(TRIES):
            moments["volume"].append(_asked(lambda turn=turn: player.volume(Bus.BED, MUTE if turn % 2 == 0 else 0.0)))  # type: ignore[misc]
            _settle(player, 0.7)
        for turn in range(TRIES):
            part = other if turn % 2 == 0 else piece
            moments["turn"].append(_asked(lambda part=part: player.turn(Transition(part, to=SESSION.hz, fade=0.05))))  # type: ignore[misc]
            _settle(player, 0.7)
        for _ in range(TRIES):
            moments["pause"].append(_asked(player.pause))
            until(lambda: player.view().state is State.PAUSED)
            player.play()
            _settle(player, 0.9)
        player.close()
    heard = recording.pcm
    for name, asked in moments.items():
        found = [_changed(heard, recording.index(moment)) for moment in asked]
        told = [1000 * (frames / SESSION.hz - LATENCY) for frames in found]
        told.sort()
        print(
            f"    {name:7} {statistics.median(told):4.0f} {told[int(0.95 * (len(told) - 1))]:4.0f} {told[-1]:4.0f} ms"
        )


def _asked(order: Callable[[], None]) -> float:
    moment = time.monotonic()
    order()
    return moment


def _settle(player: Controls, seconds: float) -> None:
    mark = player.view().heard + SESSION.frames(seconds)
    until(lambda: player.view().heard > mark)


def _changed(heard: Pcm, at: int) -> int:
    """Frames from ``at``, where the sound is even, to the first that is another."""
    return int(np.flatnonzero(np.abs(heard[at:, 0] - heard[at, 0]) > _EVEN)[0])


def _processor(child: int | None) -> float:
    if child is None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime
    fields = Path(f"/proc/{child}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(child: int | None) -> float:
    status = Path(f"/proc/{child or 'self'}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _work(over: threading.Event) -> None:
    total = 0
    while not over.is_set():
        for number in range(20_000):
            total += number * number


def _block(over: threading.Event) -> None:
    """Hold the interpreter, as a long C call would: nobody else gets in between."""
    sleep = ctypes.PyDLL(None).usleep
    while not over.wait(0.6):
        sleep(400_000)


def _spin() -> None:
    while True:
        pass


if __name__ == "__main__":
    sys.exit(main())
