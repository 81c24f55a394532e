import hashlib
import subprocess
import sys
from pathlib import Path

import hibari
import numpy as np
import pytest
from hibari.voices import DEFAULT, voice_path

from guide.script.model import Utterance
from guide.voices import CannotSay, TakeService
from guide.voices.engines.hibari import MOST, UNHURRIED, Hibari
from guide.voices.phonemes.house_lexicon import HOUSE
from guide.voices.phonemes.opened import free_speed
from guide.voices.phonemes.reading import marked, speeds
from guide.voices.phonemes.reading import phonemes as phonemes_of

pytestmark = pytest.mark.real
ROOT = Path(__file__).parents[2]
LINE = "Let your shoulders soften, and let the jaw hang loose."


def phonemes(tts: hibari.Hibari, words: str, lexicon: dict[str, str]) -> list[str]:
    return phonemes_of(tts, words, lexicon, MOST)


@pytest.fixture(scope="module")
def tts() -> hibari.Hibari:
    return hibari.Hibari(threads=1)


@pytest.mark.parametrize(
    ("words", "lexicon", "text"),
    [
        ("Rest in savasana.", {}, "Rest in [savasana](/ʃəvˈɑsənə/)."),
        ("Wind down. The wind is cool.", {}, "[wind](/wˈInd/) down. The wind is cool."),
        ("savasana", {"savasana": "/sɑvˈɑ/"}, "[savasana](/sɑvˈɑ/)"),
        ("wind down", {"down": "town"}, "wind town"),
        ("Metta is kind.", {"metta": "met ta"}, "Met ta is kind."),
        ("A [link](/trick/).", {}, "A [link] (/trick/)."),
    ],
)
def test_the_house_lexicon_is_put_in_and_the_script_wins(words: str, lexicon: dict[str, str], text: str) -> None:
    assert marked(words, lexicon) == text


def test_a_respelling_has_to_be_sayable_too() -> None:
    with pytest.raises(CannotSay, match=r"leaves nothing of"):
        marked("mudra", {"mudra": "☺"})


@pytest.mark.parametrize("word", HOUSE)
def test_the_house_lexicon_is_in_the_alphabet_of_the_voice(tts: hibari.Hibari, word: str) -> None:
    assert phonemes(tts, word, {})


@pytest.mark.parametrize(
    ("words", "sounds"),
    [
        ("Let the day wind down.", "lˈɛt ðə dˈA wˈInd dˌWn."),
        ("A mudra, tai chi.", "ɐ mˈudɹə, tˈI ʧˈi."),
        ("Shhh.", "ʃːː."),
        ("Close your eyes.", "klˈOz jʊɹ ˈIz."),
    ],
)
def test_words_of_our_field_are_read_as_we_say_them(tts: hibari.Hibari, words: str, sounds: str) -> None:
    assert phonemes(tts, words, {}) == [sounds]


@pytest.mark.parametrize(
    "words",
    ["", " ", "...", "—", "🙂", "Smile 🙂 now.", "ॐ", "привет", "rest 你好", "9" * 60, "1,000,000,000,000,000,000"],
)
def test_what_it_cannot_say_it_says_so(tts: hibari.Hibari, words: str) -> None:
    with pytest.raises(CannotSay):
        phonemes(tts, words, {})


def test_a_word_in_another_script_can_be_said_through_the_lexicon(tts: hibari.Hibari) -> None:
    assert phonemes(tts, "ॐ", {"ॐ": "/oʊm/"}) == ["Om"]


def test_sounds_that_the_voice_does_not_know_are_named(tts: hibari.Hibari) -> None:
    with pytest.raises(CannotSay, match="ʘ"):
        phonemes(tts, "click", {"click": "/ʘa/"})


def test_pauses_inside_linger_and_the_last_does_not() -> None:
    assert speeds("a, b.", 0.7) == pytest.approx([0.7, 0.7, 0.2, 0.7, 0.7, 1.0, 1.0])


def test_another_model_is_refused() -> None:
    model = Path(voice_path(DEFAULT)).read_bytes()
    assert len(free_speed(model)) == len(model)
    with pytest.raises(ValueError, match="no model that we know"):
        free_speed(model[:1000])


def test_an_even_speed_gives_what_the_library_gives(tts: hibari.Hibari, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.voices.engines.hibari.speeds", lambda sounds, speed: [speed] * (len(sounds) + 2))
    ours = Hibari().speak(LINE, "heart", 1.6, {}).pcm
    assert np.array_equal(ours, tts(LINE, speed=np.float32(UNHURRIED * 1.6), seed=0))


def test_two_fresh_processes_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        with TakeService(folder) as take_service:
            digests.append(hashlib.sha256(take_service.speak(Utterance(LINE)).pcm.tobytes()).hexdigest())
    assert digests[0] == digests[1]


def test_an_edited_line_is_the_only_one_spoken_again(tmp_path: Path) -> None:
    lines = [Utterance(words) for words in ("Breathe in.", "Breathe out.", "Rest.")]
    edited = [lines[0], Utterance("Breathe out slowly."), lines[2]]
    with TakeService(tmp_path) as take_service:
        take_service.speak_all(lines, lambda which, what: None)
        before = {path: path.stat().st_ino for path in tmp_path.rglob("*.pcm")}
        assert [take_service.find(each) is not None for each in edited] == [True, False, True]
        take_service.speak_all(edited, lambda which, what: None)
    after = {path: path.stat().st_ino for path in tmp_path.rglob("*.pcm")}
    assert len(after.items() - before.items()) == 1
    assert before.items() <= after.items()


def test_the_unhurried_pace_is_about_110_words_a_minute(tmp_path: Path) -> None:
    lines = [
        LINE,
        "Notice the weight of your body resting on the chair.",
        "When the mind wanders, that is only what minds do.",
        "You might feel warmth in your hands, or coolness, or nothing in particular.",
    ]
    with TakeService(tmp_path) as take_service:
        seconds = sum(len(take_service.speak(Utterance(line)).pcm) for line in lines) / 48_000
        assert 100 < sum(len(line.split()) for line in lines) * 60 / seconds < 120
        assert len(take_service.speak(Utterance(LINE, pace=0.8)).pcm) > 1.1 * len(
            take_service.speak(Utterance(LINE)).pcm
        )


def test_the_fingerprint_follows_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Hibari().fingerprint("heart")
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setattr("guide.voices.engines.hibari.installed", lambda module: module != "scipy")
    assert Hibari().fingerprint("heart") != before


def test_without_its_package_it_is_one_sentence() -> None:
    code = (
        "import sys, importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'hibari' else real(name, *rest)\n"
        "from guide.voices import resolve; print(resolve('default')[0].available())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("The built-in voice is not installed")
