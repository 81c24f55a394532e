"""A companion that is forked lives alone: it hears its parent and nobody else, and does not outlive it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.process import forked

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks a program soundly")
ECHO = """
import os, signal
def live(pipe, board, log):
    board.write("alive")
    while True:
        try:
            found = pipe.recv()
        except EOFError:
            os._exit(7)
        pipe.send((found, os.getpid(), os.read(0, 1), signal.getsignal(signal.SIGINT) == signal.SIG_IGN))
"""
PARENT = """
import os, signal, sys
from pathlib import Path
from guide import interrupts
interrupts.heed()
from guide.process import ChildProcess, Life, forked
child = ChildProcess(Life("echo", "echo_life:live", Path(sys.argv[1])))
assert type(child.process) is forked.ForkedProcess
print(child.process.pid, flush=True)
child.pipe.send("hello")
said, pid, typed, deaf = child.pipe.recv()
assert (said, pid, typed, deaf) == ("hello", child.process.pid, b"", True), (said, pid, typed, deaf)
assert child.board.read() == "alive"
os.kill(pid, signal.SIGINT)
child.pipe.send("again")
assert child.pipe.recv()[0] == "again"
assert child.process.is_alive()
if sys.argv[2] == "close":
    child.close(20.0)
    assert not child.process.is_alive()
elif sys.argv[2] == "die":
    os.kill(os.getpid(), signal.SIGKILL)
print("done", flush=True)
"""


def run(folder: Path, way: str) -> tuple[int, list[str]]:
    (folder / "echo_life.py").write_text(ECHO)
    done = subprocess.run(
        [sys.executable, "-c", PARENT, str(folder / "log"), way], capture_output=True, text=True, timeout=60, input="x",
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])},
    )  # fmt: skip
    return done.returncode, done.stdout.split() or [done.stderr]


@pytest.mark.parametrize("way", ["close", "end", "die"])
def test_it_hears_its_parent_alone_and_ends_with_it(tmp_path: Path, way: str) -> None:
    status, (pid, *said) = run(tmp_path, way)
    assert (status, said) == ((-9, []) if way == "die" else (0, ["done"]))
    until = time.monotonic() + 20.0
    while Path("/proc", pid).exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert not Path("/proc", pid).exists()


def test_a_program_that_has_loaded_libraries_or_runs_threads_is_not_forked() -> None:
    code = "from guide.process import forked\nprint(forked.possible())\n"
    more = ["", "import numpy", "import threading; threading.Thread(target=input, daemon=True).start()"]
    for first, expected in zip(more, ["True", "False", "False"], strict=True):
        with subprocess.Popen(
            [sys.executable, "-c", f"{first}\n{code}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            assert process.stdout.readline().strip() == expected
    assert not forked.possible() or "numpy" not in sys.modules
