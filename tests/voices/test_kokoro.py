"""Kokoro for real where its files are, which ``GUIDE_VOICES`` says; what needs none of them, always."""

import os
from pathlib import Path

import hibari
import numpy as np
import pytest

from guide.audio import SESSION
from guide.problems import CannotSpeakError
from guide.script.model import Utterance
from guide.voices import CannotSay, TakeService, UnknownVoiceError, resolve, times
from guide.voices.engines.kokoro import Kokoro
from guide.voices.engines.kokoro.files import MODEL, MODEL_BYTES, VOICE_BYTES
from guide.voices.engines.kokoro.readers import reader, vocabulary
from guide.voices.normalise import normalise
from guide.voices.written_words import written

NAMED = os.environ.get("GUIDE_VOICES", "")
needs_files = pytest.mark.skipif(
    not (Path(NAMED) / "kokoro" / MODEL).is_file(),
    reason="LEFT OUT: Kokoro's files are not here; fetch them and name their folder in GUIDE_VOICES",
)
LINE = "Let your shoulders soften, and let the jaw hang loose."


def test_without_its_files_it_says_how_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_VOICES", str(tmp_path))
    with TakeService(tmp_path) as take_service, pytest.raises(CannotSpeakError, match="guide voices --fetch kokoro"):
        take_service.speak(Utterance(LINE, "kokoro:af_heart"))


def test_half_a_model_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_VOICES", str(tmp_path))
    (tmp_path / "kokoro").mkdir()
    (tmp_path / "kokoro" / MODEL).write_bytes(b"half")
    assert "--fetch kokoro" in Kokoro().available()


@pytest.mark.parametrize("name", ["kokoro:af_heart", "kokoro:af_heart+bf_emma", "kokoro: am_michael + bm_george"])
def test_a_voice_or_a_blend_can_be_named(name: str) -> None:
    engine, voice = resolve(name)
    assert (engine.name, voice) == ("kokoro", name.removeprefix("kokoro:").replace(" ", ""))


@pytest.mark.parametrize(("name", "hint"), [("kokoro:af_hart", "af_heart"), ("kokoro:af_heart+bf_ema", "bf_emma")])
def test_an_unknown_voice_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UnknownVoiceError) as caught:
        resolve(name)
    assert hint in caught.value.hint


def test_the_voice_is_in_the_fingerprint() -> None:
    marks = {Kokoro().fingerprint(voice) for voice in ("af_heart", "bf_emma", "af_heart+bf_emma", "bf_emma+af_heart")}
    assert len(marks) == 4


def test_british_voices_are_read_the_british_way() -> None:
    american, british = (reader(each).phonemes("Far from the bath.", {})[0] for each in ("af_heart", "bm_george"))
    assert "ɹ" in american.split()[0]
    assert "ɹ" not in british.split()[0]


def test_its_alphabet_is_that_of_the_reader() -> None:
    assert vocabulary() == hibari.Hibari(threads=1).vocab


def test_what_it_cannot_say_it_says_so() -> None:
    for words in ("🙂", "привет", "..."):
        with pytest.raises(CannotSay):
            Kokoro().check(words, "af_heart", {})


@pytest.fixture(scope="module")
def kokoro() -> Kokoro:
    return Kokoro()


@needs_files
@pytest.mark.real
class TestWithItsFiles:
    @pytest.fixture(autouse=True)
    def folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GUIDE_VOICES", NAMED)

    @pytest.mark.parametrize("voice", ["af_heart", "bm_george", "af_heart+bf_emma"])
    def test_it_speaks_and_tells_the_times_of_the_words(self, kokoro: Kokoro, voice: str) -> None:
        take = normalise(kokoro.speak(LINE, voice, 1.6, {}), LINE)
        assert tuple(text for _, _, text in take.words) == written(LINE)
        edges = [edge for start, stop, _ in take.words for edge in (start, stop)]
        assert edges == sorted(edges)
        assert 2.0 < len(take.pcm) / SESSION.hz < 8.0

    @pytest.mark.parametrize("voice", ["af_heart", "bf_emma", "bm_george"])
    def test_nothing_is_heard_before_the_first_word(self, kokoro: Kokoro, voice: str) -> None:
        spoken = kokoro.speak("It is only the nearest.", voice, 1.0, {})
        height = np.abs(spoken.pcm)
        loud = np.flatnonzero(height > height.max() * 10 ** (-35 / 20))[0] / spoken.rate.hz
        assert loud > spoken.words[0].start - 0.05

    def test_a_spanish_voice_reads_spanish(self, kokoro: Kokoro) -> None:
        line = "Nota el aire que entra, y el aire que sale."
        take = normalise(kokoro.speak(line, "ef_dora", 1.6, {}), line)
        assert tuple(text for _, _, text in take.words) == written(line)
        assert 2.0 < len(take.pcm) / SESSION.hz < 8.0

    def test_the_same_words_give_the_same_sound(self, kokoro: Kokoro) -> None:
        one, other = (engine.speak("Rest here.", "af_heart", 1.6, {}).pcm for engine in (kokoro, Kokoro()))
        assert np.array_equal(one, other)

    def test_a_slower_pace_is_slower(self, kokoro: Kokoro) -> None:
        lengths = [len(kokoro.speak("Rest here.", "af_heart", pace, {}).pcm) for pace in (1.6, 1.0, 0.7)]
        assert lengths == sorted(lengths)
        assert lengths[-1] > 1.5 * lengths[0]

    def test_it_can_be_asked_for_by_name(self, tmp_path: Path) -> None:
        with TakeService(tmp_path) as take_service:
            take = take_service.speak(Utterance("Rest here.", "kokoro:am_michael", 1.6))
        assert [text for _, _, text in times(take)] == ["Rest", "here."]

    def test_its_files_are_whole(self) -> None:
        folder = Path(NAMED) / "kokoro"
        assert (folder / MODEL).stat().st_size == MODEL_BYTES
        assert all(path.stat().st_size == VOICE_BYTES for path in folder.glob("*.bin"))
