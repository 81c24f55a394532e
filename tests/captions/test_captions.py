"""Words and chapters as text: laws of every format, and FFmpeg reads back what was meant."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import Rate
from guide.captions import FORMATS, Chapter, chapters, lrc, podcast, srt, webvtt
from guide.captions.words import pieces, spoken
from guide.timeline import Marker, Timeline, WordCue
from guide.timeline.model import Word

RATE = Rate(48_000)


def timeline(
    *cues: WordCue, frames: int = 3600 * 48_000, markers: tuple[Marker, ...] = (Marker(0, "One"),)
) -> Timeline:
    return Timeline(RATE, frames, (), (), (), cues, markers, ())


def cue(start: float, stop: float, text: str, *words: tuple[float, float, str]) -> WordCue:
    frames = RATE.frames
    return WordCue(frames(start), frames(stop), text, tuple(Word(frames(a), frames(b), said) for a, b, said in words))


SOFT = cue(1, 3, "“Soften,” now.", (1.1, 1.8, "Soften,"), (2, 2.5, "now."))
PLAIN = cue(10, 12.3456, "Rest & <be> [here].")
LATE = cue(3661.5, 3663, "Later.")
PRACTICE = timeline(SOFT, PLAIN, LATE, frames=RATE.frames(3700))


def test_webvtt() -> None:
    assert webvtt(PRACTICE) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n“Soften,” now.\n\n"
        "00:00:10.000 --> 00:00:12.346\nRest &amp; &lt;be&gt; [here].\n\n"
        "01:01:01.500 --> 01:01:03.000\nLater.\n"
    )  # fmt: skip


def test_webvtt_with_the_times_of_words() -> None:
    assert webvtt(PRACTICE, words=True).splitlines()[3] == "“Soften,” <00:00:02.000>now."


def test_subrip() -> None:
    assert srt(PRACTICE) == (
        "1\n00:00:01,000 --> 00:00:03,000\n“Soften,” now.\n\n"
        "2\n00:00:10,000 --> 00:00:12,346\nRest & ‹be› [here].\n\n"
        "3\n01:01:01,500 --> 01:01:03,000\nLater.\n"
    )  # fmt: skip


def test_lrc_clears_a_line_that_would_stand_through_the_silence() -> None:
    assert lrc(PRACTICE) == (
        "[length:61:40.00]\n[00:01.00]“Soften,” now.\n[00:03.00]\n"
        "[00:10.00]Rest & ‹be› (here).\n[00:12.35]\n[61:01.50]Later.\n[61:03.00]\n"
    )  # fmt: skip


def test_lrc_with_the_times_of_words() -> None:
    assert lrc(PRACTICE, words=True).splitlines()[1] == "[00:01.00]<00:01.00>“Soften,” <00:02.00>now."


def test_words_for_id3_begin_lines_with_a_line_break() -> None:
    assert spoken(PRACTICE)[:3] == [("\n“Soften,” ", 1000), ("now.", 2000), ("\nRest & <be> [here].", 10_000)]


def test_chapters_of_a_podcast() -> None:
    found = json.loads(podcast([Chapter(0.0, 61.23456, "Ön"), Chapter(61.23456, 90.0, "Back")], "A", "B"))
    assert found == {
        "version": "1.2.0", "title": "A", "author": "B",
        "chapters": [
            {"startTime": 0.0, "endTime": 61.235, "title": "Ön"},
            {"startTime": 61.235, "endTime": 90.0, "title": "Back"},
        ],
    }  # fmt: skip


def test_chapters_have_no_holes_and_no_length_of_nothing() -> None:
    marks = (Marker(10, "One"), Marker(48_000, "Two", 1), Marker(48_000, "Three", 2))
    assert chapters(timeline(frames=96_000, markers=marks)) == (Chapter(0, 1, "One", 0), Chapter(1, 2, "Three", 2))


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip)


@st.composite
def plans(draw: st.DrawFn) -> Timeline:
    at, cues = 0, []
    for text in draw(st.lists(TEXTS, max_size=6)):
        start = at + draw(st.integers(0, 500_000))
        at = start + draw(st.integers(0, 500_000))
        times = sorted(draw(st.lists(st.integers(start, at), min_size=len(text.split()), max_size=len(text.split()))))
        cues.append(
            WordCue(start, at, text, tuple(Word(t, t, said) for t, said in zip(times, text.split(), strict=True)))
        )
    return timeline(*cues, frames=at + 48_000)


@given(plans())
def test_the_pieces_of_a_line_are_the_line(plan: Timeline) -> None:
    for each in plan.cues:
        assert "".join(text for _, text in pieces(each)) == each.text
        frames = [frame for frame, _ in pieces(each)]
        assert frames == sorted(frames)


@given(plans(), st.sampled_from(sorted(FORMATS)), st.booleans())
@settings(max_examples=60)
def test_no_words_break_out_of_their_line(plan: Timeline, ending: str, words: bool) -> None:
    text = FORMATS[ending].write(plan, words)
    times = {
        "vtt": r"^\d\d:\d\d:\d\d\.\d{3} --> ",
        "srt": r"^\d\d:\d\d:\d\d,\d{3} --> ",
        "lrc": r"^\[\d\d+:\d\d\.\d\d\].",
    }
    if ending == "json":
        assert [each["text"] for each in json.loads(text)["cues"]] == [each.text for each in plan.cues]
        assert text.count("\n") == 1
        return
    assert len(re.findall(times[ending], text, re.MULTILINE)) == len(plan.cues)
    if ending == "vtt":
        assert text.count("-->") == len(plan.cues)
        assert len(re.split(r"\n\n", text.rstrip("\n"))) == 1 + len(plan.cues)


@given(plans())
def test_times_inside_a_line_only_go_forward(plan: Timeline) -> None:
    for block in webvtt(plan, words=True).split("\n\n")[1:]:
        times = re.findall(r"\d\d:\d\d:\d\d\.\d{3}", block.split("\n")[0])
        inside = re.findall(r"<(\d\d:\d\d:\d\d\.\d{3})>", block)
        first, last = times
        assert [first, *inside, last] == sorted({first, *inside, last})


@pytest.mark.real
@pytest.mark.parametrize("ending", ["vtt", "srt", "lrc"])
def test_ffmpeg_reads_what_was_meant(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    lines = (SOFT, PLAIN, cue(20, 22, "A --> B"), cue(30, 31, "{\\an8} 1 < 2"), LATE)
    path.write_text(FORMATS[ending].write(timeline(*lines, frames=RATE.frames(3700)), False), encoding="utf-8")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-f", "webvtt", "-"]
    read = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    found = [block.split("\n", 1) for block in re.split(r"\n\n+", read.strip())[1:]]
    starts = [times.split(" --> ")[0] for times, *_ in found]
    wanted = ["00:01.000", "00:10.000", "00:20.000", "00:30.000", "01:01:01.500"]
    if ending == "lrc":  # it shows the empty lines too, and knows no end of one
        assert [start for start in starts if start in wanted] == wanted
        return
    assert starts == wanted
    shown = [text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") for _, text in found]
    assert shown[0] == "“Soften,” now."
    assert shown[1] == ("Rest & <be> [here]." if ending == "vtt" else "Rest & ‹be› [here].")
    assert shown[2] == ("A --> B" if ending == "vtt" else "A → B")
    assert shown[3].endswith("1 < 2" if ending == "vtt" else "1 ‹ 2")
