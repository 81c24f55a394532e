"""Lengths before any voice has run: near enough to plan with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import Rate
from guide.script.model import Utterance
from guide.timeline import estimate


@pytest.mark.parametrize(
    ("words", "seconds"), [("Hold.", 0.9), ("Let your shoulders soften.", 2.8), ("Busy, sore, fine.", 3.2)]
)
def test_it_is_about_as_long_as_the_voice(words: str, seconds: float) -> None:
    """Measured with the default voice."""
    assert estimate.frames(Utterance(words), Rate(1000)) / 1000 == pytest.approx(seconds, abs=0.5)


@given(st.text(max_size=60), st.text("abc ", min_size=1, max_size=20))
def test_more_words_never_take_less_time(words: str, more: str) -> None:
    rate = Rate(48_000)
    assert 1 <= estimate.frames(Utterance(words), rate) <= estimate.frames(Utterance(f"{words}, {more}"), rate)


def test_half_the_pace_takes_twice_as_long() -> None:
    rate = Rate(48_000)
    assert estimate.frames(Utterance("Rest here.", pace=0.5), rate) == 2 * estimate.frames(
        Utterance("Rest here."), rate
    )
