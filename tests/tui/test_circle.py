"""The breathing circle: dots that open and stay open, and no leap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.tui.widgets.bloom import NOTHING, RING, STEPS, Bloom
from guide.tui.widgets.breath import FASTEST, Breath

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
    breath.follow(0.42, 0.1)
    assert breath.fullness == pytest.approx(0.42)


def test_without_a_paced_breath_it_hardly_moves() -> None:
    breath = Breath(0.42)
    seen = []
    for tick in range(600):
        breath.follow(None, tick / 10)
        seen.append(breath.fullness)
    assert max(seen) - min(seen) < 0.08


def test_who_asked_for_no_animation_sees_a_still_circle() -> None:
    breath = Breath(0.6, still=True)
    breath.follow(0.0, 1.0)
    assert breath.fullness == 0.6


@pytest.mark.parametrize("size", [*SIZES, (94, 18), (31, 30)])
def test_the_circle_stays_within_its_span(size: tuple[int, int]) -> None:
    bloom = Bloom(*size)
    left, wide = bloom.span
    assert 0 <= left <= left + wide <= size[0]
    for y in range(size[1]):
        line = "".join(text for text, _ in bloom.row(y, STEPS))
        assert not line[:left].strip()
        assert not line[left + wide :].strip()
