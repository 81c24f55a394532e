"""An interrupt that falls where Python drops what is raised comes a moment later, and nothing is said of it."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

BEGIN = """
import os, time, weakref
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

try:
    {where}()
    time.sleep(90)
except KeyboardInterrupt as interrupt:
    print(type(interrupt).__name__, interrupts.status(interrupt))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("where", ["finalizer", "import_callback", "told"])
@pytest.mark.parametrize(
    ("number", "raised"), [(signal.SIGINT, "KeyboardInterrupt 130"), (signal.SIGTERM, "ToldToEndError 143")]
)
def test_an_interrupt_is_not_dropped(where: str, number: signal.Signals, raised: str) -> None:
    code = BEGIN.format(number=int(number), where=where)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (raised, "")
