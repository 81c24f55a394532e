"""A listener's own file becomes a bed, whatever its format; what cannot is told in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import places
from guide.audio import SESSION, Pcm
from guide.audio.loudness import integrated
from guide.problems import CannotReadError
from guide.sounds import REFERENCE_LUFS, catalogue, foreign, open_bed, own, seam
from tests.sounds.sound_measures import joined, stands_out


def wind(seconds: float, hz: int, channels: int = 2, seed: int = 1) -> Pcm:
    """A recording as a listener might have it: brown noise that swells, faded in and out."""
    rng = np.random.default_rng(seed)
    frames = round(seconds * hz)
    steps = rng.standard_normal((frames, channels))
    bins = np.fft.rfft(steps, axis=0) / np.maximum(np.fft.rfftfreq(frames, 1 / hz), 60.0)[:, None]
    sound = np.fft.irfft(bins, frames, axis=0)
    time = np.arange(frames) / hz
    swell = 1.0 + 0.3 * np.sin(time * 1.7)
    fades = np.clip(np.minimum(time, seconds - time), 0.0, 1.0)
    return np.asarray(0.05 * sound / sound.std() * (swell * fades)[:, None], dtype=np.float32)


def written(path: Path, sound: Pcm, hz: int) -> Path:
    soundfile.write(path, sound, hz)
    return path


def encoded_by_ffmpeg(path: Path, sound: Pcm, hz: int, *options: str) -> Path:
    source = written(path.with_suffix(".source.wav"), sound, hz)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-i", str(source), *options, str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


def assert_is_a_good_bed(path: Path, at_least: float) -> None:
    bed = open_bed(path)
    (loop,) = bed.loops
    assert SESSION.seconds(len(loop)) > at_least
    assert integrated(bed.read(0, SESSION.frames(60)), SESSION) == pytest.approx(REFERENCE_LUFS, abs=0.5)
    sound, place = joined(loop)
    assert max(stands_out(sound, place).values()) <= 1.0
    assert bed.note == ""


@pytest.mark.parametrize(("hz", "channels"), [(44_100, 2), (44_100, 1), (48_000, 2), (22_050, 1), (96_000, 2)])
def test_a_wave_file_of_any_rate_becomes_a_bed(tmp_path: Path, hz: int, channels: int) -> None:
    assert_is_a_good_bed(written(tmp_path / "wind.wav", wind(16, hz, channels), hz), at_least=8)


@pytest.mark.parametrize("suffix", ["flac", "ogg", "mp3"])
def test_other_formats_of_soundfile_become_beds(tmp_path: Path, suffix: str) -> None:
    assert_is_a_good_bed(written(tmp_path / f"wind.{suffix}", wind(16, 44_100), 44_100), at_least=8)


@pytest.mark.real
@pytest.mark.parametrize("suffix", ["m4a", "wma", "mkv"])
def test_formats_that_only_ffmpeg_knows_become_beds_through_pydub(tmp_path: Path, suffix: str) -> None:
    path = encoded_by_ffmpeg(tmp_path / f"wind.{suffix}", wind(16, 44_100), 44_100)
    with pytest.raises(soundfile.SoundFileError):  # or this would not be about pydub
        soundfile.info(str(path))
    assert_is_a_good_bed(path, at_least=8)


@pytest.mark.real
def test_pydub_reads_a_long_file_in_blocks_without_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = wind(7, 44_100)
    path = encoded_by_ffmpeg(tmp_path / "wind.m4a", sound, 44_100, "-c:a", "alac")
    monkeypatch.setattr(foreign, "PYDUB_BLOCK", 2)
    blocks = [block for block, _ in foreign.decoded(path)]
    assert len(blocks) == 4
    assert np.abs(np.concatenate(blocks) - sound).max() < 1e-4


@pytest.mark.real
def test_pydub_warns_nobody_when_it_is_imported() -> None:
    code = "from guide.sounds.foreign import _pydub; print(_pydub().converter)"
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert Path(done.stdout.strip()).name.startswith("ffmpeg")


def test_a_file_is_converted_once_and_again_when_the_cache_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path / "wind.wav", wind(5, 48_000, seed=5), 48_000)
    before = set(places.beds().glob("own-*.pcm"))
    first = open_bed(path).read(0, 48_000)
    (kept,) = set(places.beds().glob("own-*.pcm")) - before
    made = kept.stat().st_ino
    assert np.array_equal(open_bed(path).read(0, 48_000), first)
    assert kept.stat().st_ino == made
    kept.write_bytes(kept.read_bytes()[:-40])
    assert np.array_equal(open_bed(path).read(0, 48_000), first)
    assert not list(places.beds().glob(".own-*"))


def test_a_file_that_is_too_long_is_used_as_far_as_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "LONGEST", 12.0)
    bed = open_bed(written(tmp_path / "wind.wav", wind(20, 44_100, seed=9), 44_100))
    assert SESSION.seconds(len(bed.loops[0])) < 12.0
    assert "first" in bed.note
    assert "wind.wav" in bed.note


def test_a_bed_never_holds_a_number_that_is_none(tmp_path: Path) -> None:
    sound = wind(6, 48_000, seed=11)
    sound[100_000:100_010] = np.nan
    path = tmp_path / "wind.wav"
    soundfile.write(path, sound, 48_000, subtype="FLOAT")
    assert np.isfinite(open_bed(path).read(0, 600_000)).all()


def silent(path: Path) -> None:
    soundfile.write(path, np.zeros((200_000, 2)), 48_000)


def short(path: Path) -> None:
    soundfile.write(path, wind(0.4, 48_000), 48_000)


def words(path: Path) -> None:
    path.write_text("This is a letter and no sound.\n" * 50)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise_bytes(path: Path) -> None:
    path.write_bytes(np.random.default_rng(3).bytes(50_000))


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "write", "sentence"),
    [
        ("silent.wav", silent, "is silent"),
        ("short.wav", short, r"lasts 0\.4 seconds.*needs 0\.5 at least"),
        ("letter.m4a", words, "holds no sound that can be read"),
        ("letter.wav", words, "holds no sound that can be read"),
        ("letter.raw", words, "holds no sound that can be read"),
        ("empty.mp3", empty, "holds no sound that can be read"),
        ("random.ogg", noise_bytes, "holds no sound that can be read"),
        ("folder.wav", Path.mkdir, "is a folder"),
        ("missing.wav", lambda path: None, "There is no file"),
    ],
)
def test_what_cannot_be_a_bed_is_told_in_one_sentence(tmp_path: Path, name: str, write: object, sentence: str) -> None:
    path = tmp_path / name
    write(path)  # type: ignore[operator]
    with pytest.raises(CannotReadError, match=sentence) as told:
        open_bed(path)
    assert str(path) in told.value.sentence
    assert "\n" not in str(told.value)


@pytest.mark.real
def test_a_film_without_sound_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-loglevel",
        "error",
        "-f",
        "lavfi",
        "-i",
        "color=s=32x32:d=3",
        str(path),
    ]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    with pytest.raises(CannotReadError, match="holds no sound"):
        open_bed(path)


def test_a_file_in_the_listeners_folder_is_a_bed_by_its_name() -> None:
    places.own_sounds().mkdir(parents=True)
    written(places.own_sounds() / "My Garden.wav", wind(4, 48_000), 48_000)
    (places.own_sounds() / "notes.txt").write_text("not a sound")
    found = catalogue().find_bed("my garden")
    assert found
    assert (found.title, found.own) == ("My Garden", True)
    assert "notes" not in catalogue().beds
    assert len(open_bed("my garden").read(0, 4_800)) == 4_800


@settings(deadline=None, max_examples=10)
@given(seconds=st.floats(2.0, 14.0), seed=st.integers(0, 1000))
def test_a_seam_lies_inside_the_file_and_its_fade_inside_the_loop(seconds: float, seed: int) -> None:
    sound = wind(seconds, SESSION.hz, seed=seed)
    found = seam.find(sound)
    assert 0 <= found.start < found.stop
    assert found.stop + found.fade <= len(sound)
    assert found.frames >= 2 * found.fade > 0
    assert found.frames >= 0.45 * len(sound)


def test_a_steady_tone_is_joined_in_phase() -> None:
    time = np.arange(SESSION.frames(10)) / SESSION.hz
    sound = np.stack([0.3 * np.sin(2 * np.pi * 123.4 * time)] * 2, axis=1).astype(np.float32)
    found = seam.find(sound)
    loop = sound[found.start : found.stop].copy()
    loop[: found.fade] = seam.join(sound, found)
    levels = np.sqrt((np.tile(loop, (2, 1))[: len(loop) // 480 * 480] ** 2).reshape(-1, 960).mean(axis=1))
    assert levels.max() / levels.min() < 1.3
    assert np.abs(np.diff(loop, 2, axis=0)).max() <= np.abs(np.diff(sound, 2, axis=0)).max() * 1.1
