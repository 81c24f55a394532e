"""What sounds when, at 10 frames a second so that it can be checked on one's fingers."""

from __future__ import annotations

import itertools
from textwrap import indent

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.audio import Pcm, Rate, level
from guide.captions import chapters, plan, webvtt
from guide.mix import Mix
from guide.mix.curves import Curve
from guide.script.model import BedLayer, Script, Utterance
from guide.timeline import Bed, Bell, BreathPhase, Bus, Source, Timeline, arrange, final_until
from guide.timeline.ambience import Beds
from guide.timeline.ducking import duck
from guide.timeline.levels import BED_DB, DUCK_BRIDGE, DUCK_DB
from tests.scripts import HEAD

RATE = Rate(10)


def read(steps: str, head: str = "") -> Script:
    text = f"{HEAD}{head}sections:\n  - title: One\n    steps:\n{indent(steps, '      ')}"
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def tone_length(source: Source) -> int:
    """One frame a letter; every bell rings for 30 frames."""
    return len(source.words) if isinstance(source, Utterance) else 30


def arranged(steps: str, head: str = "") -> Timeline:
    timeline, problems = arrange(read(steps, head), tone_length, RATE)
    assert not problems
    return timeline


def spans(timeline: Timeline, bus: Bus) -> list[tuple[int, int]]:
    return [(clip.start, clip.stop) for clip in timeline.clips if clip.bus is bus]


OPENING, SENTENCE, LINE, BELL = 20, 12, 25, 50


@pytest.mark.parametrize(
    ("steps", "voice"),
    [
        ("- Abc.", [(20, 24)]),
        ("- Abc. Defg.", [(20, 24), (24 + SENTENCE, 41)]),
        ("- Abc.\n- Defg.", [(20, 24), (24 + LINE, 54)]),
        ("- Abc.\n- pause: 4s\n- Defg.", [(20, 24), (64, 69)]),
        ("- Abc. [3s] Defg.", [(20, 24), (54, 59)]),
        ("- say: {text: Abc. Defg., gap: 2}", [(20, 24), (44, 49)]),
        ("- say: {text: To 5. Defg., gap: 2}", [(20, 25), (45, 50)]),
        ("- say: {text: To 10. Defg., gap: 2}", [(20, 26), (46, 51)]),
        ("- say: {text: Abc. Defg., pace: 0.5}", [(20, 24), (48, 53)]),
        ("- bell: bowl\n- Abc.", [(20 + BELL, 74)]),
        ("- bell: bowl\n- pause: 1s\n- Abc.", [(30, 34)]),
        ("- repeat: {times: 2, steps: [Abc., pause: 1s]}", [(20, 24), (34, 38)]),
    ],
)
def test_voice(steps: str, voice: list[tuple[int, int]]) -> None:
    assert spans(arranged(steps), Bus.VOICE) == voice


def test_a_bell_waits_for_the_voice_and_rings_past_the_end() -> None:
    timeline = arranged("- Abc.\n- bell: bowl")
    assert spans(timeline, Bus.BELLS) == [(24 + LINE, 24 + LINE + 30)]
    assert timeline.frames == 24 + LINE + 30


def test_breaths_lie_on_the_plan() -> None:
    timeline = arranged("- breathe: {pattern: 1-0.5-2, cycles: 2, cues: tones}")
    assert timeline.phases == (
        BreathPhase(20, 30, "in"),
        BreathPhase(30, 35, "hold"),
        BreathPhase(35, 55, "out"),
        BreathPhase(55, 65, "in"),
        BreathPhase(65, 70, "hold"),
        BreathPhase(70, 90, "out"),
    )
    assert spans(timeline, Bus.BELLS) == [(each.start, each.stop) for each in timeline.phases]


@pytest.mark.parametrize(
    ("cues", "voice", "tones"),
    [("words", 8, 0), ("tones", 0, 8), ("both", 8, 8), ("silent", 0, 0), ("words, then tones", 6, 2)],
)
def test_cues(cues: str, voice: int, tones: int) -> None:
    timeline = arranged(f"- breathe: {{pattern: 4-6, cycles: 4, cues: '{cues}'}}")
    assert (len(spans(timeline, Bus.VOICE)), len(spans(timeline, Bus.BELLS))) == (voice, tones)


def test_a_cue_longer_than_its_phase_is_a_problem_at_its_pattern() -> None:
    _, (problem,) = arrange(read("- breathe: {pattern: 1-4, cycles: 3, cues: words}"), tone_length, RATE)
    assert (problem.where.line, problem.where.column, problem.code) == (9, 28, "cue-too-long")


def test_a_bed_comes_in_over_eight_seconds_and_goes_in_twelve() -> None:
    (bed,) = arranged("- Abc.\n- pause: 30s!", "bed: rain\n").beds
    assert (bed.start, bed.stop, bed.fade_in, bed.fade_out, bed.gain) == (0, 24 + 300 + 120, 80, 120, BED_DB)


def test_beds_cross_fade_where_they_change() -> None:
    rain, ocean = arranged("- pause: 30s!\n- bed: ocean\n- pause: 30s!", "bed: rain\n").beds
    change = 20 + 300
    assert (rain.stop, rain.fade_out) == (change + 80, 80)
    assert (ocean.start, ocean.fade_in) == (change, 80)


def test_a_layer_that_stays_is_not_touched() -> None:
    beds = arranged("- pause: 30s!\n- bed: [rain, ocean]\n- pause: 30s!", "bed: rain\n").beds
    assert [(bed.source.name, bed.start) for bed in beds] == [("rain", 0), ("ocean", 320)]


@pytest.mark.parametrize("gain", [-6, 3])
def test_a_bed_that_changes_its_gain_goes_straight_there(gain: int) -> None:
    steps = f"- pause: 30s!\n- bed: {{track: rain, gain: {gain}}}\n- pause: 30s!"
    mix = Mix(arranged(steps, "bed: rain\n"), Ones())
    heard = mix.render(0, mix.frames).bed[100:600, 0]
    first, last = level(BED_DB), level(BED_DB + gain)
    assert (heard[0], heard[-1]) == (pytest.approx(first), pytest.approx(last))
    assert heard.min() >= min(first, last) - 1e-6
    assert heard.max() <= max(first, last) + 1e-6


def test_a_bed_that_is_thinned_comes_back_as_it_was_written() -> None:
    beds = Beds(RATE)
    beds.change(0, (BedLayer("rain", gain=-2.0),), None)
    for at, gain in ((300, -4.0), (600, -6.0), (900, 0.0)):
        beds.thin(at, gain)
    assert [clip.gain - BED_DB for clip in beds.end(1200)] == [-2.0, -6.0, -8.0, -2.0]


class Ones:
    def breathes(self, bed: Bed) -> bool:
        return False

    def read(self, source: Source, start: int, count: int) -> Pcm:
        return np.ones((count, 2), np.float32)


def test_no_bed_is_no_bed() -> None:
    assert arranged("- Abc.", "bed: none\n").beds == ()


STEPS = st.lists(
    st.one_of(
        st.integers(1, 90).map(lambda n: f"- pause: {n / 10}s"),
        st.text("ab", min_size=1, max_size=9).map(lambda words: f"- say: {words}."),
        st.just("- bell: bowl"),
        st.integers(1, 3).map(lambda n: f"- breathe: {{pattern: 4-6, cycles: {n}, cues: silent}}"),
    ),
    min_size=1,
    max_size=12,
).map("\n".join)


@given(STEPS)
def test_the_bed_is_down_wherever_someone_speaks(steps: str) -> None:
    timeline = arranged(steps, "bed: rain\n")
    frames = [point.frame for point in timeline.duck]
    assert frames == sorted(frames)
    down = np.float32(10 ** (DUCK_DB / 20))
    for start, stop in spans(timeline, Bus.VOICE):
        assert np.all(np.asarray(Curve(timeline.duck).levels(start, stop)) == down)


@pytest.mark.parametrize("speech", [20, 200])
def test_the_bed_stays_down_in_short_silences_however_long_the_line_before(speech: int) -> None:
    bridge = RATE.frames(DUCK_BRIDGE)
    spans = [(100, 100 + speech), (100 + speech + bridge - 1, 400), (400 + bridge, 500)]
    down = [point.frame for point in duck(spans, RATE) if point.db == DUCK_DB]
    assert down == [100, 400, 400 + bridge, 500]


@given(STEPS)
def test_nobody_speaks_over_themselves(steps: str) -> None:
    voice = spans(arranged(steps), Bus.VOICE)
    assert all(one[1] <= next_one[0] for one, next_one in itertools.pairwise(voice))


@given(STEPS, st.integers(0, 12))
def test_a_guess_changes_nothing_before_it(steps: str, known: int) -> None:
    """The law that lets a practice begin while its later lines are still being spoken."""
    timeline = arranged(steps, "bed: rain\n")
    words = list(dict.fromkeys(clip.source for clip in timeline.clips if clip.bus is Bus.VOICE))[:known]

    def guess(source: Source) -> int:
        return tone_length(source) + (0 if source in words or isinstance(source, Bell) else 37)

    guessed, _ = arrange(read(steps, "bed: rain\n"), guess, RATE)
    until = final_until(guessed, lambda source: source in words)
    for one, other in ((timeline.clips, guessed.clips), (timeline.phases, guessed.phases)):
        assert [each for each in one if each.stop <= until] == [each for each in other if each.stop <= until]
    before = slice(0, max(until, 1))
    mine, theirs = (
        np.broadcast_to(Curve(each.duck).levels(0, before.stop), before.stop) for each in (timeline, guessed)
    )
    np.testing.assert_array_equal(mine, theirs)


def test_webvtt() -> None:
    assert webvtt(arranged("- Abc.\n- A & b < c.")) == (
        "WEBVTT\n\n00:00:02.000 --> 00:00:02.400\nAbc.\n\n00:00:04.900 --> 00:00:05.900\nA &amp; b &lt; c.\n"
    )


def test_chapters_leave_no_hole() -> None:
    text = HEAD + "sections:\n  - {title: One, steps: [Abc.]}\n  - {title: Two, steps: [Abc.]}\n"
    reading = script.parse(text)
    assert reading.script is not None
    timeline, _ = arrange(reading.script, tone_length, RATE)
    assert [(each.start, each.stop, each.title) for each in chapters(timeline)] == [(0, 2.4, "One"), (2.4, 6.3, "Two")]


def test_the_plan_names_every_event() -> None:
    assert plan(arranged("- Abc.\n- bell: bowl", "bed: rain\n")) == (
        "rate 10  frames 169  length 0:16.900\n"
        "         0     0:00.000  section  One\n"
        "         0     0:00.000  bed      rain  until 0:16.900  -12 dB  in 0:08.000 out 0:12.000\n"
        "        14     0:01.400  duck     +0 dB\n"
        '        20     0:02.000  voice    "Abc."  default 1  until 0:02.400\n'
        "        20     0:02.000  duck     -6 dB\n"
        "        24     0:02.400  duck     -6 dB\n"
        "        39     0:03.900  duck     +0 dB\n"
        "        49     0:04.900  bells    bowl  until 0:07.900\n"
    )


def test_a_practice_of_more_than_twelve_hours_is_a_problem() -> None:
    _, (problem,) = arrange(read("- repeat: {times: 2, steps: [pause: 11h!]}"), tone_length, RATE)
    assert problem.code == "too-long"
