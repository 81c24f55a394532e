"""Laws of a wish whose lines are partly guesses: met to the frame or refused, whatever was spoken before.

A preparation is played by hand: it arranges, speaks what the plan lacks, and arranges again, until all that is heard is
known. What comes out may depend on what the lines truly last, and on nothing else.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "script"))

from guide.audio import Rate
from guide.script.model import Script, Utterance
from guide.script.times import LONGEST, seconds
from guide.timeline import Source, Timeline, Wish, arrange
from guide.timeline.fitting import fitted
from guide.timeline.range import range_of
from guide.timeline.reach import MARGIN, surely_met
from tests.script.strategies import HEAD, lengths, practices, read

RATES = st.sampled_from((Rate(10), Rate(100), Rate(48_000)))
LAW = settings(
    max_examples=int(os.environ.get("GUIDE_EXAMPLES", "120")), deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip
shares = st.one_of(st.sampled_from((-0.02, 0.0, 1.0, 1.02)), st.floats(-0.4, 1.4))
"""How far from the shortest to the longest a wish goes; some are out of reach."""
seeds = st.integers(0, 1_000_000)
BODY = {
    **HEAD,
    "sections": [
        {"title": "A", "steps": ["Abc def ghi jkl.", {"pause": "4s..6s"}]},
        {"title": "B", "optional": 1, "steps": ["Words that are never said when time is short.", {"pause": "9s!"}]},
        {"title": "C", "steps": [{"repeat": {"times": "1..2..4", "steps": ["Round {n} now.", {"pause": "3s"}]}}]},
    ],
}
"""A practice that is shortest without its second section."""


class Store:
    """Takes by utterance: some are there, the others are guesses until they are spoken."""

    def __init__(self, rate: Rate, seed: int, share: float) -> None:
        self._true, self._seed, self._share = lengths(rate), seed, share
        self.spoken: set[Utterance] = set()

    def known(self, source: Source) -> bool:
        if not isinstance(source, Utterance):
            return True
        return source in self.spoken or self._dice(source, "kept") < self._share

    def length(self, source: Source) -> int:
        true = self._true(source)
        if not isinstance(source, Utterance) or self.known(source):
            return true
        off: float = MARGIN ** (1.9 * self._dice(source, "guess") - 0.95)
        return max(1, round(true * off))

    def missing(self, timeline: Timeline) -> list[Utterance]:
        said = (clip.source for clip in (*timeline.clips, *timeline.unheard))
        return [each for each in dict.fromkeys(said) if isinstance(each, Utterance) and not self.known(each)]

    def _dice(self, utterance: Utterance, what: str) -> float:
        return crc32(f"{self._seed} {what} {utterance}".encode()) / 2**32


def wished(script: Script, rate: Rate, share: float) -> float:
    found = range_of(script, lengths(rate), rate)
    shortest, longest = rate.frames(found.shortest), rate.frames(min(found.longest, found.shortest + 4_000))
    return max(1, shortest + round(max(longest - shortest, 10 * rate.hz) * share)) / rate.hz


def rehearsed(script: Script, rate: Rate, seconds: float, store: Store) -> Timeline | str:
    """The plan that is heard in the end, or why there is none."""
    while True:
        timeline, problems = arrange(script, store.length, rate, store.known, Wish(seconds))
        refused = [each for each in problems if each.code == "out-of-reach"]
        if refused:
            return f"{refused[0].message}; {refused[0].hint}"
        missing = store.missing(timeline)
        if not missing:
            return timeline
        store.spoken |= set(missing)


def possible(script: Script, rate: Rate, seconds: float) -> bool:
    return fitted(script, lengths(rate), rate, rate.frames(seconds)) is not None


@LAW
@given(practices(), RATES, shares, seeds, st.sampled_from((0.0, 0.3, 0.8, 1.0)))
@example(read(BODY), Rate(10), -0.02, 1, 0.0)
@example(read(BODY), Rate(10), -0.1, 3, 0.3)
def test_a_wish_is_met_to_the_frame_or_refused_whatever_was_spoken_before(
    script: Script, rate: Rate, share: float, seed: int, kept: float
) -> None:
    seconds = wished(script, rate, share)
    outcome = rehearsed(script, rate, seconds, Store(rate, seed, kept))
    if possible(script, rate, seconds):
        assert isinstance(outcome, Timeline), outcome
        assert outcome.frames == rate.frames(seconds)
    else:
        assert isinstance(outcome, str), "given as another length"


@LAW
@given(practices(), RATES, shares, seeds, st.sampled_from((0.0, 0.3, 0.8, 1.0)))
def test_what_is_surely_met_is_met(script: Script, rate: Rate, share: float, seed: int, kept: float) -> None:
    """So nobody has to speak before he says yes."""
    seconds, store = wished(script, rate, share), Store(rate, seed, kept)
    if surely_met(script, store.length, rate, store.known, seconds):
        assert possible(script, rate, seconds)


@LAW
@given(practices(), RATES, st.sampled_from((-0.3, 1.3)))
def test_the_lengths_that_a_refusal_names_can_be_had(script: Script, rate: Rate, share: float) -> None:
    wish = wished(script, rate, share)
    told = rehearsed(script, rate, wish, Store(rate, 0, 1.0))
    if isinstance(told, str):
        assert "about" not in told
        for named in _named(told):
            assert possible(script, rate, named), (named, told)


@LAW
@given(practices(), RATES, seeds)
def test_a_length_is_called_exact_only_when_nothing_in_it_is_a_guess(script: Script, rate: Rate, seed: int) -> None:
    store = Store(rate, seed, 0.6)
    found, true = range_of(script, store.length, rate, store.known), range_of(script, lengths(rate), rate)
    assert true.exact == (True, True, True)
    if found.exact.natural:
        assert found.natural == true.natural


def _named(told: str) -> list[float]:
    """The bounds of the hint, as somebody would type them."""
    found = re.search(r"anything from (\S+) to (\S+) is possible", told)
    lengths = [seconds(text) for text in found.groups()] if found else []
    return [each for each in lengths if each is not None and each <= LONGEST]


def test_out_of_reach_by_far_is_refused_before_anything_is_spoken() -> None:
    speak: Callable[[Store], object] = lambda store: rehearsed(read(BODY), Rate(10), 2.0, store)  # noqa: E731
    store = Store(Rate(10), 1, 0.0)
    told = speak(store)
    assert not store.spoken
    assert "about" in str(told)
