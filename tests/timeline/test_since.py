"""The rest of a practice from any place at which it can begin: what is heard from there on, counted from there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import library, script
from guide.audio import Rate
from guide.script.model import Utterance
from guide.timeline import Timeline, arrange, estimate
from guide.timeline.landmarks import LandmarkIndex
from guide.timeline.since import RISE, since

RATE = Rate(100)


def arranged(name: str) -> Timeline:
    def length(source: object) -> int:
        return estimate.frames(source, RATE) if isinstance(source, Utterance) else 300

    return arrange(script.load(library.find(name)), length, RATE)[0]


WHOLE = [arranged(name) for name in ("breathing-space", "loving-kindness", "long-exhale", "body-scan")]


@given(st.sampled_from(WHOLE), st.floats(0.0, 0.99))
def test_the_rest_is_what_is_heard_from_there_on(whole: Timeline, share: float) -> None:
    frame = LandmarkIndex(whole).back(round(share * whole.frames))
    rest = since(whole, frame)
    assert rest.frames == whole.frames - frame
    assert [(clip.start + frame, clip.stop + frame, clip.source) for clip in rest.clips] == [
        (clip.start, clip.stop, clip.source) for clip in whole.clips if clip.start >= frame
    ]
    assert [cue.text for cue in rest.cues] == [cue.text for cue in whole.cues if cue.start >= frame]
    assert {(phase.start + frame, phase.name) for phase in rest.phases} <= {(p.start, p.name) for p in whole.phases}
    if frame:
        assert rest.markers[0].frame == 0
    assert rest.markers[0].title == [m.title for m in whole.markers if m.frame <= frame or m is whole.markers[0]][-1]


@given(st.sampled_from(WHOLE), st.floats(0.0, 0.99))
def test_the_ambience_goes_on_and_rises_from_nothing(whole: Timeline, share: float) -> None:
    frame = LandmarkIndex(whole).back(round(share * whole.frames))
    rest = since(whole, frame)
    sounding = [bed for bed in whole.beds if bed.stop > frame]
    assert [(bed.stop + frame, bed.source, bed.gain) for bed in rest.beds] == [
        (bed.stop, bed.source, bed.gain) for bed in sounding
    ]
    for bed, before in zip(rest.beds, sounding, strict=True):
        assert bed.start == max(0, before.start - frame)
        assert bed.fade_in + bed.fade_out <= bed.stop - bed.start
        if before.start < frame and bed.stop > 2 * RATE.frames(RISE):
            assert bed.fade_in >= RATE.frames(RISE)


@pytest.mark.parametrize("whole", WHOLE, ids=range(len(WHOLE)))
def test_from_the_beginning_it_is_the_whole(whole: Timeline) -> None:
    assert since(whole, 0) is whole
