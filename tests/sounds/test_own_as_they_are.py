"""Files as listeners have them: off their middle, one-sided, soft, loud, damaged. All are used, none refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from guide.audio import SESSION
from guide.audio.loudness import integrated, peak
from guide.sounds import BELL_PEAK, REFERENCE_LUFS, open_bed, open_bell, open_sound
from guide.sounds.once import LOUDNESS

HZ = 44_100
Numbers = npt.NDArray[np.float64]


def stream(seconds: float = 6.0) -> Numbers:
    """Noise without anything below 30 Hz: -20 dBFS."""
    rng = np.random.default_rng(7)
    frames = round(seconds * HZ)
    bins = np.fft.rfft(rng.standard_normal((frames, 2)), axis=0)
    bins[np.fft.rfftfreq(frames, 1 / HZ) < 30.0] = 0.0
    return 0.1 * np.fft.irfft(bins, frames, axis=0)


def off_its_middle(sound: Numbers) -> Numbers:
    return sound + 0.08


def settling(sound: Numbers) -> Numbers:
    return sound + 0.4 * np.exp(-2.0 * np.arange(len(sound)) / HZ)[:, None]


def stepping(sound: Numbers) -> Numbers:
    return sound + 0.1 * (np.arange(len(sound)) > len(sound) // 2)[:, None]


def one_sided(sound: Numbers) -> Numbers:
    return sound * [1.0, 0.0]


def with_hiss_on_the_dead_side(sound: Numbers) -> Numbers:
    return sound * [0.0005, 1.0]


def soft(sound: Numbers) -> Numbers:
    return 1e-3 * sound


def softest(sound: Numbers) -> Numbers:
    return 0.25 * soft(sound)


def far_too_loud(sound: Numbers) -> Numbers:
    return 3e5 * sound


def quiet_for_a_minute(sound: Numbers) -> Numbers:
    return np.concatenate((np.zeros((60 * HZ, 2)), sound))


AS_THEY_ARE = (
    off_its_middle, settling, stepping, one_sided, with_hiss_on_the_dead_side, soft, softest, far_too_loud,
    quiet_for_a_minute,
)  # fmt: skip


def written(path: Path, sound: Numbers, subtype: str = "FLOAT") -> Path:
    soundfile.write(path, sound, HZ, subtype=subtype)
    return path


@pytest.mark.parametrize("made", AS_THEY_ARE)
def test_it_is_a_bed_in_its_middle_on_both_sides_and_as_loud_as_any(
    tmp_path: Path, made: Callable[[Numbers], Numbers]
) -> None:
    bed = open_bed(written(tmp_path / "own.wav", made(stream())))
    heard = bed.read(0, SESSION.frames(12.0))
    assert integrated(heard, SESSION) == pytest.approx(REFERENCE_LUFS, abs=0.5)
    mean = np.abs(heard.reshape(-1, SESSION.frames(4.0), 2).mean(axis=1)).max()
    assert mean < 10 ** (-54 / 20)
    left, right = np.sqrt(np.square(heard, dtype=float).mean(axis=0))
    assert left == pytest.approx(right, rel=0.1)


@pytest.mark.parametrize("made", AS_THEY_ARE)
def test_it_is_a_sound_and_a_bell_too(tmp_path: Path, made: Callable[[Numbers], Numbers]) -> None:
    path = written(tmp_path / "own.wav", made(stream(2.0)))
    sound, bell = np.asarray(open_sound(path)), np.asarray(open_bell(str(path)))
    assert integrated(sound, SESSION) == pytest.approx(LOUDNESS, abs=0.7)
    assert peak(bell) == pytest.approx(BELL_PEAK, abs=0.01)
    assert np.abs(sound.mean(axis=0)).max() < 10 ** (-54 / 20)
    assert np.abs(bell[-SESSION.frames(0.02) :]).max() == 0.0


def test_eight_bits_are_enough(tmp_path: Path) -> None:
    sound = stream() + 1.0 / 128.0  # the step that cheap converters are off by
    bed = open_bed(written(tmp_path / "own.wav", sound, "PCM_U8"))
    assert np.abs(bed.read(0, SESSION.frames(5.0)).mean(axis=0)).max() < 1e-3


@pytest.mark.parametrize(("ending", "subtype"), [("flac", "PCM_16"), ("wav", "PCM_16"), ("mp3", None), ("ogg", None)])
def test_what_comes_before_the_damage_is_used(tmp_path: Path, ending: str, subtype: str | None) -> None:
    path = tmp_path / f"own.{ending}"
    with soundfile.SoundFile(path, "w", HZ, 2, subtype=subtype) as file:
        for second in np.split(stream(60.0), 60):  # libsndfile puts what it encodes on the stack
            file.write(second)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    loop = open_bed(path).loops[0]
    assert SESSION.seconds(len(loop)) > 10.0


def test_a_bell_may_have_a_long_silence_behind_it(tmp_path: Path) -> None:
    strike = np.zeros((300 * HZ, 2))
    strike[: 2 * HZ] = stream(2.0) * np.exp(-2.0 * np.arange(2 * HZ) / HZ)[:, None]
    assert SESSION.seconds(len(open_bell(str(written(tmp_path / "own.wav", strike))))) < 3.0
