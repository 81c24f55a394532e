"""Files of many channels: each layout as a film or a recorder writes it, each channel heard where it belongs."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile

from guide.audio import SESSION, Pcm
from guide.sounds import foreign, open_bed, open_bell, open_sound
from guide.sounds.downmix import GAINS, of_mask

HZ = 48_000
LAYOUTS = {
    "2.1": "FL FR LFE", "3.0": "FL FR FC", "4.0": "FL FR FC BC", "quad": "FL FR BL BR", "quad(side)": "FL FR SL SR",
    "3.1": "FL FR FC LFE", "4.1": "FL FR FC LFE BC", "5.0": "FL FR FC BL BR", "5.0(side)": "FL FR FC SL SR",
    "5.1": "FL FR FC LFE BL BR", "5.1(side)": "FL FR FC LFE SL SR", "6.0": "FL FR FC BC SL SR",
    "6.1": "FL FR FC LFE BC SL SR", "7.0": "FL FR FC BL BR SL SR", "7.1": "FL FR FC LFE BL BR SL SR",
    "7.1(wide)": "FL FR FC LFE BL BR FLC FRC",
}  # fmt: skip
"""As ffmpeg names them, in the order of WAV."""
HALF = np.sqrt(0.5)


def pitches(channels: int, seconds: float = 1.0) -> Pcm:
    """A tone of its own in each channel: 200 Hz, 300 Hz, ..."""
    time = np.arange(round(seconds * HZ)) / HZ
    return np.stack([0.1 * np.sin(2 * np.pi * (200 + 100 * each) * time) for each in range(channels)], 1).astype("f4")


def written(path: Path, layout: str, *options: str) -> Path:
    source = path.with_suffix(".source.wav")
    soundfile.write(source, pitches(len(LAYOUTS[layout].split())), HZ, subtype="FLOAT")
    program = imageio_ffmpeg.get_ffmpeg_exe()
    command = [program, "-y", "-loglevel", "error", "-channel_layout", layout, "-i", str(source), *options, str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return path


def heard(path: Path) -> dict[int, tuple[float, float]]:
    """How much of each pitch is left and right, compared with a channel as it was."""
    sound = np.concatenate([block for block, _ in foreign.decoded(path)])[:HZ]
    lines = np.abs(np.fft.rfft(sound, HZ, axis=0)) / HZ * 2 / 0.1
    return {hz: tuple(lines[hz]) for hz in range(200, 1_000, 100)}


def assert_mixed(path: Path, speakers: str, within: float) -> None:
    found = heard(path)
    for number, speaker in enumerate(speakers.split()):
        assert found[200 + 100 * number] == pytest.approx(GAINS[speaker], abs=within), speaker


@pytest.mark.real
@pytest.mark.parametrize(
    ("layout", "ending"),
    [*((layout, ending) for layout in LAYOUTS for ending in ("wav", "w64", "flac")), ("5.1", "caf")],
)
def test_each_speaker_goes_where_it_belongs(tmp_path: Path, layout: str, ending: str) -> None:
    assert_mixed(written(tmp_path / f"x.{ending}", layout), LAYOUTS[layout], 0.02)


@pytest.mark.real
@pytest.mark.parametrize("layout", ["3.0", "quad", "5.0", "5.1", "6.1", "7.1"])
def test_vorbis_has_an_order_of_its_own(tmp_path: Path, layout: str) -> None:
    assert_mixed(written(tmp_path / "x.ogg", layout, "-q", "8"), LAYOUTS[layout], 0.12)


@pytest.mark.real
@pytest.mark.parametrize(
    ("ending", "layout", "options"),
    [("mka", "5.1(side)", ["-c:a", "pcm_f32le"]), ("mka", "4.0", ["-c:a", "flac"]), ("mkv", "7.1", ["-c:a", "flac"]),
     ("mka", "2.1", ["-c:a", "flac"]), ("mp4", "6.1", ["-c:a", "alac"])],
)  # fmt: skip
def test_what_only_ffmpeg_reads_is_mixed_by_the_same_coefficients(
    tmp_path: Path, ending: str, layout: str, options: list[str]
) -> None:
    found = heard(written(tmp_path / f"x.{ending}", layout, *options))
    whole = max(found[200])  # ffmpeg takes all down alike, so that nothing is cut
    for number, speaker in enumerate(LAYOUTS[layout].split()):
        shares = tuple(each / whole for each in found[200 + 100 * number])
        assert shares == pytest.approx(GAINS[speaker], abs=0.03), speaker


@pytest.mark.parametrize("channels", range(3, 9))
def test_a_file_without_a_mask_has_the_usual_order(tmp_path: Path, channels: int) -> None:
    usual = {3: "3.0", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}
    sound = (pitches(channels) * 32767).astype("<i2").tobytes()
    head = struct.pack("<HHIIHH", 1, channels, HZ, HZ * channels * 2, channels * 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(sound)) + sound
    (tmp_path / "x.wav").write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    assert_mixed(tmp_path / "x.wav", LAYOUTS[usual[channels]], 0.02)


@pytest.mark.parametrize("opened", [open_bed, open_sound])
@pytest.mark.parametrize(("channels", "alone"), [(n, k) for n in range(3, 9) for k in range(n)])
def test_sound_in_one_channel_alone_is_heard(tmp_path: Path, channels: int, alone: int, opened: object) -> None:
    if channels >= 6 and alone == 3:
        return  # low effects are left out
    sound = np.zeros((HZ, channels), np.float32)
    sound[:, alone] = pitches(1)[:, 0]
    path = tmp_path / "x.wav"
    soundfile.write(path, sound, HZ)
    found = opened(path)  # type: ignore[operator]
    pcm = found.read(0, HZ) if opened is open_bed else found
    assert np.abs(pcm).max(axis=0).min() > 0.02


def test_a_bell_in_the_middle_of_a_film_is_a_bell(tmp_path: Path) -> None:
    sound = np.zeros((HZ, 6), np.float32)
    sound[:, 2] = pitches(1)[:, 0]
    soundfile.write(tmp_path / "x.wav", sound, HZ)
    struck = open_bell(str(tmp_path / "x.wav"))
    assert np.allclose(struck[:, 0], struck[:, 1])


def test_more_channels_than_a_layout_has_are_all_heard(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "x.wav", pitches(12), HZ)
    found = np.concatenate([block for block, _ in foreign.decoded(tmp_path / "x.wav")])
    assert found.shape == (HZ, 2)
    assert np.abs(np.fft.rfft(found[:, 0]))[200:1_400:100].min() > 100


def test_a_mask_names_its_speakers_in_the_order_of_its_bits() -> None:
    assert of_mask(0x60F, 6) == ("FL", "FR", "FC", "LFE", "SL", "SR")
    assert of_mask(0x4, 2) == ("FC", "")
    assert GAINS["FC"] == pytest.approx((HALF, HALF))


@pytest.mark.real
def test_a_film_too_large_for_memory_goes_over_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "x.mkv", "5.1", "-c:a", "flac")
    monkeypatch.setattr(foreign, "LARGEST", 1_000)
    assert SESSION.seconds(len(open_bed(path).loops[0])) > 0.4
