"""Which sounds there are can be asked without loading numpy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from guide import places
from guide.problems import CannotReadError, did_you_mean
from guide.sounds import catalogue


def test_the_first_beds_and_bells_are_there() -> None:
    sounds = catalogue()
    assert {"rain", "ocean", "drone"} <= sounds.beds.keys()
    assert {"bowl-low", "bowl-high"} <= sounds.bells.keys()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("rain", "rain"), (" Rain ", "rain"), ("sea", "ocean"), ("warm-drone", "drone"), ("rian", None)],
)
def test_beds_are_found_by_name_and_alias(asked: str, found: str | None) -> None:
    bed = catalogue().find_bed(asked)
    assert (bed and bed.name) == found


@pytest.mark.parametrize(
    ("asked", "found"), [("bowl", "bowl-low"), ("bowl-high", "bowl-high"), ("rain", None), ("", None)]
)
def test_bells_are_found_by_name_and_alias(asked: str, found: str | None) -> None:
    bell = catalogue().find_bell(asked)
    assert (bell and bell.name) == found


def test_a_path_to_a_file_is_a_bed_and_a_path_to_none_is_not(tmp_path: Path) -> None:
    (tmp_path / "garden.m4a").write_bytes(b"whatever")
    found = catalogue().find_bed(str(tmp_path / "garden.m4a"))
    assert found
    assert (found.name, found.own, found.files) == ("garden", True, (tmp_path / "garden.m4a",))
    assert catalogue().find_bed(str(tmp_path / "gone.m4a")) is None
    assert catalogue().find_bed(str(tmp_path)) is None
    assert catalogue().find_bed("a\0b/c.wav") is None


def test_a_shipped_name_cannot_be_taken_by_an_own_file() -> None:
    places.own_sounds().mkdir(parents=True)
    (places.own_sounds() / "Rain.wav").write_bytes(b"")
    rain = catalogue().find_bed("rain")
    assert rain
    assert not rain.own


def test_an_unknown_name_has_a_hint() -> None:
    assert did_you_mean("oceon", catalogue().beds) == "did you mean 'ocean'?"


def test_a_missing_manifest_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "audio_assets", lambda: tmp_path)
    with pytest.raises(CannotReadError, match="cannot be found"):
        catalogue()


def test_the_catalogue_loads_neither_numpy_nor_a_sound_library() -> None:
    code = (
        "import sys; from guide.sounds import catalogue; catalogue().find_bell('bowl');"
        "print([name for name in ('numpy', 'soundfile', 'scipy', 'pydub') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
