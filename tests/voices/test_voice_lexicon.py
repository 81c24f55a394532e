import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.voices import lexicon
from guide.voices.phonemes.misaki import misaki


@pytest.mark.parametrize(
    ("words", "entry", "fits"),
    [
        ("Rest in savasana.", "savasana", ["savasana"]),
        ("Savasana. SAVASANA!", "savasana", ["Savasana", "SAVASANA"]),
        ("Savasanas are many.", "savasana", []),
        ("The om of home, Om.", "om", ["om", "Om"]),
        ("Let's let it be.", "let", ["let"]),
        ("They live in Reading, reading.", "Reading", ["Reading"]),
        ("Do tai\n chi now.", "tai chi", ["tai\n chi"]),
        ("A half-smile.", "half", ["half"]),
        ("(mudra)", "mudra", ["mudra"]),
        ("a.b and aXb", "a.b", ["a.b"]),
        ("nothing", "", []),
    ],
)
def test_an_entry_fits_whole_words_and_heeds_capitals(words: str, entry: str, fits: list[str]) -> None:
    assert [text for text, found in lexicon.split(words, [entry]) if found is not None] == fits


def test_the_longest_entry_wins() -> None:
    assert lexicon.split("wind down", ["wind", "wind down"]) == [("wind down", "wind down")]


@given(st.text(), st.lists(st.text(max_size=5), max_size=5))
def test_nothing_is_lost_by_splitting(words: str, entries: list[str]) -> None:
    assert "".join(text for text, _ in lexicon.split(words, entries)) == words


def test_only_the_entries_that_occur_are_found() -> None:
    assert lexicon.occurring("Say om.", {"om": "/oʊm/", "metta": "met ta"}) == {"om": "/oʊm/"}


@pytest.mark.parametrize(("said", "sounds"), [("/oʊm/", "oʊm"), (" /a b/ ", "a b"), ("ohm", None), ("//", None)])
def test_ipa_stands_between_slashes(said: str, sounds: str | None) -> None:
    assert lexicon.ipa(said) == sounds


@pytest.mark.parametrize(
    ("ipa", "expected"),
    [
        ("oʊm", "Om"),
        ("ˌnɑːməˈsteɪ", "nˌɑməstˈA"),
        ("ˈtʃiː", "ʧˈi"),
        ("t͡ʃi", "ʧi"),
        ("dʒɔɪ", "ʤY"),
        ("aʊt.saɪd", "WtsId"),
        ("red", "ɹɛd"),
        ("ʃəvˈɑsənə", "ʃəvˈɑsənə"),
        ("wˈInd", "wˈInd"),
        ("ʃː", "ʃː"),
    ],
)
def test_plain_ipa_becomes_misaki(ipa: str, expected: str) -> None:
    assert misaki(ipa) == expected
