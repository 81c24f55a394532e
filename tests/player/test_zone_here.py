"""The zone is kept by its name where the system names one, and the offset that holds is believed before any name."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from guide.player import wallclock

TOLD = "from guide.player.wallclock import now; at = now(); print(at.isoformat()[-6:], getattr(at.tzinfo, 'key'))"


@pytest.mark.skipif(sys.platform == "win32", reason="TZ is not heeded there")
@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Kathmandu", "+05:45 Asia/Kathmandu"),
        (":Asia/Tokyo", "+09:00 Asia/Tokyo"),
        ("/usr/share/zoneinfo/Asia/Tokyo", "+09:00 Asia/Tokyo"),
        ("JST-9", "+09:00"),
        ("Nowhere/Bad", "+00:00"),
        ("", "+00:00"),
    ],
)
def test_a_zone_is_named_where_it_is_one(zone: str, told: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", TOLD], env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == told


def test_a_name_whose_offset_does_not_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kathmandu")  # without time.tzset nobody goes by it
    assert getattr(wallclock.now().tzinfo, "key", None) == ""


def test_where_nothing_is_named_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(wallclock, "LOCALTIME", tmp_path / "localtime")
    monkeypatch.setattr(wallclock, "TIMEZONE", tmp_path / "timezone")
    for written in ("Etc/UTC\n", "Europe/Vienna"):
        (tmp_path / "timezone").write_text(written)
        wallclock.system_zone.cache_clear()
        assert wallclock.system_zone() == written.strip()
    (tmp_path / "timezone").unlink()
    wallclock.system_zone.cache_clear()
    assert wallclock.system_zone() == ""
    wallclock.system_zone.cache_clear()


def test_a_moment_can_be_copied_and_sent_to_another_process() -> None:
    at = wallclock.now()
    for other in (pickle.loads(pickle.dumps(at)), copy.deepcopy(at)):  # noqa: S301 - our own
        assert (other, other.utcoffset(), other.tzname()) == (at, at.utcoffset(), at.tzname())
