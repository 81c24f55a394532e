"""Finished files: exact, the same every time, whole or not there, and readable by others."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide.audio import Pcm, loudness
from guide.export import FORMATS, QUALITIES, ExportOptions, bounce
from guide.export.dither import Dither
from guide.export.level_observer import LevelObserver
from guide.mix import Mix
from guide.problems import CannotWriteError
from guide.timeline import Source
from tests.export.export_kit import ABOUT, BARE, FRAMES, MIX, RATE, TIMELINE, Hum, decoded

ENDINGS = sorted(FORMATS)
WHOLE = (".wav", ".flac")


@pytest.mark.real
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_has_every_frame_where_it_belongs(tmp_path: Path, ending: str) -> None:
    sound = decoded(bounce(MIX, tmp_path / f"a{ending}", ABOUT, order=BARE).sound)
    assert len(sound) == FRAMES
    error = sound - MIX.total(0, FRAMES)
    assert np.sqrt(np.mean(error**2)) < (1e-4 if ending in WHOLE else 0.02)
    mono, mix = sound.sum(axis=1), MIX.total(0, FRAMES).sum(axis=1)
    found = [float(np.corrcoef(mono[5:-5], np.roll(mix, lag)[5:-5])[0, 1]) for lag in range(-3, 4)]
    assert (int(np.argmax(found)) - 3, max(found) > 0.999) == (0, True), found


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mono", [False, True])
def test_the_same_practice_is_the_same_file_at_any_block_size(tmp_path: Path, ending: str, mono: bool) -> None:
    order = ExportOptions(cover=False, mono=mono)
    files = [
        bounce(MIX, tmp_path / f"{number}{ending}", ABOUT, block=block, order=order).sound
        for number, block in enumerate((65_536, 1_000, 65_536))
    ]
    assert len({hashlib.sha256(file.read_bytes()).hexdigest() for file in files}) == 1


@pytest.mark.parametrize("ending", ENDINGS)
def test_better_is_larger(tmp_path: Path, ending: str) -> None:
    orders = [ExportOptions(quality=quality, cover=False) for quality in QUALITIES]
    files = [bounce(MIX, tmp_path / f"{each.quality}{ending}", ABOUT, order=each).sound for each in orders]
    sizes = [path.stat().st_size for path in files]
    assert sizes[0] <= sizes[1] < sizes[2]


@pytest.mark.parametrize("ending", [".wav", ".mp3"])
def test_one_channel_keeps_the_voice_as_loud_and_no_peak_grows(tmp_path: Path, ending: str) -> None:
    done = bounce(MIX, tmp_path / f"a{ending}", ABOUT, order=ExportOptions(mono=True, cover=False))
    sound = decoded(done.sound, 1)[:, 0]
    whole = MIX.total(0, FRAMES)
    assert len(sound) == FRAMES
    assert np.sqrt(np.mean((sound - whole.mean(axis=1)) ** 2)) < 0.01
    assert done.level.true_peak <= loudness.true_peak(whole) + 0.01
    assert done.level.lufs == pytest.approx(loudness.integrated(whole, RATE), abs=0.6)


def test_high_quality_is_finer_than_16_bit(tmp_path: Path) -> None:
    done = bounce(MIX, tmp_path / "a.flac", ABOUT, order=ExportOptions(quality="high", cover=False))
    sound, _ = soundfile.read(done.sound, dtype="float32")
    assert soundfile.info(done.sound).subtype == "PCM_24"
    assert np.abs(sound - MIX.total(0, FRAMES)).max() <= 2.0**-23


@pytest.mark.parametrize("block", [65_536, 1_000, 4_801])
def test_the_meter_agrees_with_one_that_hears_everything_at_once(block: int) -> None:
    rng = np.random.default_rng(3)
    sound = (rng.standard_normal((21 * RATE.hz + 77, 2)) * np.linspace(0.01, 0.2, 21 * RATE.hz + 77)[:, None]).astype(
        np.float32
    )
    meter = LevelObserver(RATE)
    for start in range(0, len(sound), block):
        part = sound[start : start + block]
        meter.hear(start, MIX.render(0, len(part)), part)
    assert meter.level().lufs == pytest.approx(loudness.integrated(sound, RATE), abs=1e-6)
    assert meter.level().true_peak == pytest.approx(loudness.true_peak(sound), abs=0.1)


def test_a_witness_hears_every_frame_once_and_in_order(tmp_path: Path) -> None:
    heard: list[Pcm] = []

    class Listens(LevelObserver):
        def hear(self, start: int, buses: object, sound: Pcm) -> None:
            assert start == sum(map(len, heard))
            heard.append(sound)
            super().hear(start, buses, sound)  # type: ignore[arg-type]

    bounce(MIX, tmp_path / "a.wav", ABOUT, block=10_000, order=BARE, witness=Listens(RATE))
    np.testing.assert_array_equal(np.concatenate(heard), MIX.total(0, FRAMES))


def test_what_stands_beside_the_sound_is_what_was_asked_for(tmp_path: Path) -> None:
    order = ExportOptions(cover=False, captions=("vtt", "srt", "lrc"), chapters_json=True)
    done = bounce(MIX, tmp_path / "a.wav", ABOUT, order=order)
    names = {"a.wav", "a.vtt", "a.srt", "a.lrc", "a.chapters.json"}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert [path.name for path in done.captions] == ["a.vtt", "a.srt", "a.lrc"]
    assert (done.chapters and done.chapters.name, done.stems) == ("a.chapters.json", None)
    bounce(MIX, tmp_path / "none" / "b.wav", ABOUT, order=ExportOptions(cover=False, captions=()))
    assert [path.name for path in (tmp_path / "none").iterdir()] == ["b.wav"]


def test_words_stand_beside_the_sound(tmp_path: Path) -> None:
    done = bounce(MIX, tmp_path / "a.wav", ABOUT, order=BARE)
    assert done.captions[0].read_bytes() == (
        b"WEBVTT\n\n00:00:00.100 --> 00:00:01.000\nRest.\n\n"
        b"00:00:01.100 --> 00:00:02.000\nAnd &lt;rest&gt; more.\n"
    )  # fmt: skip


def test_a_wav_that_could_not_be_counted_is_refused_at_once(tmp_path: Path) -> None:
    class Long(Mix):
        def __init__(self) -> None:
            super().__init__(TIMELINE, Hum())
            self.frames = 1 << 30

    with pytest.raises(CannotWriteError, match="4 GiB"):
        bounce(Long(), tmp_path / "a.wav", ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_half_way_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    class Breaks(Hum):
        def read(self, source: Source, start: int, count: int) -> Pcm:
            if start > RATE.hz:
                raise CannotWriteError("gone")
            return super().read(source, start, count)

    for ending in (".wav", ".mp3"):
        old = tmp_path / f"a{ending}"
        old.write_bytes(b"old")
        with pytest.raises(CannotWriteError):
            bounce(Mix(TIMELINE, Breaks()), old, ABOUT, order=ExportOptions(stems=True))
        assert [path.name for path in tmp_path.iterdir()] == [old.name]
        assert old.read_bytes() == b"old"
        old.unlink()


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


def test_several_formats_of_one_mix_are_each_what_they_are_alone(tmp_path: Path) -> None:
    places = [tmp_path / f"all{ending}" for ending in (".wav", ".flac", ".mp3", ".m4a")]
    bounce(MIX, places[0], ABOUT, order=BARE, also=places[1:])
    for place in places:
        alone = bounce(MIX, tmp_path / f"alone{place.suffix}", ABOUT, order=BARE).sound
        assert place.read_bytes() == alone.read_bytes(), place.suffix


def test_where_one_of_several_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.flac").mkdir()
    with pytest.raises(CannotWriteError):
        bounce(MIX, tmp_path / "a.wav", ABOUT, order=BARE, also=[tmp_path / "a.flac", tmp_path / "a.mp3"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.flac"]
