"""The times of the words in takes: laws for every voice, and the default voice's own."""

import hibari
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm, Rate
from guide.script.model import Utterance
from guide.voices import TakeService, Times, times
from guide.voices.engine import SpokenAudio, WordTime
from guide.voices.engines.hibari import MOST, UNHURRIED, Hibari, lead
from guide.voices.guessing import estimated
from guide.voices.normalise import AFTER, BEFORE, normalise
from guide.voices.phonemes.opened import STEP
from guide.voices.phonemes.reading import phonemes
from guide.voices.written_words import written

HZ = Rate(24_000)
TRICKY = [
    "Let your shoulders soften, and let the jaw hang loose.",
    "At 7:30 pm, Dr. Smith — who's 42 — rests in savasana.",
    "Take an in-breath—and let go…",
    "On 3 March 2024 we'll wind it down, e.g. slowly.",
    "“Rest,” she said; “it's 20°C & calm.”",
    "RAIN.",
    "The 5-4-3-2-1 of it.",
]


def lawful(words: str, found: Times, frames: int) -> None:
    """In order, no overlap, within the take, each word once and nothing else."""
    assert tuple(text for _, _, text in found) == written(words)
    edges = [edge for start, stop, _ in found for edge in (start, stop)]
    assert edges == sorted(edges)
    assert all(stop > start for start, stop, _ in found)
    assert edges[0] >= 0
    assert edges[-1] <= frames


def noise(seconds: float) -> Pcm:
    return (0.2 * np.random.default_rng(3).standard_normal(round(seconds * HZ.hz))).astype(np.float32)


def spoken(*parts: float) -> Pcm:
    """Speech and silence in turn."""
    return np.concatenate([noise(long) * np.float32(at % 2 == 0) for at, long in enumerate(parts)])


@pytest.mark.real
@pytest.mark.parametrize("words", TRICKY)
def test_the_default_voice_tells_when_it_says_each_word(words: str) -> None:
    take = normalise(HIBARI.speak(words, "heart", 1.0, {}), words)
    lawful(words, take.words, len(take.pcm))
    assert take.words[0][0] == SESSION.frames(BEFORE)
    assert take.words[-1][1] == len(take.pcm) - SESSION.frames(AFTER)


@pytest.mark.real
def test_words_begin_where_they_are_heard() -> None:
    words = "Sit, see, sense."  # each begins with a hiss after a rest
    take = normalise(HIBARI.speak(words, "heart", 1.0, {}), words)
    block = SESSION.frames(0.005)
    loud = np.abs(take.pcm[: len(take.pcm) // block * block]).reshape(-1, block).max(axis=1) > 0.01
    for start, _, _ in take.words[1:]:
        around = loud[(start - SESSION.frames(0.15)) // block : (start + SESSION.frames(0.1)) // block]
        assert around.any()
        assert not around.all()


@pytest.mark.real
def test_respelt_words_and_ipa_keep_their_times_under_their_written_names() -> None:
    words = "Rest in om shanti, softly."
    found = HIBARI.speak(words, "heart", 1.0, {"shanti": "shahn tee", "om": "/oʊm/"}).words
    assert [each.text for each in found] == ["Rest", "in", "om", "shanti,", "softly."]
    assert found[3].stop - found[3].start > found[1].stop - found[1].start


@pytest.mark.real
def test_the_counts_fill_the_sound_to_the_last_frame() -> None:
    tts = HIBARI._tts()
    for words in TRICKY[:3]:
        for sounds in phonemes(tts, words, {}, MOST):
            known = [sound for sound in sounds if sound in tts.vocab]
            ids = np.asarray([[0, *(tts.vocab[sound] for sound in known), 0]], np.int64)
            *curves, counts = tts.sess.run(None, {"ids": ids, "speed": np.full(len(known) + 2, 0.5, np.float32)})
            assert counts.size == len(known) + 2
            assert counts.sum() * STEP == curves[5].shape[-1] * 300


@pytest.mark.real
def test_asking_for_the_times_leaves_the_sound_as_it_was_bit_for_bit() -> None:
    """Against the library's own session over the untouched model, at an even speed."""
    plain, tts = hibari.Hibari(threads=1), HIBARI._tts()
    for words in TRICKY:
        for sounds in plain.phonemize(words):
            ids = plain.ids(sounds)
            ours = tts.sess.run(None, {"ids": np.asarray([ids], np.int64), "speed": np.full(len(ids), 0.5, np.float32)})
            theirs = plain.sess.run(None, {"ids": np.asarray([ids], np.int64), "speed": np.asarray([0.5], np.float32)})
            assert all(np.array_equal(one, other) for one, other in zip(ours, theirs, strict=False))


@pytest.mark.real
def test_a_sentence_of_two_hundred_words_is_spoken_whole() -> None:
    words = "and now the breath moves on and the mind may rest " * 20 + "here."
    said = HIBARI.speak(words, "heart", 1.6, {})
    take = normalise(said, words)
    lawful(words, take.words, len(take.pcm))
    usual = [stop - start for start, stop, _ in take.words]
    assert min(usual) > SESSION.frames(0.04)
    assert max(usual) < SESSION.frames(1.5)


def test_slow_speech_is_heard_earlier_than_it_is_counted() -> None:
    assert lead(UNHURRIED) == pytest.approx(0.085)


@pytest.mark.real
def test_times_survive_the_cache(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    line = Utterance("Rest here, and now.", "tone")
    with TakeService(folder) as take_service:
        told = times(take_service.speak(line))
    with TakeService(folder) as take_service:
        found = take_service.find(line)
        assert found is not None
        assert times(found) == told
        lawful(line.words, told, len(found.pcm))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["rest", "softly,", "7:30", "and", "now."]), min_size=1, max_size=9), st.floats(0.2, 3))
def test_estimated_times_keep_the_law(words: list[str], seconds: float) -> None:
    pcm = spoken(seconds, 0.3, seconds)
    lawful(" ".join(words), estimated(" ".join(words), pcm, HZ), len(pcm))


def test_a_rest_that_is_heard_is_where_the_marks_are() -> None:
    found = estimated("Rest here, and now.", spoken(1.0, 0.6, 1.0), HZ)
    assert found[1][1] == pytest.approx(HZ.frames(1.0), abs=HZ.frames(0.02))
    assert found[2][0] == pytest.approx(HZ.frames(1.6), abs=HZ.frames(0.02))


def test_a_mark_without_a_rest_that_is_heard_still_parts_the_words() -> None:
    found = estimated("Rest here, and now.", spoken(2.0), HZ)
    assert found[2][0] - found[1][1] > HZ.frames(0.2)
    assert found[1][0] == found[0][1]


def test_a_rest_that_no_mark_explains_cuts_nothing() -> None:
    found = estimated("Rest here and now.", spoken(1.0, 0.6, 1.0), HZ)
    assert [start for start, _, _ in found[1:]] == [stop for _, stop, _ in found[:-1]]


def test_the_times_move_with_what_is_trimmed() -> None:
    pcm = spoken(1.0, 0.4, 1.0)
    padded = np.concatenate([np.zeros(HZ.hz // 2, np.float32), pcm, np.zeros(HZ.hz, np.float32)])
    words = (WordTime(0.5, 1.5, "Rest,"), WordTime(1.9, 2.9, "now."))
    take = normalise(SpokenAudio(padded, HZ, words), "Rest, now.")
    assert [text for _, _, text in take.words] == ["Rest,", "now."]
    assert take.words[1][0] / SESSION.hz == pytest.approx(BEFORE + 1.4, abs=0.02)


HIBARI = Hibari()
