"""The mix is a pure function of position: any blocks, any order, the same samples."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import Pcm, Rate, level
from guide.mix import Mix
from guide.problems import Where
from guide.script.model import Utterance
from guide.timeline import Bed, BedClip, Bell, Bus, Clip, Point, Source, Timeline

HERE = Where("x")
FRAMES = 400


class Shelf:
    """Every sound is its own position, so that a sample tells where it came from."""

    def breathes(self, bed: Bed) -> bool:
        return False

    def read(self, source: Source, start: int, count: int) -> Pcm:
        at = np.arange(start, start + count, dtype=np.float32)
        match source:
            case Utterance():
                return np.asarray(np.float32(0.1) + at / 1000, np.float32)
            case Bed():
                return np.asarray(np.stack([np.sin(at / 7), np.cos(at / 5)], axis=1) / 4, np.float32)
            case _:
                return np.stack([at / 2000, -at / 2000], axis=1)


class Ones:
    """Every sound is constant, so that what is heard is the gain."""

    def breathes(self, bed: Bed) -> bool:
        return False

    def read(self, source: Source, start: int, count: int) -> Pcm:
        return np.ones((count, 2), np.float32)


def timeline(**changes: object) -> Timeline:
    fields: dict[str, object] = {
        "rate": Rate(10),
        "frames": FRAMES,
        "clips": (
            Clip(50, 90, Bus.VOICE, Utterance("a"), HERE),
            Clip(60, 200, Bus.BELLS, Bell("b"), HERE, gain=-6.0),
            Clip(120, 130, Bus.VOICE, Utterance("c"), HERE),
        ),
        "beds": (BedClip(0, 250, Bed("rain"), -12.0, 80, 60), BedClip(190, 400, Bed("sea"), -9.0, 60, 120)),
        "duck": (Point(44, 0.0), Point(50, -6.0), Point(130, -6.0), Point(145, 0.0)),
        "cues": (),
        "markers": (),
        "phases": (),
    }
    return Timeline(**(fields | changes))  # type: ignore[arg-type]


MIX = Mix(timeline(), Shelf())
WHOLE = MIX.total(0, FRAMES)


@given(st.lists(st.integers(1, 97), max_size=60))
def test_block_size_never_changes_the_sound(cuts: list[int]) -> None:
    edges = [edge for edge in np.cumsum([0, *cuts]) if edge < FRAMES] + [FRAMES]
    parts = [MIX.total(int(a), int(b - a)) for a, b in itertools.pairwise(edges)]
    np.testing.assert_array_equal(np.concatenate(parts), WHOLE)


def test_the_buses_sum_to_the_whole() -> None:
    voice, bells, bed = MIX.render(0, FRAMES)
    np.testing.assert_array_equal(voice + bells + bed, WHOLE)


def test_outside_there_is_silence() -> None:
    assert not MIX.total(-10, 10).any()
    assert not MIX.total(FRAMES, 1000).any()


def test_a_clip_is_where_it_was_put_and_nowhere_else() -> None:
    voice, bells, _ = MIX.render(0, FRAMES)
    assert np.flatnonzero(voice[:, 0]).tolist() == [*range(50, 90), *range(120, 130)]
    assert voice[50, 0] == np.float32(0.1)
    assert bells[61].tolist() == pytest.approx([level(-6) / 2000, -level(-6) / 2000])


def test_the_bed_goes_on_by_its_own_clock() -> None:
    """While the score waits, the ambience flows: the same gain, later in the loop."""
    here = MIX.render(160, 10, bed=160).bed
    later = MIX.render(160, 10, bed=5160).bed
    rain = Shelf().read(Bed("rain"), 5160, 10)
    np.testing.assert_allclose(later, rain * level(-12.0), rtol=1e-6)
    assert not np.array_equal(here, later)


def test_the_bed_ducks_by_the_clock_of_the_words() -> None:
    """However far its own clock has gone on."""
    ones = Mix(timeline(), Ones())
    np.testing.assert_array_equal(ones.render(40, 120, bed=9040).bed, ones.render(40, 120).bed)


@pytest.mark.parametrize("at", [0, 40, 47, 100, 139, 200, 399])
def test_while_the_score_stands_the_gain_stands_too(at: int) -> None:
    one_frame = MIX.render(at, 1, bed=7000).bed
    np.testing.assert_array_equal(MIX.still(at, 20, 7000)[:1], one_frame)
    assert np.ptp(Mix(timeline(), Ones()).still(at, 20, 7000), axis=0).tolist() == [0.0, 0.0]


def test_a_cross_fade_keeps_its_power() -> None:
    beds = (BedClip(0, 200, Bed("a"), 0.0, 0, 100), BedClip(100, 400, Bed("b"), 0.0, 100, 0))
    one, other = (Mix(timeline(clips=(), duck=(), beds=(bed,)), Ones()).render(100, 100).bed[:, 0] for bed in beds)
    np.testing.assert_allclose(one**2 + other**2, 1.0, atol=1e-6)


def test_fades_begin_and_end_in_silence() -> None:
    bed = MIX.render(0, FRAMES).bed
    assert not bed[0].any()
    assert abs(bed[-1]).max() < 0.01


def test_no_gain_moves_faster_than_its_fade() -> None:
    bed = Mix(timeline(clips=()), Ones()).render(0, FRAMES).bed[:, 0]
    assert np.abs(np.diff(bed)).max() < level(-9.0) * np.pi / 2 / 6
