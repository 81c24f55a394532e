import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from guide.audio import SESSION, Pcm
from guide.problems import CannotSpeakError
from guide.script.model import Utterance
from guide.voices import CannotSay, TakeService, voices
from guide.voices.engines.system import LostError, System, espeak_library, espeak_settings, espeak_words
from guide.voices.normalise import normalise

pytestmark = pytest.mark.real
REST = 7
"""Hundredths of a second: a stop of the tongue is shorter."""
ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="eSpeak NG is Linux's engine")
FRESH = """
import sys
from guide.voices.engines.system import System
system = System()
lengths = [len(system.speak(words, "system", 1.0, {}).pcm) for words in ("Rest.", "Let your shoulders soften.", "Out.")]
print(*lengths, file=sys.stderr)
"""


def test_the_system_has_a_voice_here() -> None:
    assert System().available() == "", "install what the tests need: pip install 'guide-player[test]'"


def test_fresh_processes_never_lose_a_sentence() -> None:
    heard = set()
    for _ in range(12):
        done = subprocess.run([sys.executable, "-c", FRESH], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        heard.add(tuple(round(int(length), -3) for length in done.stderr.split()))
    assert len(heard) == 1, heard  # none lost, none torn, none at another rate


def test_it_speaks_through_the_company_and_keeps_silent_on_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    line = "Let the next breath come in its own time."
    with TakeService(tmp_path) as take_service:
        natural = take_service.speak(Utterance(line, "system"))
        quick = take_service.speak(Utterance(line, "system", 1.5))
    assert 2.0 < len(natural.pcm) / 48_000 < 8.0
    assert len(quick.pcm) < 0.8 * len(natural.pcm)
    assert np.abs(natural.pcm).max() > 0.1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("words", ["...", " ", "—"])
def test_silence_is_refused(tmp_path: Path, words: str) -> None:
    with TakeService(tmp_path) as take_service, pytest.raises(CannotSay):
        take_service.speak(Utterance(words, "system"))


def test_the_lexicon_respells_for_it_too() -> None:
    system = System()
    plain = system.speak("mu", "system", 1.0, {}).pcm
    assert len(system.speak("mu", "system", 1.0, {"mu": "a very long word"}).pcm) > 1.5 * len(plain)


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("Close your eyes, or let them close.", "Cloze your eyes, or let them cloze."),
        ("After that your eyes may close, or go on looking.", "After that your eyes may cloze, or go on looking."),
        ("Your ribs open, and close again.", "Your ribs open, and cloze again."),
        ("Lie close to the wall. It was a close one.", "Lie close to the wall. It was a close one."),
        ("That is how close things look.", "That is how close things look."),
        ("Somebody lives on that leaf.", "Somebody livz on that leaf."),
        ("It changed their lives in a day.", "It changed their lives in a day."),
        ("Let your eyes live out there.", "Let your eyes liv out there."),
        ("If you like, use less. Use the lips alone.", "If you like, uze less. Uze the lips alone."),
        ("It is of use, and no use to anybody.", "It is of use, and no use to anybody."),
    ],
)
def test_espeak_is_given_what_it_reads_as_it_is_meant(written: str, given: str) -> None:
    assert espeak_words.readable(written) == given


@linux
def test_only_english_is_written_for_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr(System, "_start", lambda self: None)
    monkeypatch.setattr(System, "_choose", lambda self, voice, rate: None)
    monkeypatch.setattr(System, "_heard", lambda self, text: given.append(text))
    for voice in ("system", "en-gb", "nl"):
        System().speak("Close your eyes.", voice, 1.0, {})
    assert given == ["Cloze your eyes.", "Cloze your eyes.", "Close your eyes."]


SHORT_WORDS = "Whenever a part is no good to visit, come here."


def rests(pcm: Pcm, hz: int) -> int:
    """How often it is quiet for as long as between two words."""
    block = hz // 100
    quiet = np.abs(pcm[: len(pcm) // block * block]).reshape(-1, block).max(axis=1) < 1e-3
    runs = "".join("." if each else "x" for each in quiet).strip(".").split("x")
    return sum(len(each) >= REST for each in runs)


@linux
def test_espeak_rests_between_its_words_whichever_voice_spoke_before() -> None:
    system = System()
    for voice in ("system", "de", "system", "en-us"):
        spoken = system.speak(SHORT_WORDS, voice, 1.0, {})
        assert rests(spoken.pcm, spoken.rate.hz) >= 6, voice  # "is no" and "a part" are said in one


@linux
def test_the_usual_voice_of_espeak_is_its_american_english() -> None:
    system = System()
    usual, american, british = (
        len(system.speak(SHORT_WORDS, voice, 1.0, {}).pcm) for voice in ("system", "en-us", "en")
    )
    assert abs(usual - american) < 100 < 1000 < abs(usual - british)  # its breath is chance, by a few frames


@linux
def test_an_espeak_without_that_voice_speaks_with_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak_settings, "VOICE", "nobody")
    assert len(System().speak("Rest.", "system", 1.0, {}).pcm)


@linux
def test_it_is_as_unhurried_as_the_usual_voice_and_follows_slower_paces() -> None:
    system = System()
    words = "Let the weight of your arms be carried, and notice the floor under your feet."

    def minutes(pace: float) -> float:
        take = normalise(system.speak(words, "system", pace, {}), words)
        return len(take.pcm) / SESSION.hz / 60

    natural = minutes(1.0)
    assert 100 < len(words.split()) / natural < 125
    for pace in (0.7, 0.8, 0.9):
        assert system.can.slowest < pace
        assert 0.9 < minutes(pace) * pace / natural < 1.1, pace


@linux
@pytest.mark.parametrize("what", ["WORD_GAP", "VOICE"])
def test_takes_that_were_asked_for_otherwise_are_spoken_anew(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    before = System().fingerprint("system")
    monkeypatch.setattr(espeak_settings, what, "other")
    assert System().fingerprint("system") != before


@linux
def test_rests_that_espeak_does_not_take_are_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyttsx3.drivers import _espeak

    System().speak("Rest.", "system", 1.0, {})
    monkeypatch.setattr(espeak_settings, "rest_between_words", lambda: _espeak.SetParameter(7, 0, 0))
    with pytest.raises(LostError):
        System().speak("Rest.", "system", 1.0, {})


def test_a_voice_that_the_system_does_not_have_is_one_sentence(tmp_path: Path) -> None:
    with TakeService(tmp_path) as take_service, pytest.raises(CannotSpeakError, match="no voice 'nobody'"):
        take_service.speak(Utterance("Rest.", "system:nobody"))


@linux
def test_every_listed_voice_can_be_asked_for(tmp_path: Path) -> None:
    listed = [voice.name for voice in voices()]
    assert listed[0] == "heart"
    assert len(listed) == len(set(listed))
    names = listed[listed.index("system") - 2 :]
    with TakeService(tmp_path) as take_service:
        lengths = [len(take_service.speak(Utterance("Rest here.", name)).pcm) for name in names[3:40:6] if ":" in name]
    assert min(lengths) > 10_000


@linux
def test_without_any_espeak_it_is_one_sentence_with_a_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeak_library, "_FOLDERS", ())
    monkeypatch.setattr(espeak_library, "installed", lambda module: False)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    assert System().fingerprint("system")
    with TakeService(tmp_path) as take_service, pytest.raises(CannotSpeakError, match=r"guide-player\[espeak\]"):
        take_service.speak(Utterance("Rest.", "system"))
