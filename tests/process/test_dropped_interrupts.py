"""An interrupt that falls where Python drops what is raised comes a moment later, and nothing is said of it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

BEGIN = """
import io, os, time, weakref
import soundfile
from guide import interrupts
interrupts.heed()

def told():
    os.kill(os.getpid(), {number})
    for _ in range(1000):
        pass

class Last:
    def __del__(self):
        told()

def finalizer():
    Last()

def import_callback():
    names = {{"told": told}}
    exec(compile("def cb(ref): told()", "<frozen importlib._bootstrap>", "exec"), names)
    last = Last.__base__.__new__(type("Plain", (), {{}}))
    kept = weakref.ref(last, names["cb"])
    del last

def sound_file():
    class Disk(io.BytesIO):
        asked = 0
        def tell(self):
            Disk.asked += 1
            if Disk.asked == 1:
                told()
            return super().tell()

    with soundfile.SoundFile(Disk(), "w", 48_000, 1, format="WAV") as file:
        file.write([0.0] * 480)

try:
    {where}()
    time.sleep(90)
except KeyboardInterrupt as interrupt:
    print(type(interrupt).__name__, interrupts.status(interrupt))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("where", ["finalizer", "import_callback", "sound_file", "told"])
@pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, "KeyboardInterrupt 130"), (signal.SIGTERM, "ToldToEndError 143")]
)
def test_an_interrupt_is_not_dropped(where: str, number: signal.Signals, raised: str) -> None:
    code = BEGIN.format(number=int(number), where=where)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (raised, "")


BEFORE_A_WAIT = """
import os, signal, sys
from guide import interrupts

def told(number, frame):
    if len(came) < 3:  # as if it fell between the last step of Python and the wait
        came.append(number)
    else:
        interrupts._raise(number, frame)

came = []
interrupts.heed()
signal.signal(signal.SIGTERM, told)
try:
    with interrupts.sent_again():
        os.kill(os.getpid(), signal.SIGTERM)
        sys.stdin.readline()
except interrupts.ToldToEndError:
    print(len(came))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_just_before_a_wait_is_sent_again() -> None:
    command = [sys.executable, "-c", BEFORE_A_WAIT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.wait(60) == 0  # nobody types a line
        assert process.stdout
        assert process.stdout.read().strip() == "3"
