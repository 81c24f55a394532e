"""When the world is not as it should be: one sentence, no half file, and what stood there before still does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guide.audio import Pcm
from guide.export import FORMATS, bounce
from guide.export.cleanup import remove_unfinished
from guide.mix import Mix
from guide.problems import CannotWriteError
from guide.timeline import Source
from tests.export.export_kit import ABOUT, BARE, FFMPEG, FRAMES, MIX, Hum

ENDINGS = sorted(FORMATS)
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs limits, signals and scripts that Windows has not")


def test_a_folder_in_the_way_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.wav").mkdir()
    with pytest.raises(CannotWriteError, match="is a folder"):
        bounce(MIX, tmp_path / "a.wav", ABOUT)


def test_an_unknown_ending_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="ending"):
        bounce(MIX, tmp_path / "a.doc", ABOUT)


def test_a_file_where_a_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(CannotWriteError, match="could not be written"):
        bounce(MIX, tmp_path / "a" / "b.wav", ABOUT)


LIMITED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
sys.path[:0] = [{tests!r}]
from tests.export.export_kit import ABOUT, BARE, MIX
from guide.export import bounce
from guide.problems import CannotWriteError
for path, room in {rooms!r}:
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        bounce(MIX, Path(path), ABOUT, order=BARE)
        print("was written")
    except CannotWriteError as error:
        print(error)
"""


def room_for_all_but_the_end(path: Path) -> int:
    """Bytes: as many as its sound has, but for its last tags."""
    done = bounce(MIX, path, ABOUT, order=BARE)
    size = done.sound.stat().st_size
    path.unlink()
    path.with_suffix(".vtt").unlink()
    return size - 60


@posix
@pytest.mark.parametrize("moment", ["sound", "tags"])
def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, moment: str) -> None:
    paths = [tmp_path / f"a{ending}" for ending in ENDINGS]
    rooms = [(str(path), 3_000 if moment == "sound" else room_for_all_but_the_end(path)) for path in paths]
    code = LIMITED.format(tests=str(Path(__file__).parent), rooms=rooms)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ["could not be written" in line for line in result.stdout.splitlines()] == [True] * len(ENDINGS), result
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


FAKES = {
    "fails in mid-stream": "head -c 100000 > /dev/null; echo 'libx: no more of this' >&2; exit 1",
    "fails at the end": "cat > /dev/null; echo 'libx: no more of this' >&2; exit 1",
    "fails at once": "echo 'libx: no more of this' >&2; exit 1",
    "dies": "head -c 100000 > /dev/null; echo 'libx: no more of this' >&2; kill -9 $$",
}


@posix
@pytest.mark.parametrize("kind", FAKES)
def test_an_encoder_that_fails_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    fake = tmp_path / "ffmpeg"
    fake.write_text(f"#!/bin/sh\n{FAKES[kind]}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(fake))
    old = tmp_path / "out" / "a.mp3"
    old.parent.mkdir()
    old.write_bytes(b"old")
    with pytest.raises(CannotWriteError, match=r"could not be written: the encoder gave up \(libx: no more of this\)"):
        bounce(MIX, old, ABOUT, order=BARE, block=4_800)
    assert ([path.name for path in old.parent.iterdir()], old.read_bytes()) == (["a.mp3"], b"old")


@posix
@pytest.mark.parametrize("mode", [None, 0o644])
def test_an_encoder_that_is_not_there_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int | None
) -> None:
    fake = tmp_path / "ffmpeg"
    if mode:
        fake.write_text("#!/bin/sh\n")
        fake.chmod(mode)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(fake))
    with pytest.raises(CannotWriteError, match="pip install"):
        bounce(MIX, tmp_path / "out" / "a.opus", ABOUT, order=BARE)
    assert list((tmp_path / "out").iterdir()) == []


@posix
def test_leaving_early_ends_an_encoder_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes no sound at all, so its pipe and our queue are full when the listener loses patience."""
    fake, number = tmp_path / "ffmpeg", tmp_path / "number"
    fake.write_text(f"#!/bin/sh\necho $$ > {number}\nexec sleep 600\n")
    fake.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(fake))

    class Leaves(Hum):
        def read(self, source: Source, start: int, count: int) -> Pcm:
            if start > 60_000 and number.exists():
                raise KeyboardInterrupt
            return super().read(source, start, count)

    with pytest.raises(KeyboardInterrupt):
        bounce(Mix(MIX.timeline, Leaves()), tmp_path / "out" / "a.mp3", ABOUT, order=BARE, block=FRAMES // 4)
    assert list((tmp_path / "out").iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(number.read_text()), 0)


@posix
def test_what_a_killed_export_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    code = (
        f"import os, signal, sys\nsys.path[:0] = [{str(Path(__file__).parent)!r}]\n"
        "from pathlib import Path\nfrom export_kit import ABOUT, BARE, MIX\nfrom guide.export import bounce\n"
        f"bounce(MIX, Path({str(tmp_path / 'a.mp3')!r}), ABOUT, lambda done: os.kill(os.getpid(), signal.SIGKILL),"
        " 4_800, BARE)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    left = sorted(path.name for path in tmp_path.iterdir())
    assert sorted(name.rsplit(".", 1)[1] for name in left) == ["mp3", "vtt"]
    bounce(MIX, tmp_path / "b.wav", ABOUT, order=BARE)
    assert set(left) <= {path.name for path in tmp_path.iterdir()}  # they may still be in work
    long_ago = time.time() - 3_700
    for name in left:
        os.utime(tmp_path / name, (long_ago, long_ago))
    bounce(MIX, tmp_path / "b.wav", ABOUT, order=BARE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.vtt", "b.wav"]


def test_only_our_own_old_unfinished_files_are_swept(tmp_path: Path) -> None:
    kept = (".a-12345678.part", ".a.part.mp3", "a-12345678.part.mp3", ".a-12345678.part.doc", ".a-1234567.part.mp3")
    for name in (*kept, ".a-12345678.part.mp3", ".b c-abcdefg_.part.vtt"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".d-12345678.part.wav").mkdir()
    remove_unfinished(tmp_path, time.time() + 3_700)
    assert {path.name for path in tmp_path.iterdir()} == {*kept, ".d-12345678.part.wav"}
    remove_unfinished(tmp_path / "nowhere", 0.0)


def test_the_encoder_that_is_used_is_the_one_that_comes_with_us() -> None:
    assert Path(FFMPEG).is_file()
