"""What a practice costs while it plays: processor time of the screen, of the engine, and of the voice beside them.

    python tests/benchmarks/bench_screen.py [SECONDS]

``guide play`` in a terminal of 80 x 24 of its own, through a private null sink, once at rest and once while the circle
breathes. Per cent of one core; the baseline is a process that only sleeps a hundred times a second.
"""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "player")]

from sound_server import SoundServer, missing  # noqa: E402

SCENES = {"at rest": "pause: 30m!", "breathing": "breathe: {pattern: 4-6, cycles: 100, cues: silent}"}
TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: rain
sections:
  - title: One
    closing: true
    steps:
      - A line.
      - %s
"""
SLEEPER = "import time\nwhile True: time.sleep(0.01)"
BEGUN = 20.0
"""Seconds after which it plays, and all lines are spoken."""


def main() -> int:
    """Exit status 77 where there is no sound server."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    if reason := missing():
        print(reason)
        return 77
    with SoundServer(), tempfile.TemporaryDirectory() as home:
        os.environ["GUIDE_HOME"] = home
        sleeper = subprocess.Popen([sys.executable, "-c", SLEEPER])
        idle = used(sleeper.pid, seconds)
        print(f"per cent of a core over {seconds:g} s; sleeping a hundred times a second takes {idle:.1f}")
        sleeper.kill()
        for scene, step in SCENES.items():
            path = Path(home) / "scene.yaml"
            path.write_text(TEXT % step, encoding="utf-8")
            measure(scene, path, seconds)
    return 0


def measure(scene: str, path: Path, seconds: float) -> None:
    """Play it, and print."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-m", "guide", "play", str(path), "--no-check-in"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as screen:
        threading.Thread(target=drain, args=(ours,), daemon=True).start()
        time.sleep(BEGUN / 2)
        os.write(ours, b"\r")
        time.sleep(BEGUN / 2)
        parts = {"screen": screen.pid} | {name_of(pid): pid for pid in children(screen.pid)}
        before = {name: processor(pid) for name, pid in parts.items()}
        began = time.monotonic()
        time.sleep(seconds)
        lasted = time.monotonic() - began
        shares = {name: 100 * (processor(pid) - before[name]) / lasted for name, pid in parts.items()}
        print(f"  {scene:10}", ", ".join(f"{name} {share:.1f}" for name, share in shares.items() if share >= 0.05))
        screen.terminate()


def drain(file: int) -> None:
    """Read what the screen draws, as a terminal would."""
    while True:
        try:
            os.read(file, 65536)
        except OSError:
            return


def used(pid: int, seconds: float) -> float:
    """Per cent of a core, of a process that has begun."""
    time.sleep(1.0)
    before = processor(pid)
    time.sleep(seconds)
    return 100 * (processor(pid) - before) / seconds


def children(pid: int) -> list[int]:
    """Process ids."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def name_of(pid: int) -> str:
    """The engine has the sound card's library open."""
    libraries = Path(f"/proc/{pid}/maps").read_text(errors="replace")
    return "engine" if "portaudio" in libraries or "miniaudio" in libraries else f"voice or other ({pid})"


def processor(pid: int) -> float:
    """Seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
