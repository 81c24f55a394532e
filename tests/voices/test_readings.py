"""What practices hold is said as people say it: a table of lines and their sounds, and laws over letters and marks."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import hibari
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.script.model import Utterance
from guide.voices import CannotSay, takes
from guide.voices.engines.hibari import Hibari
from guide.voices.normalise import normalise
from guide.voices.phonemes import reading
from guide.voices.phonemes.base_letters import _READ, based
from guide.voices.phonemes.field_words import FIELD_WORDS
from guide.voices.phonemes.homographs import HOMOGRAPHS, VERBS
from guide.voices.phonemes.reading import alone, marked, phonemes
from guide.voices.plain_text import plain_text
from guide.voices.text_normalise import plain
from guide.voices.text_normalise.letters import clean
from guide.voices.written_words import written as written_words

pytestmark = pytest.mark.real
TABLE = Path(__file__).parent / "readings.txt"
LATIN = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.name(chr(code), "").startswith(("LATIN", "FULLWIDTH LATIN")) and chr(code).isalpha()
]
NO_BASE = ("CLICK", "GLOTTAL STOP", "PHARYNGEAL", "WYNN", "INSULAR")
HIBARI = Hibari()
TTS = hibari.Hibari(threads=1)


def rows() -> Iterator[tuple[str, str, str]]:
    """Each line of the table: what is written, the word that is meant (or none), and how it is said."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            written, said = line.split(" | ")
            word = "" if said.startswith("=") else said.split(" /")[0]
            yield written, word, said[1:].strip() if not word else said.split(" /")[1].rstrip("/")


ROWS = list(rows())


def heard(words: str) -> str:
    return " ".join(phonemes(TTS, words, {}, 400))


def loosely(sounds: str) -> str:
    """Without what is no difference between readings: second stresses, weak vowels, taps and the last mark."""
    return sounds.translate(str.maketrans("ᵊᵻT", "əɪt", "ˌ")).rstrip(" .!?…")


@settings(max_examples=40)
@given(st.sampled_from([written for written, _, _ in ROWS]))
def test_the_words_shown_are_the_authors(words: str) -> None:
    """However they are read: each word as it is written, once, in order, with a time of its own inside the take."""
    take = normalise(HIBARI.speak(words, "heart", 1.0, {}), words)
    assert tuple(text for _, _, text in take.words) == written_words(words)
    edges = [edge for start, stop, _ in take.words for edge in (start, stop)]
    assert edges == sorted(edges)
    assert all(stop > start for start, stop, _ in take.words)
    assert edges[-1] <= len(take.pcm)


@pytest.mark.parametrize(("written", "said"), [row[::2] for row in ROWS if not row[1]])
def test_the_systems_voice_is_given_words_for_figures(written: str, said: str) -> None:
    """Nothing that is read out as a sign or a letter is left for an engine that goes by its own lights."""
    given_ = plain_text(written, {})
    assert not re.search(r"\d\s?[x×smh]\b|[x×]\d|-+>|=>|[→⇒↔½¾⅓¼№]|\d/\d|\d[-–—−]\d|\b[A-Z]?[a-z]+/[a-z]", given_)
    assert given_ == plain(written)
    assert plain(said) == said


def test_the_table_is_long() -> None:
    assert len(ROWS) >= 200


@pytest.mark.parametrize(("written", "word", "said"), ROWS, ids=[" ".join(row[:2]).strip() for row in ROWS])
def test_a_line_is_read_as_people_say_it(written: str, word: str, said: str) -> None:
    sounds = loosely(heard(written))
    if word:
        assert loosely(said) in re.split(r"[\s.,;:!?…—“”()]+", sounds)
    else:
        assert sounds.replace("ˈ", "") == loosely(heard(said)).replace("ˈ", "")


@given(st.text(st.sampled_from(LATIN), min_size=1, max_size=8))
def test_no_latin_letter_goes_unsaid(word: str) -> None:
    for char in clean(word):
        base = based(char)
        assert base
        if not any(each in unicodedata.name(char, "") for each in NO_BASE):
            assert base.isascii() or not base.isalpha() or base == char


@settings(max_examples=60)
@given(
    st.sampled_from([char for char in LATIN if based(clean(char)).isascii() and not set(clean(char).lower()) & _READ])
)
def test_a_letter_sounds_as_its_base_letter(char: str) -> None:
    base = based(clean(char))
    assert heard(f"ba{char}i now") == heard(f"ba{base}i now")


def test_a_letter_without_a_base_is_refused_by_name() -> None:
    with pytest.raises(CannotSay, match="ǃ"):
        heard("the ǃ click")


@given(st.sampled_from([written for written, _, _ in ROWS]))
def test_composed_and_decomposed_letters_are_the_same_words(written: str) -> None:
    assert marked(unicodedata.normalize("NFD", written), {}) == marked(unicodedata.normalize("NFC", written), {})


@given(st.sampled_from("-‐‑‒–—−"), st.lists(st.integers(1, 20), min_size=3, max_size=5), st.sampled_from(["", " "]))
def test_counts_are_read_with_any_dash(dash: str, counts: list[int], blank: str) -> None:
    assert plain(f"Breathe {f'{blank}{dash}{blank}'.join(map(str, counts))} now.") == (
        f"Breathe {', '.join(map(str, counts))} now."
    )


@given(st.integers(2, 99), st.sampled_from(["x", "×", " x", "X"]))
def test_how_often_is_read_before_and_behind(count: int, sign: str) -> None:
    assert plain(f"Do it {count}{sign}.") == f"Do it {count} times."
    assert plain(f"Do it {sign.strip()}{count}.") == f"Do it {count} times."


@given(st.sampled_from("’‘ʼ′`´＇‛'"), st.sampled_from(["you're", "don't", "it's", "we'll", "I'm", "they've"]))
def test_every_apostrophe_is_one(mark: str, word: str) -> None:
    assert heard(f"Now {word.replace(chr(39), mark)} here.") == heard(f"Now {word} here.")


@given(st.sampled_from("\u200b\u2060\ufeff\u00ad\u200e\u202a\u200d"), st.integers(0, 30))
def test_what_cannot_be_seen_is_not_heard(char: str, at: int) -> None:
    words = "Let your shoulders soften now."
    assert heard(words[:at] + char + words[at:]) == heard(words)


@pytest.mark.parametrize("word", ["love", "hold", "soften", "carry", "stop", "breathe", "free", "rest", "heal"])
def test_every_inflection_of_a_word_in_capitals_is_a_word(word: str) -> None:
    stem, doubled = word.removesuffix("e"), word + word[-1] if word == "stop" else word.removesuffix("e")
    last = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    for each in (word, last, f"{doubled}ing" if word != "free" else "freeing", f"{stem}ers" if stem != word else word):
        assert plain(f"Now {each.upper()} here.") == f"Now {each} here."


def test_other_languages_keep_their_figures_and_get_whole_letters() -> None:
    assert plain("Nr. 5 – 2x täglich, 1/2 Std., Ａ​tme.", "de-DE") == "Nr. 5 – 2x täglich, 1/2 Std., Atme."
    assert plain("ड्‍", "hi") == "ड्‍"


@pytest.mark.parametrize("sounds", [*FIELD_WORDS.values(), *VERBS.values(), *(each.sounds for each in HOMOGRAPHS)])
def test_phonemes_of_the_house_are_in_the_alphabet_of_the_voice(sounds: str) -> None:
    assert set(sounds) <= set(TTS.vocab)
    assert sounds.count("ˈ") == len(sounds.split())


def test_a_reading_of_the_script_wins_over_all_of_ours() -> None:
    said = {"content": "/kˈɑntɛnt/", "karuṇā": "/kˈɑɹunə/", "No. 5": "the fifth"}
    assert phonemes(TTS, "Be content.", said, 400) == ["bˌi kˈɑntɛnt."]
    assert "kˈɑɹunə" in phonemes(TTS, unicodedata.normalize("NFD", "karuṇā now"), said, 400)[0]
    assert marked("No. 5 is next.", said) == "The fifth is next."


def test_a_word_alone_is_read_like_in_a_sentence() -> None:
    assert alone(TTS, "karuṇā", {}) == "kəɹˈunə"
    assert alone(TTS, "x3", {}) == heard("three times")


@given(st.sampled_from([row for row in ROWS if not row[1]]))
def test_words_that_are_read_otherwise_now_are_spoken_anew(row: tuple[str, str, str]) -> None:
    """A take is named by what is said for its words, in the language of its voice."""
    line = Utterance(row[0])
    english, german = (takes.name(line, "system", "one", {}, language) for language in ("en", "de"))
    assert (english == german) == (plain(row[0], "en") == plain(row[0], "de"))


def test_the_readers_fingerprint_follows_its_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading.fingerprint()
    monkeypatch.setattr(reading, "HOMOGRAPHS", HOMOGRAPHS[1:])
    assert reading.fingerprint() != before
    monkeypatch.undo()
    monkeypatch.setattr(reading, "READING", reading.READING + 1)
    assert reading.fingerprint() != before
