"""The breathing circle: dots that open and stay open, and no leap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.tui.widgets.bloom import NOTHING, RING, STEPS, Bloom
from guide.tui.widgets.breath import FASTEST, Breath
from guide.tui.widgets.orb import SHADES, STRENGTHS, Look, Orb

SIZES = [(1, 1), (7, 3), (40, 10), (72, 25)]


def dots(bloom: Bloom, step: int) -> list[int]:
    """Bits of every cell that belongs to the breath, row by row."""
    cells: list[int] = []
    for y in range(bloom.height):
        for text, tone in bloom.row(y, step):
            cells += [0 if tone in (NOTHING, RING) else ord(char) - 0x2800 for char in text]
    return cells


@pytest.mark.parametrize("size", SIZES)
def test_every_row_is_as_wide_as_the_window(size: tuple[int, int]) -> None:
    bloom = Bloom(*size)
    assert {sum(len(text) for text, _ in bloom.row(y, 60)) for y in range(size[1])} == {size[0]}


@pytest.mark.parametrize("size", SIZES)
def test_a_dot_that_is_open_stays_open_while_the_breath_comes_in(size: tuple[int, int]) -> None:
    bloom = Bloom(*size)
    for before, after in pairwise(dots(bloom, step) for step in range(STEPS + 1)):
        assert all(old & new == old for old, new in zip(before, after, strict=True))


def test_a_fuller_breath_is_a_larger_circle() -> None:
    bloom = Bloom(72, 25)
    sizes = [sum(bits.bit_count() for bits in dots(bloom, step)) for step in (0, 40, 80, STEPS)]
    assert sizes == sorted(set(sizes))


def test_the_circle_is_as_round_as_a_terminal_allows() -> None:
    bloom = Bloom(80, 20)
    rows = [[bits for bits in dots(bloom, STEPS)[y * 80 : y * 80 + 80] if bits] for y in range(20)]
    tall = sum(map(bool, rows)) * 4
    wide = max(map(len, rows)) * 2
    assert wide == pytest.approx(tall, abs=8)


def test_a_size_beyond_full_or_empty_is_full_or_empty() -> None:
    bloom = Bloom(20, 8)
    assert (bloom.row(4, -5), bloom.row(4, STEPS + 9)) == (bloom.row(4, 0), bloom.row(4, STEPS))


def test_a_leap_of_the_breath_becomes_soft_and_an_ordinary_breath_is_followed() -> None:
    breath = Breath(0.5)
    breath.follow(0.0, 0.0)
    assert breath.fullness == pytest.approx(0.5 - FASTEST)
    breath.follow(0.45, 0.1)
    assert breath.fullness == pytest.approx(0.45)


def test_without_a_paced_breath_it_hardly_moves() -> None:
    breath = Breath(0.42)
    seen = []
    for tick in range(600):
        breath.follow(None, tick / 10)
        seen.append(breath.fullness)
    assert max(seen) - min(seen) < 0.08


def test_for_who_asked_for_no_animation_the_breath_fills_in_steps() -> None:
    breath = Breath(0.6, still=True)
    seen = []
    for tick in range(41):
        breath.follow(tick / 40, tick / 10)
        seen.append(breath.fullness)
    assert len(set(seen)) == 11
    assert seen == sorted(seen)
    breath.follow(None, 5.0, speaking=True)
    assert (breath.fullness, breath.look().aside) == (0.0, (0, 0))


def shades(orb: Orb, look: Look) -> list[list[int]]:
    """The shade of every pixel, row by row."""
    rows: list[list[int]] = []
    for runs in orb.rows(look):
        rows.append([run.upper for run in runs for _ in range(run.cells)])
        rows.append([run.lower for run in runs for _ in range(run.cells)])
    return rows


@pytest.mark.parametrize("size", [*SIZES, (31, 30)])
def test_the_figure_is_as_wide_as_its_room_and_stays_within_its_span(size: tuple[int, int]) -> None:
    orb = Orb(*size)
    left, wide = orb.span
    for look in (Look(0), Look(STEPS), Look(60, 8, (3, 2))):
        for row in shades(orb, look):
            assert len(row) == size[0]
            assert not any(row[:left] + row[left + wide :])


def test_the_figure_is_shaded_by_how_far_out_and_soft_at_its_rim() -> None:
    orb = Orb(72, 24)
    row = shades(orb, Look(STEPS))[24][36:]
    assert row == sorted(row, reverse=True)
    assert max(one - two for one, two in pairwise(row)) <= SHADES // 4
    assert len(set(row)) > SHADES // 2


@pytest.mark.parametrize("size", [(40, 10), (72, 24), (200, 25)])
def test_at_its_fullest_the_figure_does_not_meet_its_ring(size: tuple[int, int]) -> None:
    orb = Orb(*size)
    around = {step: sum(run.cells for row in orb.rows(Look(step)) for run in row if run.ring) for step in (0, STEPS)}
    assert around[0] == around[STEPS] > 10


def test_with_the_voice_it_glows_and_in_silence_it_drifts_and_thins() -> None:
    breath = Breath()
    for tick in range(200):
        breath.follow(None, tick / 20, speaking=True)
    glowing = breath.look()
    seen = set()
    for tick in range(200, 1000):
        breath.follow(None, tick / 20)
        seen.add(breath.look().aside)
    assert glowing.aside == (0, 0)
    assert breath.look().strength < glowing.strength == STRENGTHS
    assert len(seen) > 5
    for _ in range(100):
        breath.follow(None, 50.0)
    still = breath.look()
    breath.follow(None, 50.0)
    assert breath.look() == still  # paused: nothing moves


@pytest.mark.parametrize("size", [*SIZES, (94, 18), (31, 30)])
def test_the_circle_stays_within_its_span(size: tuple[int, int]) -> None:
    bloom = Bloom(*size)
    left, wide = bloom.span
    assert 0 <= left <= left + wide <= size[0]
    for y in range(size[1]):
        line = "".join(text for text, _ in bloom.row(y, STEPS))
        assert not line[:left].strip()
        assert not line[left + wide :].strip()
