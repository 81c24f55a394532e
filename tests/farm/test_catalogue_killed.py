"""The real command, killed with no warning while it speaks, while it writes and while it takes in: asked for again, it
comes to the same bytes as in one go, and nothing was spoken twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from guide.farm.folders import CatalogueFolder
from tests.farm import farm_kit

JOBS, KILLS = 2, 3
posix = pytest.mark.skipif(sys.platform == "win32", reason="ends processes with a signal")


def begun(scripts: Path, out: Path) -> subprocess.Popen[str]:
    command: list[str | Path] = [
        sys.executable, "-m", "guide", "export", scripts, "-o", out, "--for", "20s,24s", "--voice", "tone",
        "--jobs", str(JOBS), "--format", "wav", "--bed", "none", "--no-cover",
    ]  # fmt: skip
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def killed_once(running: subprocess.Popen[str], seen: Callable[[], bool], *, alone: bool) -> None:
    """Kill it as soon as something is seen; ``alone``, and its workers have to notice by themselves."""
    while running.poll() is None and not seen():
        threading.Event().wait(0.005)
    if alone:
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


@posix
@pytest.mark.real
def test_killed_three_times_it_is_the_same_as_in_one_go(tmp_path: Path) -> None:
    paths = farm_kit.written_scripts(tmp_path / "s", "first", "second", "third")
    out = tmp_path / "out"
    folder = CatalogueFolder(out)
    killed_once(begun(tmp_path / "s", out), lambda: bool(farm_kit.spoken(out)), alone=True)
    killed_once(begun(tmp_path / "s", out), lambda: any(folder.making.glob("*/.*part*")), alone=False)
    killed_once(begun(tmp_path / "s", out), lambda: any(folder.making.glob("*/whole.json")), alone=True)
    running = begun(tmp_path / "s", out)
    said, complained = running.communicate()
    assert running.returncode == 0, said + complained

    farm_kit.made_here(farm_kit.request(paths, voices=("tone",), lengths=(20.0, 24.0)), tmp_path / "one-go")
    assert farm_kit.sums(out) == farm_kit.sums(tmp_path / "one-go")
    farm_kit.each_spoken_once(out, farm_kit.SHARED + len(paths), KILLS * JOBS)
    assert not list(folder.making.iterdir())
    assert not [path for path in out.iterdir() if path.name.startswith(".") and path.is_file()]
