"""Texts in the letters of other days are read as what they are, and it is told that this was a guess."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guide.authoring.importing import imported
from guide.script import MAX_BYTES
from tests.authoring.import_kit import MANY, said, taken, words

LETTERS = """
Spüre die Füße Größe Übung été garçon forêt naïve mañana niño corazón più città coração não één göra för ånd øre
let it be here and now where you are
"""
WORDS = st.sampled_from(LETTERS.split())
SIGNS = st.sampled_from(["{}", "{}’s", "“{}”", "«\xa0{}\xa0»", "{}…", "{} –", "{}—", "it’s {}", "½ {}", "„{}“"])
TEXTS = st.lists(st.tuples(WORDS, SIGNS), min_size=1, max_size=12).map(
    lambda pairs: "\r\n".join(sign.format(word) for word, sign in pairs)
)
WHOLE = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]
NARROW = ["cp1252", "latin-1"]


@pytest.mark.parametrize("encoding", WHOLE)
@MANY
@given(TEXTS)
def test_every_word_comes_out_of_every_unicode(encoding: str, text: str) -> None:
    found, result = taken(text.encode(encoding))
    assert said(found) == words(text)
    assert result.unplaced == ()


@pytest.mark.parametrize("encoding", NARROW)
@MANY
@given(TEXTS)
def test_every_word_comes_out_of_narrow_letters_and_it_is_told(encoding: str, text: str) -> None:
    try:
        raw = text.encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    odd = any(byte >= 0x80 for byte in raw)
    found, result = taken(raw)
    assert said(found) == words(text)
    told = [each.why for each in result.unplaced if "not UTF-8" in each.why]
    assert len(told) == odd
    assert all("Latin-1" in each or "Windows-1252" in each for each in told)


@pytest.mark.parametrize("form", ["text", "markdown", "srt", "vtt", "ssml"])
def test_every_format_may_be_in_narrow_letters(form: str) -> None:
    timing = "00:01.000 --> 00:09.000\n"
    text = {
        "srt": f"1\n{timing}Spüre die Füße – jetzt.",
        "vtt": f"WEBVTT\n\n{timing}Spüre die Füße – jetzt.",
        "ssml": "<?xml version='1.0' encoding='windows-1252'?><speak>Spüre die Füße – jetzt.</speak>",
    }.get(form, "Spüre die Füße – jetzt.")
    found, result = taken(text.encode("cp1252"), form)
    assert said(found) == ["Spüre", "die", "Füße", "jetzt"]
    told = [(each.line, each.why) for each in result.unplaced if "Windows-1252" in each.why]
    line = {"srt": 3, "vtt": 4}.get(form, 1)
    assert [each for each, _ in told] == ([] if form == "ssml" else [line])


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        ("Don’t hurry. “Rest” here, it’s fine.".encode("mac_roman"), "Don t hurry Rest here it s fine", "Mac Roman"),
        ("Spüre die Füße. Öffne dich.".encode("mac_roman"), "Spüre die Füße Öffne dich", "Mac Roman"),
        ("Spüre die Füße. Größe.".encode("cp850"), "Spüre die Füße Größe", "DOS"),
        ("Grüße. Füße. Mühe. ".encode() + b"Gr\xfc\xdfe.", "Grüße Füße Mühe Grüße", "single letters"),
        ("Сядьте удобно и дышите спокойно.".encode("cp1251"), "Сядьте удобно и дышите спокойно", "Windows-1251"),
        ("Сядьте удобно и дышите спокойно.".encode("koi8-r"), "Сядьте удобно и дышите спокойно", "KOI8-R"),
        ("Poczuj stopy. Usiądź wygodnie i żyj.".encode("cp1250"), "Poczuj stopy Usiądź wygodnie i żyj", "Windows-1250"),
        (b"gr\xfc\xdfe", "grüße", "Latin-1"),
        (b"rest\x85 it\x92s fine", "rest it s fine", "Windows-1252"),
    ],
)
def test_old_letters_are_known_by_where_they_stand(raw: bytes, text: str, told: str) -> None:
    found, result = taken(raw)
    assert said(found) == text.split()
    assert any(told in each.why for each in result.unplaced)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_without_a_mark_are_known_and_told(encoding: str) -> None:
    found, result = taken("Grüße. Da bist du.".encode(encoding))
    assert said(found) == ["Grüße", "Da", "bist", "du"]
    assert ["UTF-16" in each.why for each in result.unplaced] == [True]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (bytes(range(1, 32)) * 3, "not-text"),
        (b"\x01\x02\x03\x04\x05 sit", "not-text"),
        (codecs.BOM_UTF32_LE + b"ab", "not-utf32"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not-text"),
    ],
)
def test_what_is_no_text_is_not_read_as_one(raw: bytes, code: str) -> None:
    assert [problem.code for problem in imported(raw, "talk.txt").problems] == [code]


@pytest.mark.parametrize("unit", [b"\xfc", b"\xfc ", b"\xc3\xbc\xfc ", b"gr\xfc\xdfe. "])
def test_the_largest_file_of_old_letters_is_read_at_once(unit: bytes) -> None:
    found = imported((unit * (MAX_BYTES // len(unit)))[:MAX_BYTES], "talk.txt")
    assert bool(found.text) != bool(found.problems)
