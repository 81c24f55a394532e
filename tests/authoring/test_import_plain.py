"""Plain texts as they are found: what becomes of pauses, bells, headings, time marks and what stands in brackets."""

from __future__ import annotations

from functools import partial

import pytest

from guide.audio import SESSION
from guide.authoring.importing import format_of, imported
from guide.script import MAX_BYTES
from guide.script.model import Utterance
from guide.timeline import arrange, estimate
from guide.timeline.model import Source
from tests.authoring.import_kit import heard, of, said, silences, taken


def steps(text: str, form: str = "text") -> list[tuple[str, object]]:
    return [(kind, what) for kind, what in heard(taken(text, form)[0]).events if kind != "section"]


def lengths(source: Source) -> int:
    return estimate.frames(source, SESSION) if isinstance(source, Utterance) else SESSION.frames(8)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("[pause 5s]", 5),
        ("[PAUSE:5]", 5),
        ("[PAUSE]", 5),
        ("(pause)", 5),
        ("(pause 10 seconds)", 10),
        ("[silence 1 minute]", 60),
        ("(10 sec pause)", 10),
        ("[pause for 30 seconds]", 30),
        ("[Pause - 1m30s]", 90),
        ("[long pause]", 12),
        ("(short pause)", 2),
        ("[2 minutes of silence]", 120),
        ("[pause 1:30]", 90),
        ("[one minute pause]", 60),
        ("[pause (20 seconds)]", 20),
        ("[half a minute of silence]", 30),
        ("[3s]", 3),
        ("<break time='1500ms'/>", 1.5),
        ('<break time="2s" />', 2),
        ("<break strength='strong'/>", 2),
        ("[silence]", 20),
        ("[1 minute and 30 seconds]", 90),
        ("[pause 0.5 s]", 0.5),
        ("[wait 10-second]", 10),
        ("\n...\n", 5),
        ("\n…\n", 5),
        ("\nPAUSE\n", 5),
        ("\n-- pause 10 s --\n", 10),
        ("......", 5),
        ("[pause\n10s]", 10),
        ("[pause 5-10 seconds]", 5),
    ],
)
def test_a_pause_is_a_pause(written: str, seconds: float) -> None:
    found, result = taken(f"Feel the feet.\n{written}\nThen the hands.")
    assert [length for _, length in silences(found)] == [seconds]
    assert said(found) == ["Feel", "the", "feet", "Then", "the", "hands"]
    assert result.unplaced == ()


@pytest.mark.parametrize(
    ("written", "bells"),
    [
        ("[bell]", ["bowl-low"]),
        ("(chime)", ["bowl-high"]),
        ("[Ring the bell twice]", ["bowl-low"] * 2),
        ("(singing bowl)", ["bowl-low"]),
        ("[3 bells]", ["bowl-low"] * 3),
        ("[BELL x3]", ["bowl-low"] * 3),
        ("[gong]", ["bowl-low"]),
    ],
)
def test_a_bell_is_a_bell(written: str, bells: list[str]) -> None:
    found, result = taken(f"Sit down. {written} And listen.")
    assert of(found, "bell") == bells
    assert result.unplaced == ()


@pytest.mark.parametrize("written", ["[softly]", "(softly)", "[look up]", "[Music fades out]", "[12]", "[4:05]", "[]"])
def test_a_direction_is_listed_with_its_line_and_stays_as_a_comment(written: str) -> None:
    found, result = taken(f"Sit down.\nThen {written} listen to it.")
    assert said(found) == ["Sit", "down", "Then", "listen", "to", "it"]
    assert [(each.line, each.what) for each in result.unplaced] == [(2, written)]
    assert f"# {written}" in result.text


@pytest.mark.parametrize(
    "words",
    [
        "Notice the hands (or the feet) now.",
        "A ] bracket and another [ one, {n} and {region}.",
        "Colons: they are # fine.",
        "- not a list",
        "12 breaths, 100% of them.",
        "'Yes'",
        '"No," she said',
        "null",
        "true",
        "a: b",
        "@me and `you`",
        "C:\\new",
    ],
)
def test_words_stay_words_whatever_yaml_would_make_of_them(words: str) -> None:
    found, result = taken(f"First. {words}\n\n{words}")
    expected = words.replace("[", "(").replace("]", ")").replace("{", "(").replace("}", ")")
    spoken = [str(what) for kind, what in heard(found).events if kind == "say"]
    assert " ".join(spoken) == f"First. {expected} {expected.removeprefix('- ')}"
    assert result.unplaced == ()


def test_headings_are_sections() -> None:
    text = """Evening rest
============

## Arriving
Lie down.

THE BODY
Feel the feet.

Part 3: Going on
It goes on.

**Last things**

Coming back
-----------
Open your eyes.
"""
    found, _ = taken(text)
    assert found.title == "Evening rest"
    assert [each.title for each in found.sections] == [
        "Arriving",
        "THE BODY",
        "Part 3: Going on",
        "Last things",
        "Coming back",
    ]
    assert [each.closing for each in found.sections] == [False, False, False, False, True]


@pytest.mark.parametrize(
    "first", ["Title: Evening rest", "**Title: Evening rest**", "# Title: Evening rest", "# Evening rest"]
)
def test_the_first_line_may_be_the_title(first: str) -> None:
    found, _ = taken(f"{first}\n\nLie down.\n\n## Body\nFeel the feet.")
    assert (found.title, [each.title for each in found.sections]) == ("Evening rest", ["Beginning", "Body"])


def test_without_headings_the_end_is_a_closing_section_if_it_sounds_like_one() -> None:
    found, _ = taken("Sit down.\n\nBreathe.\n\nWhen you are ready, open your eyes. [bell]", path="long_day-over.txt")
    assert [(each.title, each.closing) for each in found.sections] == [("Beginning", False), ("Closing", True)]
    assert found.title == "Long day over"
    assert len(taken("Sit down.\n\nBreathe in.")[0].sections) == 1


def test_blank_lines_are_pauses_only_where_none_are_written() -> None:
    assert [length for _, length in silences(taken("One.\n\nTwo.\n\n\nThree.")[0])] == [5, 10]
    assert [length for _, length in silences(taken("One. [pause 3s]\n\nTwo.\n\n\nThree.")[0])] == [3]


def test_wrapped_lines_are_one_and_verses_are_not() -> None:
    assert [what for _, what in steps("Let it\nall be\nas it is.")] == ["Let it all be as it is."]
    assert taken("Let it be,\nas it is.\nLet it go.")[1].text.count("      - ") == 3


def test_words_that_trail_off_are_followed_by_a_pause() -> None:
    assert steps("Breathe in...\nand out… slowly.\nRest…") == [
        ("say", "Breathe in..."),
        ("rest", 4.0),
        ("say", "and out… slowly."),
        ("say", "Rest…"),
        ("rest", 4.0),
    ]
    assert [length for _, length in silences(taken("Breathe in...\n[pause 9s] Out.")[0])] == [9]


MARKED = """0:00 Welcome.
0:10 - Sit down, and be here.
[0:25] Feel the feet.
00:00:40.250 Then the hands.
1:00:00 --> 1:00:10 Open your eyes.
"""


def scaled(by: float, source: Source) -> int:
    return round(lengths(source) * by)


def test_a_line_with_a_time_begins_at_that_time_to_the_frame() -> None:
    found, result = taken(MARKED)
    assert result.unplaced == ()
    for scale in (0.5, 1.0, 1.4):
        timeline, problems = arrange(found, partial(scaled, scale), SESSION)
        assert problems == ()
        starts = {clip.source.words: clip.start for clip in timeline.clips if isinstance(clip.source, Utterance)}
        assert starts == {
            "Welcome.": 0,
            "Sit down, and be here.": 10 * 48_000,
            "Feel the feet.": 25 * 48_000,
            "Then the hands.": 40 * 48_000 + 12_000,
            "Open your eyes.": 3600 * 48_000,
        }


def test_times_that_cannot_be_are_listed() -> None:
    _, result = taken("0:10 One.\n0:05 Two.\n0:30 " + "Word after word. " * 20 + "\n0:31 Four.\n13:00:00 Five.")
    assert [(each.line, each.why.partition(":")[0].partition(" about")[0]) for each in result.unplaced] == [
        (2, "this moment comes before the one above it, 10s"),
        (4, "the words before it take"),
        (5, "a practice lasts at most 12 hours"),
    ]


def test_a_time_is_no_time_in_the_middle_or_with_75_seconds() -> None:
    assert said(taken("At 4:05 it rains. 4:75 is no time.\n4:75 neither.")[0]).count("4") == 3


def test_an_endless_sentence_is_divided_and_listed() -> None:
    words = [f"word{number}{',' if number % 40 == 0 else ''}" for number in range(400)]
    found, result = taken(" ".join(words))
    assert said(found) == [word.rstrip(",") for word in words]
    assert ["divided" in each.why for each in result.unplaced] == [True]


def test_what_cannot_be_seen_or_said_is_listed() -> None:
    found, result = taken("Sit\x07 down.\n\n🙂\n\nAnd stay\u200b.")
    assert said(found) == ["Sit", "down", "And", "stay"]
    assert [(each.line, each.what) for each in result.unplaced] == [(1, "U+0007"), (3, "🙂")]


def test_the_head_has_guesses_to_be_edited() -> None:
    raw = b"Sit down."
    text = imported(raw, "a: b.txt", schema="practice.schema.json").text
    assert text.splitlines()[0] == "# yaml-language-server: $schema=practice.schema.json"
    assert 'title: "A: b"' in text
    assert imported(raw, "a.txt").text.splitlines()[0].startswith("# Taken from a.txt.")
    found, _ = taken("Sit down.")
    assert (found.kind, found.aim, found.intensity) == ("mindfulness", "regulate", 1)


def test_more_silence_than_a_practice_may_have_is_listed() -> None:
    found, result = taken("One. [pause 11h] Two. [pause 2h] Three. [pause 13h] Four. [pause 1s] Five.")
    assert [length for _, length in silences(found)] == [11 * 3600, 1]
    assert len(result.unplaced) == 2


@pytest.mark.parametrize(
    ("raw", "code", "says"),
    [
        (b"", "empty", "nothing in this file"),
        (b" \n\t", "empty", "nothing in this file"),
        (b"\xef\xbb\xbf", "empty", "nothing"),
        (b"a" * (MAX_BYTES + 1), "too-large", "over 1024 KiB"),
        (b"%PDF-1.7 x", "not-text", "a PDF"),
        (b"PK\x03\x04 x", "not-text", "archive"),
        (b"one\ntwo\0", "not-text", "zero bytes"),
        (b"\xff\xfea", "not-utf16", "UTF-16"),
        ("🙂 !".encode(), "empty", "can be said"),
        (b"\xff\xfe", "empty", "nothing"),
        (b"# Only\n\n## Titles", "empty", "can be said"),
        (b"a.\n\n" * 6000, "too-long", "more than 5000"),
    ],
)
def test_what_cannot_be_imported_is_one_clear_problem(raw: bytes, code: str, says: str) -> None:
    found = imported(raw, "talk.txt")
    assert [problem.code for problem in found.problems] == [code]
    assert says in str(found.problems[0])
    assert found.text == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    mark = "\ufeff" if encoding[-3:] in ("-le", "-be") else ""
    assert said(taken(f"{mark}Grüße.\r\nDa.".encode(encoding))[0]) == ["Grüße", "Da"]


@pytest.mark.parametrize(
    ("name", "raw", "form"),
    [
        ("a.txt", b"WEBVTT", "text"),
        ("a.SRT", b"", "srt"),
        ("a", b"WEBVTT\n", "vtt"),
        ("a", b"<speak>", "ssml"),
        ("a.doc", b"x", None),
        ("a", b"\xef\xbb\xbf1\r\n00:00:01,000 --> 00:00:02,000\r\n", "srt"),
        ("a.xml", b"", "ssml"),
        ("a.md", b"", "markdown"),
    ],
)
def test_the_ending_or_the_first_bytes_tell_the_format(name: str, raw: bytes, form: str | None) -> None:
    assert format_of(name, raw) == form


@pytest.mark.parametrize("unit", ["[a", "[a] ", "x...\n[p", "**a", ". ", '.")', "4:05 a\n", "<break ", "a"])
def test_the_largest_file_of_anything_is_read_at_once(unit: str) -> None:
    raw = (unit * (MAX_BYTES // len(unit.encode())))[:MAX_BYTES].encode()[:MAX_BYTES]
    found = imported(raw.decode("utf-8", "ignore").encode(), "talk.txt")
    assert bool(found.text) != bool(found.problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("می\u200cخواهم آرام باشم.", "می\u200cخواهم آرام باشم."),  # a Persian word that falls apart without its joiner
        ("र्\u200dय से शुरू करें.", "र्\u200dय से शुरू करें."),
        ("Rest \U0001f469\u200d\U0001f4bb here.", "Rest \U0001f469\u200d\U0001f4bb here."),
        ("Rest\u200d he\u200cre.", "Rest here."),  # none of these shapes a Latin letter
        ("\ufeffRest\u200bhere,\u00a0soft\u00adly.", "Rest here, softly."),
    ],
)
def test_joiners_stay_where_a_script_or_a_picture_needs_them(text: str, words: str) -> None:
    assert [what for kind, what in steps(text) if kind == "say"] == [words]
