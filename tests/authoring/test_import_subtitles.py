"""SubRip and WebVTT as they are found: every cue at its moment, and what stands around the words gone or listed."""

from __future__ import annotations

import pytest

from tests.authoring.import_kit import heard, of, said, taken

SRT = """\ufeff1\r
00:00:02,000 --> 00:00:04,000\r
<i>Sit down,</i>\r
- and be here.\r
\r
2\r
00:00:08,500 --> 00:00:09,000 X1:40 X2:600\r
{\\an8}Feel the <font color="#fff">feet</font>. [bell]\r
\r
00:00:20,5 --> 00:00:21,0\r
[softly] When you're ready...\r
\r
open your eyes.\r
"""


def test_subrip_with_all_its_oddities() -> None:
    found, result = taken(SRT, "srt")
    assert said(found) == [
        "Sit",
        "down",
        "and",
        "be",
        "here",
        "Feel",
        "the",
        "feet",
        "When",
        "you",
        "re",
        "ready",
        "open",
        "your",
        "eyes",
    ]
    assert of(found, "until") == [2.0, 8.5, 20.5]
    assert of(found, "bell") == ["bowl-low"]
    assert [(each.line, each.what) for each in result.unplaced] == [(11, "[softly]")]
    assert [section.closing for section in found.sections] == [False, True]


def test_a_number_between_cues_is_a_word_unless_it_counts_them() -> None:
    text = "1\n00:01 --> 00:02\nCount:\n7\n2\n00:09 --> 00:10\nDone."
    assert said(taken(text, "srt")[0]) == ["Count", "7", "Done"]


@pytest.mark.parametrize(("form", "head"), [("srt", ""), ("vtt", "WEBVTT\n\n")])
def test_a_line_of_timing_that_tells_no_moment_is_listed_and_never_said(form: str, head: str) -> None:
    text = f"{head}1\n00:00:01,000 --> 00:00:03,000\nhello\n\n2\n00:00:0x --> foo\nthere\n"
    found, result = taken(text, form)
    assert said(found) == ["hello", "there"]
    assert of(found, "until") == [1.0]
    assert [each.what for each in result.unplaced] == ["00:00:0x --> foo"]


VTT = """WEBVTT - Evening
Kind: captions
Language: de-AT
Author: somebody

STYLE
::cue(b) { color: lime }

NOTE
Nobody says this.

intro
00:01.000 --> 00:04.000 line:0 align:start
<v Ada Lovelace>Notice &amp; <00:00:02.500><c.quiet>breathe</c></v>

00:00:09.000 --> 00:00:10.000
1 &lt; 2, <b>always</b>. <blink>Yes.</blink>

00:08.000 --> 00:09.000
Too late.
"""


def test_webvtt_with_all_its_oddities() -> None:
    found, result = taken(VTT, "vtt")
    spoken = [str(what) for kind, what in heard(found).events if kind == "say"]
    assert spoken == ["Notice & breathe", "1 < 2, always.", "Yes.", "Too late."]
    assert of(found, "until") == [1.0, 9.0]
    assert (found.title, found.language) == ("Evening", "de-AT")
    assert [(each.line, each.what) for each in result.unplaced] == [
        (4, "Author: somebody"),
        (6, "STYLE"),
        (9, "NOTE Nobody says this."),
        (14, "<v Ada Lovelace>"),
        (17, "<blink>"),
        (17, "</blink>"),
        (19, "8s"),
    ]


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_words_without_any_time_are_still_said(form: str) -> None:
    assert said(taken("Sit down.\n\nAnd rest.", form)[0]) == ["Sit", "down", "And", "rest"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_subtitles_in_wide_letters(encoding: str) -> None:
    assert said(taken(SRT.lstrip("\ufeff").encode(encoding), "srt")[0])[:2] == ["Sit", "down"]


def test_a_cue_that_the_words_before_it_cannot_leave_room_for_is_listed() -> None:
    first = "00:01,000 --> 00:02,000\nThese are many words for a single second, are they not?"
    text = f"{first}\n\n00:02,000 --> 00:03,000\nYes."
    _, result = taken(text, "srt")
    assert [(each.line, "too long" in each.why) for each in result.unplaced] == [(4, True)]
