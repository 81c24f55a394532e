"""What is kept is bounded: what was used longest ago goes first, and never what somebody still uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import places
from guide.audio import store, store_limit
from guide.audio.stored import STEP, load, save, sixteen_bit
from guide.process import lease

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from guide.process.lease import lease
with lease(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def put(folder: Path, name: str, size: int, used: float) -> Path:
    path = folder / f"{name}.pcm"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, (used, used))
    return path


files = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=12)


@given(files, st.integers(0, 300), st.integers(0, 25))
def test_the_oldest_goes_first_and_what_is_in_use_stays(sizes: list[tuple[int, int]], limit: int, since: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        paths = [put(Path(folder), f"{n}", size, used) for n, (size, used) in enumerate(sizes)]
        freed = store.forget(Path(folder), limit, since)
        left = [(size, used) for path, (size, used) in zip(paths, sizes, strict=True) if path.exists()]
        gone = [(size, used) for path, (size, used) in zip(paths, sizes, strict=True) if not path.exists()]
        assert sum(size for size, _ in gone) == freed
        assert all(used < since for _, used in gone)
        assert max((used for _, used in gone), default=0) <= min((used for size, used in left if size), default=99)
        if sum(size for size, _ in left) > limit:
            assert all(used >= since for size, used in left if size)


def test_finding_is_using(tmp_path: Path) -> None:
    save(tmp_path / "a.pcm", np.zeros(9, np.float32))
    os.utime(tmp_path / "a.pcm", (1.0, 1.0))
    assert store.find(tmp_path / "a.pcm") is not None
    assert (tmp_path / "a.pcm").stat().st_mtime > 1e9


def test_what_is_used_stays_until_its_use_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path))
    places.kept.cache_clear()
    store_limit.write(0)
    with store.in_use():
        save(places.takes() / "aa" / "a.pcm", np.zeros(9, np.float32))
        with store.in_use():
            pass
        assert load(places.takes() / "aa" / "a.pcm") is not None
    assert load(places.takes() / "aa" / "a.pcm") is None


@pytest.mark.real
def test_a_lease_ends_with_its_program_however_that_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        (path,) = tmp_path.glob("*.lease")
        assert lease.oldest(tmp_path) == path.stat().st_mtime
        holder.kill()
        holder.wait()
        assert lease.oldest(tmp_path) == float("inf")
        assert not list(tmp_path.glob("*"))


def test_no_room_for_a_lease_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with lease.lease(tmp_path / "file" / "in-use"):
        assert lease.oldest(tmp_path / "file" / "in-use") == float("inf")


def test_sixteen_bits_are_kept_without_loss_and_in_a_third_of_the_room(tmp_path: Path) -> None:
    time = np.arange(96_000) / 48_000
    noise = np.random.default_rng(1).normal(0, 1e-3, len(time))
    voice = sixteen_bit((0.3 * np.sin(2 * np.pi * 200 * time) * np.sin(np.pi * time) ** 2 + noise).astype(np.float32))
    save(tmp_path / "exact.pcm", voice)
    save(tmp_path / "take.pcm", voice, {}, "compressed")
    found = load(tmp_path / "take.pcm")
    assert found is not None
    assert found.frames == len(voice)
    assert np.array_equal(found.pcm, voice)
    assert (tmp_path / "take.pcm").stat().st_size < (tmp_path / "exact.pcm").stat().st_size / 3


@given(st.floats(0.01, 4.0))
def test_a_mapped_sound_is_right_to_half_a_step_also_over_full_scale(peak: float) -> None:
    import tempfile

    sound = (np.random.default_rng(2).uniform(-1, 1, (500, 2)) * peak).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        save(Path(folder) / "bed.pcm", sound, {}, "mapped")
        found = load(Path(folder) / "bed.pcm")
        assert found is not None
        assert found.raw.dtype == np.int16
        step = max(1.0, float(np.abs(sound).max())) * STEP
        assert np.abs(found.pcm - sound).max() <= step * 1.01
