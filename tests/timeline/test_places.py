"""The same place in another arrangement, and what is heard beside a practice; at 10 frames a second."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.audio import Rate
from guide.script.model import Script, Utterance
from guide.timeline import Bus, Position, Source, Timeline, Wish, arrange
from guide.timeline.detour import LAST, aside, begins, closing, held
from guide.timeline.landmarks import LandmarkIndex
from guide.timeline.remaining import remaining
from tests.scripts import TONE

RATE = Rate(10)
A_ROUND = 6.0
"""Seconds of the shortest round, which comes or goes as a whole."""
TEXT = (
    TONE
    + """bed: rain
sections:
  - title: One
    steps:
      - Aaaa. Bbbb.
      - pause: 4s..8s..40s
      - repeat: {times: 2..4, steps: [Cccc., pause: 2s..5s..9s]}
      - check: {ask: Dddd., or_after: 4s, ease: [Eeee., pause: 3s!]}
      - Ffff.
      - bell: bowl
      - pause: 6s
  - title: Two
    steps:
      - breathe: {pattern: 4-6, cycles: 3, cues: silent}
      - pendulate: {rounds: 1, max_touch: 20s, resource: [Gggg., pause: 3s!], touch: [Hhhh., pause: 5s!]}
      - Iiii.
"""
)


def read(text: str = TEXT) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def lengths(source: Source) -> int:
    """A second for a line, ten for a bell."""
    return 10 if isinstance(source, Utterance) else 100


def plan(wish: Wish = Wish(), chosen: dict[str, str] | None = None) -> Timeline:  # noqa: B008 - frozen
    found = read()
    if chosen:
        from dataclasses import replace

        found = replace(found, chosen=chosen)
    timeline, problems = arrange(found, lengths, RATE, wish=wish)
    assert not problems
    return timeline


NATURAL = plan()
HERE = LandmarkIndex(NATURAL)


def start(timeline: Timeline, words: str, nth: int = 0) -> int:
    spoken = (*timeline.clips, *timeline.unheard)
    found = [clip.start for clip in spoken if isinstance(clip.source, Utterance) and clip.source.words == words]
    return sorted(found)[nth]


@given(st.integers(0, NATURAL.frames))
def test_in_the_same_arrangement_a_place_is_itself(frame: int) -> None:
    assert HERE.same(frame, HERE) == frame


@pytest.mark.parametrize("seconds", [85.0, 100.0, 130.0, 179.0])
@pytest.mark.parametrize("words", ["Aaaa.", "Bbbb.", "Cccc.", "Dddd.", "Ffff.", "Hhhh.", "Iiii."])
def test_a_line_is_found_however_all_is_stretched(words: str, seconds: float) -> None:
    other = plan(Wish(seconds))
    assert HERE.same(start(NATURAL, words) + 3, LandmarkIndex(other)) == start(other, words) + 3


@given(st.integers(0, NATURAL.frames), st.floats(84.3, 179.1))
def test_going_over_leaves_nothing_out_and_says_nothing_twice(frame: int, seconds: float) -> None:
    other = plan(Wish(round(seconds, 1)))
    frame = HERE.rest(frame)
    there = HERE.same(frame, LandmarkIndex(other))
    ahead = {clip.source for clip in NATURAL.clips if clip.bus is Bus.VOICE and clip.start >= frame}
    after = [clip for clip in other.clips if clip.bus is Bus.VOICE and clip.start >= there]
    assert ahead <= {clip.source for clip in after}
    behind = {clip.source for clip in NATURAL.clips if clip.bus is Bus.VOICE and clip.stop <= frame} - ahead
    behind -= {Utterance("Cccc.", "tone")}  # another length may bring another round of it
    assert not behind & {clip.source for clip in after}
    assert LandmarkIndex(other).rest(there) == there


@given(st.integers(0, NATURAL.frames), st.floats(84.3, 179.1))
def test_a_spot_leads_to_where_a_place_does_also_when_it_was_written_down(frame: int, seconds: float) -> None:
    other, spot = LandmarkIndex(plan(Wish(round(seconds, 1)))), HERE.spot(frame)
    again = Position(*json.loads(json.dumps(spot)))
    assert HERE.find(again) == frame
    if spot.what != "in" and spot[:3] in other._index:
        assert other.find(again) == HERE.same(frame, other)
    assert 0 <= other.find(again) <= other.timeline.frames


@pytest.mark.parametrize(
    ("change", "section"),
    [({"what": "voice other.yaml:1:1"}, 1), ({"section": 0, "what": "sip"}, 0), ({"section": 7}, None)],
)
def test_a_spot_that_is_not_there_any_more_is_the_beginning_of_its_section(
    change: dict[str, Any], section: int | None
) -> None:
    spot = HERE.spot(start(NATURAL, "Iiii."))._replace(**change)
    expected = NATURAL.frames if section is None else NATURAL.begin_of(section)
    assert HERE.find(spot) == expected


def test_after_fewer_rounds_a_spot_is_in_the_last_of_them() -> None:
    long, short = plan(Wish(179.0)), plan(Wish(85.0))
    spot = LandmarkIndex(long).spot(start(long, "Cccc.", 3) + 5)
    assert LandmarkIndex(short).find(spot) == start(short, "Cccc.", 1) + 5


def test_a_spot_does_not_care_in_which_folder_the_script_lies() -> None:
    moved = script.parse(TEXT, "/some/where/own.yaml").script, script.parse(TEXT, "own.yaml").script
    here, there = (LandmarkIndex(arrange(each, lengths, RATE)[0]) for each in moved if each)
    assert there.find(here.spot(300)) == 300


def test_easier_steps_that_an_answer_brings_come_next() -> None:
    hot = plan(chosen={"zone": "hot"})
    asked = start(NATURAL, "Dddd.") + 20
    assert HERE.same(asked, LandmarkIndex(hot)) == asked < start(hot, "Eeee.")


def test_fewer_words_leave_the_place_where_it_is() -> None:
    quiet = plan(Wish(hush=0))
    assert HERE.same(start(NATURAL, "Ffff.") + 4, LandmarkIndex(quiet)) == start(NATURAL, "Ffff.") + 4


def test_a_rest_cuts_no_word_and_no_breath() -> None:
    line = start(NATURAL, "Aaaa.")
    assert (HERE.rest(line), HERE.rest(line + 1), HERE.rest(line + 10)) == (line, line + 10, line + 10)
    breath = NATURAL.phases[0].start
    assert (HERE.rest(breath), HERE.rest(breath + 1), HERE.rest(breath + 99)) == (breath, breath + 100, breath + 100)
    assert (HERE.back(line + 4), HERE.back(breath + 33), HERE.back(line)) == (line, breath, line)


def test_the_difficult_half_is_over_where_the_steady_one_begins() -> None:
    touch = next(t.frame for t in NATURAL.turns if t.kind == "touch")
    steady = next(t.frame for t in NATURAL.turns if t.kind == "resource" and t.frame > touch)
    assert HERE.touching(touch) == HERE.touching(steady - 1) == steady
    assert HERE.touching(touch - 1) is HERE.touching(steady) is None


def test_a_check_asks_until_the_next_words() -> None:
    asked = start(NATURAL, "Dddd.") + 10
    assert HERE.asks(asked - 1) == ""
    assert HERE.asks(asked) == HERE.asks(start(NATURAL, "Ffff.") - 1) == "Dddd."
    assert HERE.asks(start(NATURAL, "Ffff.")) == ""


INNER = arrange(read(TEXT.replace("bed: rain\n", "")), lengths, RATE)[0]


@given(st.integers(0, NATURAL.frames - 1))
def test_beside_a_practice_its_ambience_goes_on_as_it_was_and_its_bells_ring_out(frame: int) -> None:
    beside = held(NATURAL, frame)
    for bed in beside.beds:
        (was,) = NATURAL.beds
        assert (bed.start, bed.fade_in, bed.gain) == (was.start - frame, was.fade_in, was.gain)
        assert bed.stop - bed.fade_out >= beside.frames or bed.stop == was.stop - frame
    ringing = [(clip.start + frame, clip.stop + frame) for clip in beside.clips]
    bells = [(c.start, c.stop) for c in NATURAL.clips if c.bus is Bus.BELLS and c.start < frame < c.stop]
    assert ringing == bells
    assert not [clip for clip in beside.clips if clip.bus is Bus.VOICE]


def test_an_aside_begins_at_once_and_says_all_of_it() -> None:
    beside = aside(NATURAL, 100, INNER, 0.5, stays=True)
    said = [clip.start for clip in beside.clips if clip.bus is Bus.VOICE]
    assert said == [clip.start + begins(INNER, 0.5) for clip in INNER.clips if clip.bus is Bus.VOICE]
    assert said[0] == 5
    assert beside.cues[0].start == 5
    assert beside.frames > RATE.frames(3600)
    assert aside(NATURAL, 100, INNER, 0.5, stays=False).frames == INNER.frames + begins(INNER, 0.5)


def test_an_end_lets_the_ambience_go_after_the_last_word_and_cuts_no_bell() -> None:
    end = closing(NATURAL, 200, INNER, 0.5)
    last = max(clip.stop for clip in end.clips if clip.bus is Bus.VOICE)
    (bed,) = end.beds
    assert (bed.stop, bed.fade_out) == (last + RATE.frames(LAST), RATE.frames(LAST))
    assert end.frames >= max(clip.stop for clip in end.clips)


@given(st.integers(100, 500), st.floats(0.0, 12.0))
def test_lost_time_is_made_up_for_to_the_frame_where_that_can_be(frame: int, lost: float) -> None:
    whole = plan(Wish(150.0))
    here = LandmarkIndex(whole)
    frame = here.rest(frame)
    left = whole.frames - frame - RATE.frames(lost)
    arranged: list[Timeline] = []

    def tried(seconds: float) -> Timeline:
        arranged.append(plan(Wish(round(seconds, 2))))
        return arranged[-1]

    found = remaining(tried, here, frame, left, (84.2, 150.0))
    shortest = plan(Wish(84.2))
    least = shortest.frames - here.same(frame, LandmarkIndex(shortest))
    rest = found.frames - here.same(frame, LandmarkIndex(found))
    assert abs(rest - max(left, least)) <= 1
    quiet = found.frames - max(each.frames for each in arranged if each.frames <= found.frames)
    assert quiet <= RATE.frames(A_ROUND)


def test_time_that_cannot_be_made_up_for_leaves_the_shortest_there_is() -> None:
    found = remaining(lambda seconds: plan(Wish(round(seconds, 1))), HERE, 300, 10, (84.2, 110.0))
    assert found.frames <= RATE.frames(85.0)
