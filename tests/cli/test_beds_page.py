"""The sound catalogue as a page: what there is, how it sounds, and ten seconds of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import places
from guide.audio import SESSION
from guide.cli import run
from guide.problems import NoDeviceError, WrongUseError
from guide.sounds import catalogue, open_bed, open_bell


def own(place: str) -> None:
    path = places.own_sounds() / place
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, 0.1 * np.random.default_rng(1).standard_normal((96_000, 2)), 48_000)


def test_the_page_tells_of_every_sound_and_fits_eighty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    own("My Own Garden In The Early Morning After Rain With Everything Awake.wav")
    own("bells/pot.wav")
    assert run(["beds"]) == 0
    page = capsys.readouterr().out
    sounds = catalogue()
    for sound in (*sounds.beds.values(), *sounds.bells.values()):
        assert sound.name[:30] in page
    catalogued, _, folder = page.rpartition("\n\n")
    assert max(map(len, catalogued.splitlines())) <= 80
    assert "own bells" in " ".join(folder.split())
    assert page.count("yours") == 2
    assert page.count("LUFS") == len(sounds.beds) - 1
    assert page.count("dBFS") == len(sounds.bells) - 1
    assert " ".join(sounds.beds["forest"].character.split()) in " ".join(page.split())


def test_the_page_for_programs_has_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["beds", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["breath"]["breathes"] is True
    assert rows["rain"]["lufs"] == pytest.approx(-19.0, abs=0.1)
    assert rows["gong"]["peak"] == pytest.approx(-10.0, abs=0.1)
    assert rows["rain"]["seconds"] == [round(len(loop) / SESSION.hz, 3) for loop in open_bed("rain").loops]
    assert rows["rain"]["bytes"] > 100_000


def test_ten_seconds_are_written_with_fades_and_a_bell_rings_out(tmp_path: Path) -> None:
    out = tmp_path / "heard.flac"
    assert run(["beds", "--hear", "sea", "wood-block", "-o", str(out)]) == 0
    sound, hz = soundfile.read(out, dtype="float32")
    bell = open_bell("wood-block")
    assert hz == SESSION.hz
    assert len(sound) == SESSION.frames(11.0) + len(bell)
    assert np.abs(sound[-len(bell) :] - bell).max() < 1e-6
    bed, heard = open_bed("ocean").read(0, SESSION.frames(10.0)), sound[: SESSION.frames(10.0)]
    assert np.abs(heard[SESSION.hz : SESSION.frames(8.0) - 2] - bed[SESSION.hz : SESSION.frames(8.0) - 2]).max() < 1e-6
    assert np.abs(heard[[0, -1]]).max() < 1e-6
    assert heard[: SESSION.hz // 2].std() < 0.8 * bed[: SESSION.hz // 2].std()


def test_an_own_bed_and_an_own_bell_can_be_heard(tmp_path: Path) -> None:
    own("garden.wav")
    own("bells/pot.wav")
    out = tmp_path / "heard.wav"
    assert run(["beds", "--hear", "garden", "pot", "-o", str(out)]) == 0
    assert soundfile.info(out).duration == pytest.approx(13.0, abs=0.1)


def test_without_a_sound_card_the_way_out_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("sounddevice", "miniaudio"):
        monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(NoDeviceError, match=r"no sound card here.*-o"):
        run(["beds", "--hear", "rain"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--hear", "rian"], "did you mean 'rain'"),
        (["--hear", "gonk", "-o", "x.flac"], "did you mean 'gong'"),
        (["--hear", "rain", "-o", "x.exe"], "ends in none of"),
        (["-o", "x.flac"], "go with --hear"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_one_sentence(arguments: list[str], sentence: str) -> None:
    with pytest.raises(WrongUseError, match=sentence):
        run(["beds", *arguments])
