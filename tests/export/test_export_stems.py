"""Stems add up to the mix bit for bit, as two readers find that we did not write."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio import Pcm
from guide.export import ExportOptions, bounce
from guide.export.stems import header
from tests.export.export_kit import ABOUT, FFMPEG, FRAMES, MIX, RATE

ORDER = ExportOptions(cover=False, stems=True)
NAMES = ("voice", "bells", "bed", "mix")


def by_soundfile(path: Path) -> Pcm:
    pcm, rate = soundfile.read(path, dtype="float32")
    assert (rate, soundfile.info(path).subtype) == (RATE.hz, "FLOAT")
    return np.asarray(pcm)


def by_ffmpeg(path: Path) -> Pcm:
    raw = subprocess.run(
        [FFMPEG, "-v", "error", "-i", str(path), "-f", "f32le", "-"], capture_output=True, check=True
    ).stdout
    return np.frombuffer(raw, np.float32).reshape(-1, 2)


@pytest.mark.parametrize("read", [by_soundfile, by_ffmpeg])
@pytest.mark.parametrize("block", [65_536, 999])
def test_stems_add_up_to_the_mix_bit_for_bit(tmp_path: Path, read: object, block: int) -> None:
    done = bounce(MIX, tmp_path / "a.flac", ABOUT, order=ORDER, block=block)
    assert done.stems == tmp_path / "a.stems"
    voice, bells, bed, mix = (read(done.stems / f"{name}.wav") for name in NAMES)  # type: ignore[operator]
    assert len(mix) == FRAMES
    assert all(np.abs(each).max() > 0.01 for each in (voice, bells, bed))
    np.testing.assert_array_equal(voice + bells + bed, mix)
    np.testing.assert_array_equal(mix, MIX.total(0, FRAMES))


def test_stems_are_the_same_files_every_time(tmp_path: Path) -> None:
    once, again = (bounce(MIX, tmp_path / f"{number}.wav", ABOUT, order=ORDER, block=block).stems
                   for number, block in ((1, 65_536), (2, 1_000)))  # fmt: skip
    assert once
    assert again
    assert all((once / f"{name}.wav").read_bytes() == (again / f"{name}.wav").read_bytes() for name in NAMES)


def test_a_long_stem_says_its_length_in_64_bits(tmp_path: Path) -> None:
    """Four hours; the samples are a hole in the file."""
    frames = 4 * 3600 * RATE.hz
    path = tmp_path / "long.wav"
    with path.open("wb") as file:
        file.write(header(frames, RATE.hz))
        file.truncate(file.tell() + frames * 8)
    info = soundfile.info(path)
    assert (info.frames, info.format, info.subtype) == (frames, "RF64", "FLOAT")
    said = subprocess.run([FFMPEG, "-hide_banner", "-i", str(path)], capture_output=True, check=False).stderr.decode()
    assert "Duration: 04:00:00.00" in said


def test_mono_leaves_the_stems_as_they_are(tmp_path: Path) -> None:
    done = bounce(MIX, tmp_path / "a.flac", ABOUT, order=ExportOptions(cover=False, stems=True, mono=True))
    assert done.stems
    np.testing.assert_array_equal(by_soundfile(done.stems / "mix.wav"), MIX.total(0, FRAMES))
