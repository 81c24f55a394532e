"""What is as it should be is passed: random practices, spoken by the tone voice, with real beds, bells and tones.

More of them, by hand: ``GUIDE_EXAMPLES=100 pytest tests/inspection/test_clean_renders.py``.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

sys.path.insert(0, str(Path(__file__).parents[1] / "script"))

from guide import sounds
from guide.audio import SESSION, Pcm, loudness
from guide.inspection import Expectation, Inspector, expectation, inspect_file
from guide.inspection.figures import Figures
from guide.mix import Buses, Mix, summed
from guide.problems import CannotReadError
from guide.script.model import Script, Utterance
from guide.timeline import Bed, Bell, Source, Timeline, Tone, arrange
from guide.voices.engines.tone import ToneEngine as ToneVoice
from guide.voices.normalise import normalise
from tests.script.strategies import practices

EXAMPLES = int(os.environ.get("GUIDE_EXAMPLES", "4"))
LONGEST = 90
"""Seconds of a practice that is tried."""


@cache
def take(words: str) -> Pcm:
    return normalise(ToneVoice().speak(words, "tone", 1.0, {}), words).pcm


bed = cache(sounds.open_bed)
"""Opened once: each opening looks at every sample."""
bell = cache(sounds.open_bell)


@cache
def own_file() -> Pcm:
    """What an author may bring: it comes and goes softly, as a recording has to that is the last thing heard."""
    sound = take("A file of the author's own.")
    ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(SESSION.frames(0.2)) / SESSION.frames(0.2))).astype(np.float32)
    faded = np.concatenate((ramp * sound[: len(ramp)], sound[len(ramp) : -len(ramp)], sound[-len(ramp) :] * ramp[::-1]))
    return np.repeat(faded[:, None], 2, axis=1)


class RealSounds:
    """The tone voice, the bells and beds that travel with the program, whatever they are called."""

    def read(self, source: Source, start: int, count: int) -> Pcm:
        if isinstance(source, Bed):
            return bed(source.name).read(start, count)
        return self.whole(source)[start : start + count]

    def breathes(self, bed: Bed) -> bool:
        return False

    def whole(self, source: Source) -> Pcm:
        match source:
            case Utterance():
                return take(source.words)
            case Tone(phase, frames):
                return sounds.tone(phase, frames)
            case Bell():
                return bell("bowl")
            case _:
                return own_file()


def planned(script: Script) -> Timeline:
    """Its timeline, if it can be played and is short enough."""
    timeline, problems = arrange(script, lambda source: len(RealSounds().whole(source)), SESSION)
    assume(not problems and timeline.frames < SESSION.frames(LONGEST))
    return timeline


def heard(timeline: Timeline) -> Inspector:
    mix, inspector = Mix(timeline, RealSounds()), Inspector(timeline, expectation(timeline, ceiling=6.0))
    for start in range(0, timeline.frames, SESSION.hz):
        buses = mix.render(start, min(SESSION.hz, timeline.frames - start))
        inspector.hear(start, buses, summed(buses))
    return inspector


@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)  # fmt: skip
@given(practices(rests=False, moments=False, depth=1))
def test_a_random_practice_has_no_fault(script: Script) -> None:
    timeline = planned(script)
    report = heard(timeline).report()
    wrong = {finding.check for finding in report.findings if not finding.ok} - {"clipping"}
    assert not wrong, report.text()  # sounds that overlap may be too loud without a limiter


def whole(sound: Pcm) -> Figures:
    """Figures of a sound of its own."""
    frames = len(sound)
    timeline = Timeline(SESSION, frames, (), (), (), (), (), ())
    inspector = Inspector(timeline, Expectation())
    inspector.listen(0, sound)
    return inspector.figures()


def test_figures_are_those_of_the_meter() -> None:
    rng = np.random.default_rng(5)
    sound = (0.1 * rng.standard_normal((SESSION.hz * 3 + 1234, 2))).astype(np.float32)
    figures = whole(sound)
    expected = loudness.steps(sound, SESSION)
    np.testing.assert_allclose(figures.weighted[: len(expected)], expected, rtol=1e-5)
    assert figures.level().lufs == pytest.approx(loudness.integrated(sound, SESSION), abs=1e-4)
    assert figures.level().true_peak == pytest.approx(loudness.true_peak(sound), abs=0.01)
    assert figures.steps == len(expected) + 1
    np.testing.assert_allclose(
        figures.powers["sound"][:30].mean(), np.square(sound[: 30 * 4800]).sum(axis=1).mean(), rtol=1e-5
    )
    np.testing.assert_allclose(figures.short_term[29], loudness.lufs(expected[:30].mean()), atol=1e-3)


def test_each_bus_has_its_share_of_the_loudness() -> None:
    script_like = Timeline(SESSION, SESSION.frames(4), (), (), (), (), (), ())
    rng = np.random.default_rng(6)
    voice, bed = (gain * rng.standard_normal((SESSION.frames(4), 2)).astype(np.float32) for gain in (0.1, 0.0125))
    voice[: SESSION.frames(2)] = 0.0
    inspector = Inspector(script_like, Expectation())
    silent = np.broadcast_to(np.float32(0.0), voice.shape)

    inspector.hear(0, Buses(voice, silent, bed), voice + bed)
    apart = loudness.lufs(inspector.figures().weighted_of("voice")[25:35]) - loudness.lufs(
        loudness.steps(voice, SESSION)[25:35]
    )
    assert np.abs(apart).max() < 0.3
    np.testing.assert_allclose(
        inspector.figures().weighted_of("bed")[:15], inspector.figures().weighted[:15], rtol=1e-4
    )


def test_blocks_that_are_missing_are_an_error() -> None:
    inspector = Inspector(Timeline(SESSION, 100, (), (), (), (), (), ()), Expectation())
    inspector.listen(0, np.zeros((50, 2), np.float32))
    with pytest.raises(ValueError, match="51"):
        inspector.listen(51, np.zeros((49, 2), np.float32))


@pytest.mark.parametrize("frames", [0, 1, 4_799, 48_000, 57_600, 57_601, 100_000])
def test_any_length_can_be_heard(frames: int) -> None:
    sound = np.full((frames, 2), 0.5, np.float32)
    timeline = Timeline(SESSION, frames, (), (), (), (), (), ())
    inspector = Inspector(timeline, Expectation())
    for start in range(0, frames, 1000):
        inspector.listen(start, sound[start : start + 1000])
    assert inspector.report()["length"].ok
    assert inspector.report()["ends"].ok == (frames == 0)
    assert inspector.figures().steps == -(-frames // 4_800)
    if frames:
        assert inspector.figures().means.max() == pytest.approx(0.5, rel=1e-3)


def test_a_file_can_be_inspected_without_its_buses(tmp_path: Path) -> None:
    import soundfile

    at = np.arange(5 * SESSION.hz) / SESSION.hz
    sound = np.repeat((0.2 * np.sin(2 * np.pi * 300 * at) * np.sin(np.pi * at / 5) ** 2)[:, None], 2, axis=1)
    timeline = Timeline(SESSION, len(sound), (), (), (), (), (), ())
    soundfile.write(tmp_path / "good.wav", sound, SESSION.hz, "PCM_24")
    report = inspect_file(tmp_path / "good.wav", timeline, Expectation()).report()
    assert report.ok, report.text()
    assert {finding.check for finding in report.findings} >= {"length", "click", "offset", "balance", "ends"}
    sound[SESSION.hz] += 0.05
    soundfile.write(tmp_path / "bad.wav", sound[:-1], SESSION.hz, "PCM_24")
    report = inspect_file(tmp_path / "bad.wav", timeline, Expectation()).report()
    assert {finding.check for finding in report.findings if not finding.ok} == {"length", "click"}
    assert report["click"].faults[0].place == "0:01.000"
    assert report.text().splitlines()[2].startswith("  0:01.000  click: there is a click of")
    soundfile.write(tmp_path / "slow.wav", sound, 44_100)
    with pytest.raises(CannotReadError, match="44100 Hz"):
        inspect_file(tmp_path / "slow.wav", timeline, Expectation())
    (tmp_path / "text.wav").write_text("no sound")
    with pytest.raises(CannotReadError, match="cannot be read"):
        inspect_file(tmp_path / "text.wav", timeline, Expectation())
