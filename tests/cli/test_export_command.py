"""guide export as a stranger meets it: several at once, feeds, stems, captions, and what goes wrong."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import mutagen
import pytest

from guide.captions import FORMATS as CAPTIONS
from guide.cli import export
from guide.export import FORMATS, QUALITIES
from tests.cli import cli_kit
from tests.cli.cli_kit import SHORT


def guide(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return cli_kit.guide("export", *arguments, cwd=cwd, **environment)


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.yaml").write_text(SHORT.replace("Short", name.capitalize()))
    return folder


def test_the_command_knows_what_the_rooms_can_do() -> None:
    """It names formats without loading the room that writes them."""
    assert tuple(f".{name}" for name in export.FORMATS) == tuple(FORMATS)
    assert tuple(CAPTIONS) == export.CAPTIONS
    assert QUALITIES == ("low", "normal", "high")


def test_a_folder_is_the_same_files_whatever_the_number_of_jobs(scripts: Path, tmp_path: Path) -> None:
    sums = []
    for jobs in ("1", "3"):
        found = guide(scripts, "-o", f"out{jobs}", "--format", "opus", "--jobs", jobs, cwd=tmp_path)
        assert (found.returncode, found.stderr) == (0, "")
        assert sorted(line.split()[0] for line in found.stdout.splitlines()) == [
            str(Path(f"out{jobs}") / f"{name}.opus") for name in ("first", "second", "third")
        ]
        files = sorted((tmp_path / f"out{jobs}").iterdir())
        assert len(files) == 6
        sums.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert sums[0] == sums[1]


def test_one_that_fails_does_not_stop_the_others(scripts: Path, tmp_path: Path) -> None:
    (scripts / "second.yaml").write_text("title: Broken\n")
    found = guide(scripts, "nowhere.yaml", "-o", "out", "--no-cover", "--jobs", "2", cwd=tmp_path)
    assert found.returncode == 3
    assert "second was not written." in found.stderr
    assert "nowhere was not written." in found.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "first.flac",
        "first.vtt",
        "third.flac",
        "third.vtt",
    }


def test_a_feed_and_everything_beside_it(scripts: Path, tmp_path: Path) -> None:
    (scripts / "third.yaml").unlink()
    found = guide(
        scripts, "-o", "My_quiet-days", "--format", "m4a", "--feed", "https://example.org/x", "--date", "2026-02-03",
        "--captions", "vtt,lrc", "--stems", "--quality", "low", "--mono", cwd=tmp_path,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    beside = ("m4a", "vtt", "lrc", "jpg", "chapters.json", "stems")
    names = {f"{name}.{ending}" for name in ("first", "second") for ending in beside}
    assert {path.name for path in (tmp_path / "My_quiet-days").iterdir()} == {
        *names, "feed.xml", "feed.jpg", "feed.opml", "playlist.m3u8",
    }  # fmt: skip
    feed = (tmp_path / "My_quiet-days" / "feed.xml").read_text()
    assert "<title>My quiet days</title>" in feed
    assert "Tue, 03 Feb 2026 00:00:00 +0000" in feed
    assert mutagen.File(tmp_path / "My_quiet-days" / "first.m4a").info.channels == 1


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([], 1, "Name a practice"),
        (["--captions", "ass", "x"], 1, "'ass' is no kind of captions"),
        (["--jobs", "0", "x"], 1, "no number of jobs"),
        (["--date", "soon", "x"], 1, "'soon' is no date"),
        (["empty"], 1, "no script (.yaml) in empty"),
        (["scripts", "-o", "x.mp3"], 1, "need a folder"),
        (["scripts", "other/first.yaml"], 1, "Two practices are called first"),
        (["scripts", "--ssml"], 1, "one practice at a time"),
    ],
)
def test_wrong_use_is_one_sentence(scripts: Path, tmp_path: Path, arguments: list[str], status: int, says: str) -> None:
    (tmp_path / "empty").mkdir()
    found = guide(*arguments, cwd=tmp_path)
    assert (found.returncode, says in found.stderr) == (status, True), found.stderr
    assert (len(found.stderr.splitlines()), found.stdout) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_ctrl_c_stops_all_of_them_and_leaves_nothing_half_written(scripts: Path, tmp_path: Path) -> None:
    long = SHORT.replace("      - Rest here.\n", "      - Rest here.\n      - pause: 3h!\n")
    for name in ("first", "second", "third"):
        (scripts / f"{name}.yaml").write_text(long)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "guide", "export", str(scripts), "-o", str(out), "--format", "mp3", "--jobs", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        patience = time.monotonic() + 60
        while len(list(out.glob(".*.part.mp3"))) < 2:
            assert time.monotonic() < patience
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to everyone
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "")
    assert list(out.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_device_is_not_written_over(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "full.flac").symlink_to("/dev/full")
    found = guide(scripts / "first.yaml", "-o", "full.flac", cwd=tmp_path)
    assert (found.returncode, "no ordinary file" in found.stderr) == (3, True)
