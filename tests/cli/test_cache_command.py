"""guide cache, typed as it is: what is kept, how much of it, and a practice under a limit that is too small for it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli_kit import SHORT, guide

PRACTICE = SHORT.replace("voice: tone\n", "bed: rain\n")


def alone(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A home with a store of its own: that of the other tests is in use."""
    return guide(*arguments, GUIDE_HOME=str(home))


def kept(home: Path) -> int:
    found = json.loads(alone(home, "cache", "--json").stdout)
    return int(found["takes"]["bytes"] + found["beds"]["bytes"])


@pytest.mark.real
def test_what_is_kept_is_told_forgotten_and_bounded(tmp_path: Path) -> None:
    script, out = tmp_path / "short.yaml", tmp_path / "short.wav"
    script.write_text(PRACTICE, encoding="utf-8")
    assert alone(tmp_path, "export", str(script), "-o", str(out)).returncode == 0
    first = out.read_bytes()
    assert kept(tmp_path) > 1_000_000
    assert "0 bytes  spoken lines (0)" in alone(tmp_path, "cache", "--clear").stdout
    assert kept(tmp_path) == 0
    alone(tmp_path, "cache", "--limit", "1M")
    assert alone(tmp_path, "export", str(script), "-o", str(out), "--force").returncode == 0
    assert out.read_bytes() == first
    assert kept(tmp_path) <= 1_000_000


@pytest.mark.parametrize(("text", "limit"), [("500M", 500_000_000), ("1.5 gb", 1_500_000_000), ("0", 0)])
def test_a_limit_is_kept(text: str, limit: int, tmp_path: Path) -> None:
    alone(tmp_path, "cache", "--limit", text)
    assert json.loads(alone(tmp_path, "cache", "--json").stdout)["limit"] == limit


@pytest.mark.parametrize("text", ["much", "-1", "1X", ""])
def test_what_is_no_size_is_one_sentence(text: str, tmp_path: Path) -> None:
    done = alone(tmp_path, "cache", f"--limit={text}")
    assert done.returncode == 1
    assert "is no size: write 500M or 1G" in done.stderr
