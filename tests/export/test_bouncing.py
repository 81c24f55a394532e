"""Finished files: exact, the same every time, whole or not there, and readable by others."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile

from guide.audio import Pcm, Rate
from guide.captions import chapters
from guide.export import FORMATS, About, bounce
from guide.export.dither import Dither
from guide.mix import Mix
from guide.problems import CannotWriteError, Where
from guide.script.model import Utterance
from guide.timeline import Bus, Clip, Cue, Marker, Source, Timeline

RATE = Rate(48_000)
FRAMES = 3 * RATE.hz + 123
ABOUT = About(
    "Évening", "A short rest.", "Someone", "CC0-1.0", "Breath is held.", "rest", "regulate", 2, digest="ab" * 32
)
ENDINGS = sorted(FORMATS)


class Hum:
    """A soft chord, at any position."""

    def read(self, source: Source, start: int, count: int) -> Pcm:
        at = np.arange(start, start + count) / RATE.hz
        return (0.2 * np.sin(2 * np.pi * 220 * at) + 0.1 * np.sin(2 * np.pi * 331 * at)).astype(np.float32)


TIMELINE = Timeline(
    rate=RATE,
    frames=FRAMES,
    clips=(Clip(4_800, FRAMES - 4_800, Bus.VOICE, Utterance("Rest."), Where("x")),),
    beds=(),
    duck=(),
    cues=(Cue(4_800, 48_000, "Rest."),),
    markers=(Marker(0, "Arriving"), Marker(RATE.hz, "Öffnen"), Marker(2 * RATE.hz, "Back")),
    phases=(),
)
MIX = Mix(TIMELINE, Hum())


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_has_every_frame(tmp_path: Path, ending: str) -> None:
    done = bounce(MIX, tmp_path / f"a{ending}", ABOUT)
    sound, rate = soundfile.read(done.sound, dtype="float32")
    assert (len(sound), rate) == (FRAMES, RATE.hz)
    error = sound - MIX.total(0, FRAMES)
    assert np.sqrt(np.mean(error**2)) < (1e-4 if ending in (".wav", ".flac") else 0.02)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_practice_is_the_same_file_at_any_block_size(tmp_path: Path, ending: str) -> None:
    files = [bounce(MIX, tmp_path / f"{block}{ending}", ABOUT, block=block).sound for block in (65_536, 1_000, 65_536)]
    assert len({hashlib.sha256(file.read_bytes()).hexdigest() for file in files}) == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_chapters_and_tags_are_inside(tmp_path: Path, ending: str) -> None:
    path = bounce(MIX, tmp_path / f"a{ending}", ABOUT).sound
    file = mutagen.File(path)
    if ending in (".wav", ".mp3"):
        read = sorted(
            (each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in file.tags.getall("CHAP")
        )
        assert read == [(0, 1000, "Arriving"), (1000, 2000, "Öffnen"), (2000, 3003, "Back")]
        assert file.tags.getall("CTOC")[0].child_element_ids == ["ch0", "ch1", "ch2"]
        assert "Breath is held." in str(file.tags.getall("COMM")[0])
    else:
        assert [file[f"CHAPTER{n:03}"][0] for n in range(3)] == ["00:00:00.000", "00:00:01.000", "00:00:02.000"]
        assert file["CHAPTER001NAME"] == ["Öffnen"]
        assert "Breath is held." in file["comment"][0]
        assert file["script-sha256"] == ["ab" * 32]


@pytest.mark.real
@pytest.mark.parametrize("ending", [".mp3", ".flac", ".ogg", ".wav"])
def test_another_reader_finds_the_chapters(tmp_path: Path, ending: str) -> None:
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        import imageio_ffmpeg

        ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    path = bounce(MIX, tmp_path / f"a{ending}", ABOUT).sound
    said = subprocess.run([ffmpeg, "-hide_banner", "-i", str(path)], capture_output=True, check=False).stderr.decode()
    assert "vening" in said
    if ending != ".wav":  # FFmpeg reads ID3 chapters in MP3 only
        assert "Öffnen" in said
        assert said.count("Chapter #0:") == len(chapters(TIMELINE))


def test_words_stand_beside_the_sound(tmp_path: Path) -> None:
    done = bounce(MIX, tmp_path / "a.wav", ABOUT)
    assert done.captions.read_bytes() == b"WEBVTT\n\n00:00:00.100 --> 00:00:01.000\nRest.\n"


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


def test_what_breaks_half_way_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    class Breaks(Hum):
        def read(self, source: Source, start: int, count: int) -> Pcm:
            if start > RATE.hz:
                raise CannotWriteError("gone")
            return super().read(source, start, count)

    old = tmp_path / "a.wav"
    old.write_bytes(b"old")
    with pytest.raises(CannotWriteError):
        bounce(Mix(TIMELINE, Breaks()), old, ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]
    assert old.read_bytes() == b"old"


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
sys.path[:0] = [{tests!r}]
from test_bouncing import ABOUT, MIX, CannotWriteError, bounce
try:
    bounce(MIX, Path({path!r}), ABOUT)
except CannotWriteError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files to imitate a full disk")
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("moment", ["sound", "tags"])
def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path, ending: str, moment: str) -> None:
    path = tmp_path / f"a{ending}"
    room = 6_000
    if moment == "tags":
        room = bounce(MIX, path, ABOUT).sound.stat().st_size - 60
        path.unlink()
        path.with_suffix(".vtt").unlink()
    code = FULL_DISK.format(tests=str(Path(__file__).parent), path=str(path), room=room)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "could not be written" in result.stdout, result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_dither_is_the_same_at_any_block_size_and_small() -> None:
    sound = np.random.default_rng(1).uniform(-0.5, 0.5, (300_000, 2)).astype(np.float32)
    whole = Dither().applied(sound, 0)
    parts = [Dither().applied(sound[at : at + 77_777], at) for at in range(0, len(sound), 77_777)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    error = whole / 32_768 - sound
    assert np.abs(error).max() <= 1.5 / 32_768 + 1e-6
    assert abs(error.mean()) < 1e-6


def test_full_scale_is_cut_and_not_wrapped() -> None:
    loud = np.array([[2.0, -2.0], [1.0, -1.0]], np.float32)
    assert Dither().applied(loud, 0)[0].tolist() == [32_767, -32_768]
