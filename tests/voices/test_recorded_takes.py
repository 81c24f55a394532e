from pathlib import Path

import numpy as np
import pytest
import soundfile

from guide import script
from guide.audio import SESSION, loudness
from guide.lint import references
from guide.problems import WorldError
from guide.render.preparation import Preparation, take_service_of
from guide.script.model import Script, Utterance
from guide.voices import TakeService, times
from guide.voices.normalise import AFTER, BEFORE, TAKE_LUFS
from guide.voices.recorded import find, folder_of, slug

TEXT = """
title: Short
kind: mindfulness
aim: regulate
intensity: 1
summary: A short one.
voice: {name: tone}
sections:
  - title: One
    steps: [Rest here., "It’s a breath, and another one.", pause: 1s]
"""


def recording(path: Path, seconds: float = 2.0, hz: int = 44_100, channels: int = 2) -> Path:
    """Quiet speech with a second of silence on both sides."""
    path.parent.mkdir(exist_ok=True)
    tone = 0.03 * np.sin(2 * np.pi * 220 * np.arange(round(seconds * hz)) / hz)
    pcm = np.concatenate([np.zeros(hz), tone, np.zeros(hz)])
    soundfile.write(path, np.repeat(pcm[:, None], channels, axis=1), hz)
    return path


def practice(folder: Path, text: str = TEXT) -> Script:
    path = folder / "short.yaml"
    path.write_text(text, encoding="utf-8")
    return script.load(path)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Let your shoulders soften.", "let-your-shoulders-soften"),
        ("It’s 7:30 — rest…", "its-7-30-rest"),
        ("“Über” us all!", "über-us-all"),
    ],
)
def test_a_recording_is_named_by_its_words(words: str, name: str) -> None:
    assert slug(words) == name


@pytest.mark.parametrize(
    ("files", "matched", "strange"),
    [
        (["rest-here.wav"], {"Rest here."}, []),
        (["Rest here.flac"], {"Rest here."}, []),
        (["its-a-breath.ogg"], {"It’s a breath, and another one."}, []),
        (["its.wav"], {"It’s a breath, and another one."}, []),
        (["its-a-br.wav"], set(), ["no sentence has these words"]),
        (["rest.wav"], set(), ["2 sentences begin with these words: name it by more of them"]),
        (["rest-here.wav", "rest-here.flac"], {"Rest here."}, ["rest-here.flac is a take of the same sentence"]),
        (["notes.txt", ".hidden"], set(), ["it is no sound file that can be read"]),
        (["---.wav"], set(), ["no sentence has these words"]),
    ],
)
def test_a_name_fits_one_sentence_or_is_told(
    tmp_path: Path, files: list[str], matched: set[str], strange: list[str]
) -> None:
    for name in files:
        (tmp_path / name).touch()
    found = find(tmp_path, ["Rest here.", "Rest now.", "It’s a breath, and another one."])
    assert set(found.files) == matched
    assert [why for _, why in found.strangers] == strange


@pytest.mark.real
def test_a_recording_replaces_its_line_and_the_voice_says_the_others(tmp_path: Path) -> None:
    read = practice(tmp_path)
    recording(folder_of(tmp_path / "short.yaml") / "rest-here.wav")
    with take_service_of(read) as take_service:
        preparation = Preparation(read, take_service)
        preparation.speak(lambda spoken, wanted: None)
        cues = preparation.piece().timeline.cues
    assert (cues[0].stop - cues[0].start) / SESSION.hz == pytest.approx(2.0 + BEFORE + AFTER, abs=0.02)
    assert [word.text for word in cues[0].words] == ["Rest", "here."]
    assert (cues[1].stop - cues[1].start) / SESSION.hz > 2.5  # the tone is as long as its words have letters


@pytest.mark.real
def test_it_is_as_loud_as_every_take_and_its_words_have_times(tmp_path: Path) -> None:
    path = recording(tmp_path / "a.wav", channels=1)
    with TakeService(tmp_path / "takes", recorded={"Rest here.": path}) as take_service:
        take = take_service.speak(Utterance("Rest here."))
        assert loudness.integrated(take.pcm, SESSION) == pytest.approx(TAKE_LUFS, abs=0.2)
        assert len(times(take)) == 2


@pytest.mark.real
def test_another_recording_under_the_same_name_is_heard(tmp_path: Path) -> None:
    lengths = []
    for seconds in (1.0, 2.0):
        path = recording(tmp_path / "a.wav", seconds)
        with TakeService(tmp_path / "takes", recorded={"Rest here.": path}) as take_service:
            lengths.append(len(take_service.speak(Utterance("Rest here.")).pcm))
    assert lengths[1] - lengths[0] == pytest.approx(SESSION.hz, abs=500)


@pytest.mark.real
def test_a_file_that_is_no_sound_is_one_sentence_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_text("no sound")
    takes = TakeService(tmp_path / "takes", recorded={"Rest here.": path})
    with takes as take_service, pytest.raises(WorldError, match=r"a\.wav cannot be read as sound"):
        take_service.speak(Utterance("Rest here."))


def test_recordings_that_fit_no_line_are_told_as_advice(tmp_path: Path) -> None:
    read = practice(tmp_path)
    recording(folder_of(tmp_path / "short.yaml") / "something-else.wav")
    (found,) = references.advice(read)
    assert (found.code, found.care) == ("unused-take", True)
    assert "something-else.wav" in found.message


def test_what_is_recorded_need_not_be_sayable(tmp_path: Path) -> None:
    read = practice(tmp_path, TEXT.replace("{name: tone}", "{name: default}").replace("Rest here.", "ॐ शान्ति"))
    assert [problem.code for problem in references.problems(read)] == ["cannot-say"]
    (tmp_path / "short.takes").mkdir()
    recording(tmp_path / "short.takes" / f"{slug('ॐ शान्ति')}.wav")
    assert references.problems(read) == ()


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("voice: {name: system, pace: 0.5}", ["voice-cannot"] * 2),
        ("voice: {name: default, pace: 0.5}", []),
        ("voice: {name: system, pace: 1.0}\nlexicon: {rest: /ɹɛst/}", ["voice-cannot"]),
        ("voice: {name: system, pace: 1.0}\nlexicon: {rest: wrest}", []),
        ("voice: {name: default}\nlexicon: {rest: /ɹɛst/}", []),
        ("voice: {name: 'piper:joe', pace: 0.5}", ["voice-cannot"] * 2),
        ("voice: {name: 'kokoro:af_heart', pace: 0.5}\nlexicon: {rest: /ɹɛst/}", []),
    ],
)
def test_what_a_voice_cannot_do_is_told_at_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, codes: list[str]
) -> None:
    from dataclasses import replace

    from guide.voices import registry

    system = registry.entries()["system"].engine
    monkeypatch.setattr(system, "can", replace(system.can, slowest=0.97))  # as on Linux, wherever this runs
    found = references.advice(practice(tmp_path, TEXT.replace("voice: {name: tone}", head)))
    assert [problem.code for problem in found] == codes
    assert all(problem.where.line > 7 and problem.hint and problem.care for problem in found)


def test_a_lexicon_that_leaves_nothing_of_a_word_is_a_problem(tmp_path: Path) -> None:
    for entry in ("...", "/./", "—"):
        text = TEXT.replace("voice: {name: tone}", f"lexicon: {{rest: '{entry}'}}")
        (found,) = references.problems(practice(tmp_path, text))
        assert found.code == "cannot-say"
        assert "'rest'" in found.message
