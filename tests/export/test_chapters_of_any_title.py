"""Chapters are read by a program that we did not write, however long their titles are and in whatever letters."""

from __future__ import annotations

import re
import subprocess
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from guide.captions import Chapter
from guide.export.tags import Inside, id3, write
from tests.export.export_kit import ABOUT, FFMPEG

LETTERS = st.text(st.characters(codec="utf-8", categories=("L", "N")), max_size=8)
TITLES = st.one_of(
    LETTERS.filter(bool), st.integers(1, 400).map("x".__mul__), st.integers(1, 200).map("Überall ".__mul__)
)  # fmt: skip


def read_by_ffmpeg(path: Path) -> list[tuple[int, str]]:
    """Milliseconds and title of each chapter. (What it prints for people ends after 255 letters.)"""
    command = [FFMPEG, "-loglevel", "error", "-i", str(path), "-f", "ffmetadata", "-"]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    found = re.findall(r"TIMEBASE=1/1000\nSTART=(\d+)\nEND=\d+\ntitle=(.*)", said)
    return [(int(start), title.rstrip("\n")) for start, title in found]


def tagged(path: Path, titles: list[str]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(np.zeros(2 * 48_000 * (len(titles) + 1), "<i2").tobytes())
    chapters = tuple(Chapter(float(at), at + 1.0, title) for at, title in enumerate(titles))
    write(path, id3.write_wave, Inside(replace(ABOUT, summary="long " * 100), chapters, 48_000 * (len(titles) + 1)))
    return path


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TITLES, min_size=1, max_size=12))
@example(["x" * count for count in (63, 64, 127, 128, 129, 255, 256, 300)])
@example(["A" * 60, "b", "C" * 200, "d" * 2])
def test_a_wave_file_has_its_chapters_whatever_their_titles(tmp_path: Path, titles: list[str]) -> None:
    assume(all(titles))
    titles = [" ".join(title.split()) for title in titles]
    assert read_by_ffmpeg(tagged(tmp_path / "x.wav", titles)) == [
        (1_000 * number, title) for number, title in enumerate(titles)
    ]


def test_the_sound_is_as_it_was(tmp_path: Path) -> None:
    path = tagged(tmp_path / "x.wav", ["One", "x" * 300])
    with wave.open(str(path)) as file:
        assert (file.getnframes(), file.getframerate()) == (48_000 * 3, 48_000)
    size = int.from_bytes(path.read_bytes()[4:8], "little")
    assert size + 8 == path.stat().st_size
