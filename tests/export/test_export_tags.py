"""What a finished file says about itself, as readers say that we did not write: mutagen, FFmpeg, ffprobe."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import mutagen
import pytest
from mutagen.flac import Picture
from PIL import Image

from guide.export import FORMATS, ExportOptions, bounce
from tests.export.export_kit import ABOUT, BARE, FFPROBE, FRAMES, MIX, RATE, chapters_seen, probed

ENDINGS = sorted(FORMATS)
ID3, VORBIS, MP4 = (".wav", ".mp3"), (".flac", ".ogg", ".opus"), (".m4a", ".m4b")
CHAPTERS = [(0, 1000, "Arriving"), (1000, 2000, "Öff=nen; #2"), (2000, 3003, "Back")]
WORDS = [("\nRest.", 100), ("\nAnd ", 1100), ("<rest> more.", 1300)]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tagged")
    return {ending: bounce(MIX, folder / f"a{ending}", ABOUT).sound for ending in ENDINGS}


def read(path: Path) -> Any:
    return mutagen.File(path)


def named(path: Path, name: str) -> str:
    """A value of ours, wherever its container keeps it."""
    file = read(path)
    if path.suffix in ID3:
        return str(file.tags[f"TXXX:{name}"])
    return str(file[name][0] if path.suffix in VORBIS else file[f"----:com.apple.iTunes:{name}"][0].decode())


@pytest.mark.parametrize("ending", ENDINGS)
def test_title_author_licence_and_note_are_in_their_own_places(files: dict[str, Path], ending: str) -> None:
    file = read(files[ending])
    keys = {
        **dict.fromkeys(ID3, ("TIT2", "TPE1", "TCOP", "COMM::eng")),
        **dict.fromkeys(VORBIS, ("title", "artist", "license", "comment")),
        **dict.fromkeys(MP4, ("\xa9nam", "\xa9ART", "cprt", "\xa9cmt")),
    }[ending]
    said = [str(file.tags[key] if ending in ID3 else file[key][0]) for key in keys]
    assert said == ["Évening", "Someone", "CC0-1.0", "A short rest. Note: Breath is held."]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_only_we_know_is_there_by_name(files: dict[str, Path], ending: str) -> None:
    expected = {
        "note": "Breath is held.", "kind": "rest", "aim": "regulate", "intensity": "2 of 5", "voice": "tone",
        "beds": "rain, wind", "script-sha256": "ab" * 32,
    }  # fmt: skip
    assert {name: named(files[ending], name) for name in expected} == expected


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_language_is_said(files: dict[str, Path], ending: str) -> None:
    said = str(read(files[ending]).tags["TLAN"]) if ending in ID3 else named(files[ending], "language")
    assert said in ("en", "eng")


@pytest.mark.parametrize("ending", ENDINGS)
def test_loudness_is_said_in_the_way_of_each_container(tmp_path: Path, ending: str) -> None:
    done = bounce(MIX, tmp_path / f"a{ending}", ABOUT, order=BARE)
    if ending == ".opus":
        gain = int(named(done.sound, "R128_TRACK_GAIN"))
        assert gain == pytest.approx(256 * (-23 - done.level.lufs), abs=0.5)
        assert "replaygain_track_gain" not in {key.lower() for key in read(done.sound)}
        head = done.sound.read_bytes().index(b"OpusHead")
        assert done.sound.read_bytes()[head + 16 : head + 18] == b"\0\0"  # output gain, RFC 7845
        return
    assert float(named(done.sound, "REPLAYGAIN_TRACK_GAIN").split()[0]) == pytest.approx(
        -18 - done.level.lufs, abs=0.006
    )
    peak = 10 ** (done.level.true_peak / 20)
    assert float(named(done.sound, "REPLAYGAIN_TRACK_PEAK")) == pytest.approx(peak, abs=1e-5)


@pytest.mark.parametrize("ending", [*ID3])
def test_chapters_are_id3_frames(files: dict[str, Path], ending: str) -> None:
    tags = read(files[ending]).tags
    found = sorted((each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in tags.getall("CHAP"))
    assert found == CHAPTERS
    assert tags.getall("CTOC")[0].child_element_ids == ["ch0", "ch1", "ch2"]


@pytest.mark.parametrize("ending", [*VORBIS])
def test_chapters_are_comments(files: dict[str, Path], ending: str) -> None:
    file = read(files[ending])
    assert [file[f"CHAPTER{n:03}"][0] for n in range(3)] == ["00:00:00.000", "00:00:01.000", "00:00:02.000"]
    assert [file[f"CHAPTER{n:03}NAME"][0] for n in range(3)] == [title for _, _, title in CHAPTERS]


@pytest.mark.parametrize("ending", [*MP4])
def test_chapters_are_a_text_track_and_a_list(files: dict[str, Path], ending: str) -> None:
    assert [(round(each.start * 1000), each.title) for each in read(files[ending]).chapters] == [
        (start, title) for start, _, title in CHAPTERS
    ]
    whole = files[ending].read_bytes()
    assert (b"chpl" in whole, whole.count(b"chap"), b"text" in whole) == (True, 1, True)


@pytest.mark.real
@pytest.mark.parametrize("ending", ENDINGS)
def test_another_reader_finds_the_chapters(files: dict[str, Path], ending: str) -> None:
    found = chapters_seen(files[ending])
    assert [(round(start * 1000), title) for start, _, title in found] == [
        (start, title) for start, _, title in CHAPTERS
    ]
    assert found[-1][1] == pytest.approx(FRAMES / RATE.hz, abs=0.01)  # Opus counts its first 6.5 ms too


@pytest.mark.real
@pytest.mark.skipif(FFPROBE is None, reason="no ffprobe here, and imageio-ffmpeg brings none")
@pytest.mark.parametrize("ending", ENDINGS)
def test_ffprobe_reads_length_title_and_picture(files: dict[str, Path], ending: str) -> None:
    found = probed(files[ending])
    length = float(found["format"]["duration"])
    assert length == pytest.approx(FRAMES / RATE.hz, abs=0.07 if ending in (".mp3", ".opus") else 0.001)
    stated = {**found["format"].get("tags", {}), **found["streams"][0].get("tags", {})}
    assert {key.lower(): value for key, value in stated.items()}["title"] == "Évening"
    kinds = [each["codec_name"] for each in found["streams"]]
    assert ("mjpeg" in kinds) is (ending != ".wav")


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".wav"])
def test_the_cover_is_inside(files: dict[str, Path], ending: str) -> None:
    file = read(files[ending])
    if ending == ".mp3":
        data = file.tags.getall("APIC")[0].data
    elif ending == ".flac":
        data = file.pictures[0].data
    elif ending in MP4:
        data = bytes(file["covr"][0])
    else:
        data = Picture(base64.b64decode(file["metadata_block_picture"][0])).data
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size, len(data) < 200_000) == ("JPEG", (1400, 1400), True)


def test_words_and_their_times_are_in_an_mp3(files: dict[str, Path]) -> None:
    (found,) = read(files[".mp3"]).tags.getall("SYLT")
    assert (found.text, found.format, found.type, found.lang) == (WORDS, 2, 1, "eng")


@pytest.mark.parametrize("ending", [*VORBIS])
def test_words_are_lyrics_in_comments(files: dict[str, Path], ending: str) -> None:
    assert "[00:00.10]Rest." in read(files[ending])["lyrics"][0]


@pytest.mark.parametrize("ending", [*MP4])
def test_words_are_lyrics_in_mp4(files: dict[str, Path], ending: str) -> None:
    assert read(files[ending])["\xa9lyr"] == ["Rest.\nAnd <rest> more."]


def test_without_captions_no_words_are_inside(tmp_path: Path) -> None:
    silent = ExportOptions(cover=False, captions=())
    assert read(bounce(MIX, tmp_path / "a.mp3", ABOUT, order=silent).sound).tags.getall("SYLT") == []
    assert "lyrics" not in read(bounce(MIX, tmp_path / "a.flac", ABOUT, order=silent).sound)


def test_an_audiobook_says_that_it_is_one(files: dict[str, Path]) -> None:
    assert (files[".m4b"].read_bytes()[8:12], files[".m4a"].read_bytes()[8:12]) == (b"M4B ", b"M4A ")
    assert read(files[".m4b"])["stik"] == [2]


def test_where_the_sound_of_an_m4a_begins_and_ends_is_said(files: dict[str, Path]) -> None:
    _, delay, padding, frames = (int(each, 16) for each in named(files[".m4a"], "iTunSMPB").split()[:4])
    assert (delay, frames, (delay + frames + padding) % 1024) == (1024, FRAMES, 0)


def test_an_mp4_begins_with_its_index_so_that_it_can_be_heard_while_it_is_fetched(files: dict[str, Path]) -> None:
    whole = files[".m4a"].read_bytes()
    assert whole.index(b"moov") < whole.index(b"mdat")
