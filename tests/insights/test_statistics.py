"""Statistics beside what can be counted by hand, and beside what they promise on numbers without any difference."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.insights.statistics import correction, flips, intervals, tests
from guide.insights.statistics.tests import Adjusted, Tails


def test_four_of_four_the_same_way_is_one_in_sixteen() -> None:
    assert tests.paired(np.array([-1.0, -2.0, -1.0, -3.0]), 0) == Tails(1 / 16, 1.0)
    assert tests.paired(np.array([1.0, 2.0, 1.0, 3.0]), 0).both == 2 / 16


@given(st.lists(st.integers(-10, 10), min_size=2, max_size=9))
@settings(max_examples=60, deadline=None)
def test_few_values_are_counted_exactly(values: list[int]) -> None:
    could = [
        sum(sign * each for sign, each in zip(signs, values, strict=True))
        for signs in product((1, -1), repeat=len(values))
    ]
    low = sum(each <= sum(values) for each in could) / len(could)
    assert tests.paired(np.array(values, float), 0).low == pytest.approx(low)


def test_many_values_agree_with_the_exact_count_and_with_the_bell_curve() -> None:
    chance = np.random.default_rng(4)
    for count in (flips.EXACT + 1, 80, flips.MOST, flips.MOST + 1, 4000):
        values = chance.normal(0.15, 1, count)
        expected = values.sum() / np.sqrt((values**2).sum())
        shuffled = tests.paired(values, 1).high
        assert shuffled == pytest.approx(float(1 - _normal(expected)), abs=0.02), count


def _normal(at: float) -> float:
    from scipy.special import ndtr

    return float(ndtr(at))


def test_nothing_given_is_the_paired_test() -> None:
    values = np.array([1.0, -2.0, 3.0, 4.0, -1.0, 2.0])
    adjusted = Adjusted(values, np.zeros((6, 0)))
    assert adjusted.tails(np.ones(6), 0) == tests.paired(values, 0)
    assert adjusted.effect(np.ones(6))[0] == pytest.approx(values.mean())


def test_what_is_given_is_taken_into_account() -> None:
    """A group that began higher ends higher; beside the others that began alike there is nothing."""
    chance = np.random.default_rng(7)
    start = chance.normal(size=200)
    group = (start + chance.normal(size=200) > 0).astype(float)
    end = start + 0.5 * chance.normal(size=200)
    alone = Adjusted(end, np.ones((200, 1)))
    beside = Adjusted(end, np.column_stack([np.ones(200), start]))
    assert alone.tails(group, 0).high < 0.001
    assert beside.tails(group, 0).both > 0.05
    size, error = Adjusted(end + 0.8 * group, np.column_stack([np.ones(200), start])).effect(group)
    assert abs(size - 0.8) < 3 * error < 0.5


def test_false_alarms_are_as_rare_as_promised() -> None:
    """For few and for many values, and for those that are not bell-shaped at all."""
    for count in (10, 20, 60, 400):
        chances = []
        for seed in range(400):
            chance = np.random.default_rng([seed, count])
            chances.append(tests.paired(chance.choice([-3.0, -1.0, 1.0, 3.0], count), seed).both)
        assert np.mean(np.array(chances) < 0.05) < 0.05 + 2.6 * np.sqrt(0.05 * 0.95 / 400), count


def test_an_interval_holds_the_mean_about_as_often_as_promised() -> None:
    for count in (10, 40, 300):
        held = 0
        for seed in range(400):
            values = np.random.default_rng([seed, count, 5]).normal(2, 1, count)
            low, high = intervals.mean(values, seed)
            held += low <= 2 <= high
        assert 0.89 <= held / 400 <= 0.985, count


def test_an_interval_of_weeks_knows_that_days_of_one_week_are_alike() -> None:
    held = naive = 0
    for seed in range(300):
        chance = np.random.default_rng([seed, 11])
        weeks = np.repeat(np.arange(12.0), 5)
        values = chance.normal(size=12)[weeks.astype(int)] + 0.5 * chance.normal(size=60)
        low, high = intervals.by_week(values, weeks)
        held += low <= 0 <= high
        low, high = intervals.mean(values, seed)
        naive += low <= 0 <= high
    assert held / 300 > 0.9
    assert naive / 300 < 0.75, "who takes each day for a new one is too sure"


def test_a_share_is_wilsons() -> None:
    low, high = intervals.share(4, 10)
    assert (round(low, 3), round(high, 3)) == (0.168, 0.687)
    assert intervals.share(0, 5)[0] == 0.0
    assert intervals.share(5, 5)[1] == 1.0


def test_fifteen_chances_of_benjamini_and_hochberg() -> None:
    """The example of their paper of 1995: four of fifteen hold at 0.05."""
    paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
             0.7590, 1.0]  # fmt: skip
    assert correction.holding(paper) == [True] * 4 + [False] * 11


@given(st.lists(st.floats(0, 1), max_size=12), st.floats(0.1, 10))
@settings(deadline=None)
def test_only_proportions_of_weights_count(chances: list[float], weight: float) -> None:
    assert correction.holding(chances, [2.0] * len(chances)) == correction.holding(chances)
    held = correction.holding(chances)
    assert all(chance <= correction.FALSE for chance, holds in zip(chances, held, strict=True) if holds)
    worst = max((chance for chance, holds in zip(chances, held, strict=True) if holds), default=-1.0)
    assert all(holds for chance, holds in zip(chances, held, strict=True) if chance <= worst)


def test_weights_are_above_zero_and_one_each() -> None:
    for weights in ([1.0], [1.0, 0.0], [1.0, -1.0]):
        with pytest.raises(ValueError, match="one weight"):
            correction.holding([0.1, 0.2], weights)


def test_leaning_spends_the_same_in_both_directions_together() -> None:
    tails = Tails(0.036, 0.97)
    assert tails.leaning(0.9) == pytest.approx(0.04)
    assert tails.leaning(0.1) == pytest.approx(0.36)
    assert Tails(0.5, 0.5).leaning(0.5) == 1.0
