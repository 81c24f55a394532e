"""A session bus of the tests' own; a plain reason where there cannot be one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

PROGRAMS = ("dbus-daemon", "playerctl", "gdbus")


def missing() -> str:
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        return f"{', '.join(absent)} missing: apt-get install dbus playerctl libglib2.0-bin"
    return "" if find_spec("jeepney") else 'jeepney missing: pip install ".[desktop]"'


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """Up for one test. ``GUIDE_NEEDS_DESKTOP=1`` makes its absence a failure."""
    reason = missing()
    if reason and os.environ.get("GUIDE_NEEDS_DESKTOP"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    address = f"unix:path={tmp_path / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        daemon.stdout.readline()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield daemon
        daemon.terminate()
