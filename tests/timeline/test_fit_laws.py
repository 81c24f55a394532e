"""Laws of elastic time: any length between the shortest and the longest is met to the frame, and how.

Every law is tried on random practices and wishes, at 10 frames a second, where rounding hurts, and at 48,000. More of
them, by hand: ``GUIDE_EXAMPLES=2000 pytest tests/timeline/test_fit_laws.py``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "script"))

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import Breaths, Count, Delivery, Duration, Manner, Script, Utterance
from guide.script.times import LONGEST
from guide.timeline import Bus, Clip, File, Source, Timeline, Wish, arrange
from guide.timeline.fit import NATURAL, Fit, Reach
from guide.timeline.fitting import fitted, orders
from guide.timeline.performance import Performance, perform
from guide.timeline.range import range_of
from guide.timeline.size import measure
from tests.script.strategies import HEAD, RING, Tree, lengths, practices, read, shares, trees, written

RATES = st.sampled_from((Rate(10), Rate(100), Rate(48_000)))
LAW = settings(
    max_examples=int(os.environ.get("GUIDE_EXAMPLES", "80")), deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)  # fmt: skip


class Watched(Performance):
    """Notes how long every pause is, and how many rounds and breaths there are."""

    def __init__(self, script: Script, rate: Rate, fit: Fit) -> None:
        super().__init__(lengths(rate), rate, fit)
        self.all: list[tuple[Duration, int]] = []
        self.free: list[tuple[Duration, int]] = []
        """Pauses that may stretch: not before a moment, and not in the difficult half of a pendulum."""
        self.counts: list[tuple[Count, int]] = []
        self.breathed: list[tuple[int, Breaths, int]] = []
        self.said: dict[int, int] = {}
        """The priority of the words at each frame; 0 where they are not heard anyway."""
        self.every = 0
        """Frames from bell to bell in silences, and for which the last of them rings."""
        script.perform(self)

    def pause(self, length: Duration, where: Where) -> int:
        frames = super().pause(length, where)
        self.all.append((length, frames))
        if not self.bound:
            self.free.append((length, frames))
        return frames

    def spoken(self, utterance: Utterance, where: Where, stop: int, manner: Manner, same_line: bool) -> None:
        self.said[self.at] = manner.priority if manner.heard and stop > self.at else 0

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        self.every = max(self.every, self.rate.frames(every + RING))
        super().strikes(bell, every, length, where)

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        number = 0
        for number in super().rounds(count, where):
            yield number
        self.counts.append((count, number))

    def breaths(self, breaths: Breaths, cycles: int, where: Where, how: Delivery) -> None:
        self.counts.append((breaths.cycles, cycles))
        self.breathed.append((self.at, breaths, cycles))
        super().breaths(breaths, cycles, where, how)


@dataclass(frozen=True)
class Case:
    """A practice, and a length that can be had."""

    script: Script
    rate: Rate
    frames: int

    @property
    def wish(self) -> Wish:
        return Wish(self.frames / self.rate.hz)

    def timeline(self, frames: int | None = None) -> Timeline:
        wish = self.wish if frames is None else Wish(frames / self.rate.hz)
        found, problems = arrange(self.script, lengths(self.rate), self.rate, wish=wish)
        assert [each for each in problems if each.code not in HARMLESS] == []
        return found

    def fit(self, frames: int | None = None) -> Fit:
        found = fitted(self.script, lengths(self.rate), self.rate, self.frames if frames is None else frames)
        assert found is not None
        return found

    def watched(self, frames: int | None = None) -> Watched:
        return Watched(self.script, self.rate, self.fit(frames))

    @property
    def natural(self) -> int:
        return perform(self.script, lengths(self.rate), self.rate, NATURAL).frames

    @property
    def bounds(self) -> tuple[int, int]:
        return bounds(self.script, self.rate)


HARMLESS = ("touch-too-long", "cue-too-long", "too-long")


def bounds(script: Script, rate: Rate) -> tuple[int, int]:
    found = range_of(script, lengths(rate), rate)
    return rate.frames(found.shortest), rate.frames(found.longest)


def wished(script: Script, rate: Rate, share: float) -> Case:
    """The wish that goes so far from the shortest to the longest; where a rest takes all, not much over an hour."""
    shortest, longest = bounds(script, rate)
    top = max(shortest, min(longest, shortest + 4_000 * rate.hz))
    return Case(script, rate, min(top, shortest + round((top - shortest) * share)))


def cases(**kind: Any) -> st.SearchStrategy[Case]:
    return st.builds(wished, practices(**kind), RATES, shares)


# -- 1, 2: exact, and within bounds -------------------------------------------------------------------------


@LAW
@given(cases())
def test_the_length_is_exact_to_the_frame(case: Case) -> None:
    assert case.timeline().frames == case.frames


@LAW
@given(cases())
def test_no_bound_is_left(case: Case) -> None:
    watched = case.watched()
    assert watched.frames == case.frames
    for length, frames in watched.all:
        assert case.rate.frames(length.shortest) <= frames <= case.rate.frames(length.longest), length
    for count, number in watched.counts:
        assert count.shortest <= number <= count.longest, count


# -- 3: breaths ---------------------------------------------------------------------------------------------


@LAW
@given(cases())
def test_breaths_are_whole_and_as_long_as_planned(case: Case) -> None:
    phases = iter(case.timeline().phases)
    for start, breaths, cycles in case.watched().breathed:
        first, last = breaths.pattern, breaths.toward or breaths.pattern  # type: ignore[attr-defined]
        onset = float(start)
        for number in range(cycles):
            glide = number / (cycles - 1) if cycles > 1 else 0.0
            for one, other in zip(first, last, strict=True):
                length = (one + (other - one) * glide) * case.rate.hz
                if length:
                    phase = next(phases)
                    assert abs(phase.start - onset) <= 1
                    assert abs(phase.stop - onset - length) <= 1
                    onset += length
    assert next(phases, None) is None


# -- 4, 5: pauses -------------------------------------------------------------------------------------------


@LAW
@given(cases())
def test_pauses_keep_their_order_of_size(case: Case) -> None:
    """Among those that stretch alike: what takes all that is left keeps its order among its like."""
    for rest in (False, True):
        free = [each for each in case.watched().free if each[0].rest is rest]
        for one, frames in free:
            for other, more in free:
                if one.shortest <= other.shortest and one.natural <= other.natural and one.longest <= other.longest:
                    assert frames <= more, (one, other)


@LAW
@given(cases())
def test_shorter_never_lengthens_a_pause_and_longer_never_shortens_one(case: Case) -> None:
    fit = case.fit()
    assume(not fit.left_out)
    for length, frames in case.watched().all:
        natural = case.rate.frames(length.natural)
        assert frames <= natural or case.frames > case.natural
        assert frames >= natural or case.frames < case.natural


@LAW
@given(cases(), st.integers(1, 10_000))
def test_a_shorter_wish_with_as_many_rounds_lengthens_no_pause(case: Case, less: int) -> None:
    shorter = max(case.bounds[0], case.frames - less)
    one, other = case.watched(), case.watched(shorter)
    assume(case.fit().left_out == case.fit(shorter).left_out and one.counts == other.counts)
    for (length, long), (_, short) in zip(one.all, other.all, strict=True):
        assert short <= long, length


@pytest.mark.parametrize("seconds", [40, 42, 44, 46, 48, 50, 55, 60])
def test_a_round_that_is_one_too_many_leaves_quiet_and_no_longer_pauses(seconds: int) -> None:
    """Whole breaths of 10 s are the only thing that gives way but for 2 s of pause."""
    tree = {**HEAD, "sections": [{"title": "A", "steps": [
        {"pause": "2s..4s..9s"}, {"breathe": {"pattern": "4-6", "cycles": "2..6", "cues": "silent"}},
        {"breathe": {"pattern": "4-6", "cycles": "1..4..4", "cues": "silent"}}]}]}  # fmt: skip
    case = Case(read(tree), Rate(10), seconds * 10)
    assert case.natural == 20 + 40 + 200 + 400 + 10
    ((length, frames),) = case.watched().all
    assert 20 <= frames <= 40, length


# -- 6: sections --------------------------------------------------------------------------------------------


@st.composite
def optional_cases(draw: st.DrawFn) -> Case:
    """Practices of optional sections with different priorities, and wishes for which some have to go."""
    tree = draw(trees(moments=False, depth=1))
    least = {"title": "A", "steps": [{"pause": "20s!"}, "Abc."]}
    tree["sections"] += [{**least, "optional": draw(st.integers(1, 9))} for _ in range(4)]
    return wished(read(tree), draw(RATES), draw(st.floats(0.0, 0.4)))


@LAW
@given(st.one_of(cases(), optional_cases()))
def test_optional_sections_go_by_priority_and_closing_ones_never(case: Case) -> None:
    sections = case.script.sections
    left_out = case.fit().left_out
    assert all(sections[at].optional and not sections[at].closing for at in left_out)
    assert len(left_out) < len(sections)
    moments = measure(case.script, lengths(case.rate), case.rate).kept
    may = {at for at, each in enumerate(sections) if each.optional and not each.closing} - moments
    by_priority = sorted(may, key=lambda at: (sections[at].optional, -at))
    assert left_out == set(by_priority[: len(left_out)])
    if case.frames >= case.natural:
        assert not left_out


# -- 7: parts -----------------------------------------------------------------------------------------------

LISTS = ("steps", "touch", "resource", "plain", "else", "ease")


def _lists(tree: Tree) -> list[list[Tree]]:
    """Every list of steps."""
    if isinstance(tree, list):
        return [found for each in tree for found in _lists(each)]
    if not isinstance(tree, dict):
        return []
    own = [value for name, value in tree.items() if name in LISTS and isinstance(value, list)]
    return own + [found for value in tree.values() for found in _lists(value)]


def _split(tree: Tree, folder: Path, picks: list[tuple[int, int, int]]) -> Tree:
    """The tree with some runs of its steps moved into parts."""
    tree = json.loads(written(tree))
    for number, (which, start, length) in enumerate(picks):
        found = _lists(tree)
        steps = found[which % len(found)]
        start %= len(steps)
        run = steps[start : start + length]
        (folder / f"p{number}.yaml").write_text(written({"steps": run}), "utf-8")
        steps[start : start + length] = [{"use": f"p{number}"}]
    return tree


def _nowhere(timeline: Timeline) -> Timeline:
    """Without places; a file is looked for beside the part, so its folder is another."""

    def plain(source: Source) -> Source:
        return File(Path(source.path).name) if isinstance(source, File) else source

    def bare(found: Iterable[Any]) -> Any:
        found = (replace(each, where=Where("")) for each in found)
        return tuple(replace(each, source=plain(each.source)) if isinstance(each, Clip) else each for each in found)

    return replace(timeline, clips=bare(timeline.clips), turns=bare(timeline.turns), unheard=bare(timeline.unheard))


PICKS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("split")
    (found / "parts").mkdir()
    return found


@LAW
@given(tree=trees(), rate=RATES, share=shares, picks=PICKS)
def test_parts_change_nothing(
    folder: Path, tree: Tree, rate: Rate, share: float, picks: list[tuple[int, int, int]]
) -> None:
    path = str(folder / "whole.yaml")
    whole, split = read(tree, path), read(_split(tree, folder / "parts", picks), path)
    case = wished(whole, rate, share)
    other = Case(split, rate, case.frames)
    assert other.bounds == case.bounds
    assert other.natural == case.natural
    assert _nowhere(other.timeline()) == _nowhere(case.timeline())


# -- 8, 9: where it ends ------------------------------------------------------------------------------------


@LAW
@given(practices(), RATES)
def test_the_shortest_and_the_longest_are_met_and_nothing_beyond(script: Script, rate: Rate) -> None:
    shortest, longest = bounds(script, rate)
    for frames in {shortest, min(shortest + 1, longest), max(longest - 1, shortest), longest}:
        if frames <= LONGEST * rate.hz:
            assert Case(script, rate, frames).timeline().frames == frames
    for frames in (shortest - 1, longest + 1):
        assert fitted(script, lengths(rate), rate, frames) is None
        _, problems = arrange(script, lengths(rate), rate, wish=Wish(frames / rate.hz))
        (problem,) = (each for each in problems if each.code == "out-of-reach")
        assert problem.message.startswith("this practice cannot be ")
        assert ": the words take " in problem.message
        assert " is possible" in problem.hint


@LAW
@given(practices(), RATES)
def test_a_wish_for_the_natural_length_changes_nothing(script: Script, rate: Rate) -> None:
    natural, _ = arrange(script, lengths(rate), rate)
    assume(natural.frames <= LONGEST * rate.hz)
    found, _ = arrange(script, lengths(rate), rate, wish=Wish(natural.frames / rate.hz))
    assert found == natural


@pytest.mark.parametrize(
    "optional",
    [[{"bed": "none"}], [{"pause": "1s!"}], [{"bed": "rain"}], [{"bell": "bowl"}, {"bed": "none"}]],
    ids=str,
)
def test_a_section_may_be_there_that_makes_a_practice_shorter(optional: list[Tree]) -> None:
    """It ends the bed, so that nothing has to fade; or it rests after a bell, so that the voice need not wait."""
    sections = [
        {"title": "A", "steps": ["Abc.", {"pause": "5s..9s..20s"}, {"bell": "tick"}]},
        {"title": "B", "steps": optional, "optional": 1},
        {"title": "C", "steps": ["Abc.", {"pause": "5s..9s..20s"}], "optional": 2},
        {"title": "D", "steps": ["Abc."]},
    ]
    script = read({**HEAD, "bed": "rain", "sections": sections})
    shortest, longest = bounds(script, Rate(10))
    for out in orders(script, frozenset()):
        less = Fit(out, longer=False, reach=Reach(1.0, 1_000_000), change=-1, given=-1)
        assert perform(script, lengths(Rate(10)), Rate(10), less).frames >= shortest
    for frames in range(shortest, longest + 1):
        assert Case(script, Rate(10), frames).timeline().frames == frames


def test_a_wish_for_the_natural_length_lengthens_no_pause_under_the_ring_of_a_bell() -> None:
    steps = [{"silence": {"for": "20.4s..87s", "announce": "none", "bell_every": "5s"}}, "Abc."]
    case = Case(read({**HEAD, "sections": [{"title": "A", "steps": steps}]}), Rate(10), 0)
    case = replace(case, frames=case.natural)
    assert case.watched().all == [(Duration(20.4, 20.4, 87.0), 204)]


# -- 10: rest -----------------------------------------------------------------------------------------------


@LAW
@given(cases(moments=False), st.integers(0, 4_000))
def test_rests_take_equally_all_that_is_left(case: Case, more: int) -> None:
    natural = Watched(case.script, case.rate, NATURAL)
    case = replace(case, frames=natural.frames + more * case.rate.hz)
    assume(any(length.rest for length, _ in natural.free) and case.frames <= LONGEST * case.rate.hz)
    found = case.watched()
    extra = {frames - case.rate.frames(length.natural) for length, frames in found.free if length.rest}
    assert max(extra) - min(extra) <= 1
    assert all(frames == case.rate.frames(length.natural) for length, frames in found.free if not length.rest)
    assert found.counts == natural.counts


# -- 11: hush -----------------------------------------------------------------------------------------------


@LAW
@given(cases(), st.integers(0, 100), st.integers(0, 100))
def test_hush_keeps_all_times_and_the_lines_that_are_needed(case: Case, one: int, other: int) -> None:
    low, high = (
        arrange(case.script, lengths(case.rate), case.rate, wish=replace(case.wish, hush=hush))[0]
        for hush in sorted((one, other))
    )
    every = case.timeline()

    def voices(timeline: Timeline) -> list[Any]:
        return sorted((c for c in (*timeline.clips, *timeline.unheard) if c.bus is Bus.VOICE), key=lambda c: c.start)

    def heard(timeline: Timeline) -> int:
        return sum(clip.bus is Bus.VOICE for clip in timeline.clips)

    said = Watched(case.script, case.rate, case.fit()).said
    silent = {said[clip.start] for clip in low.unheard} - {0}
    spoken = {said[clip.start] for clip in low.clips if clip.start in said and clip.bus is Bus.VOICE} - {0}
    assert max(silent, default=0) <= min(spoken, default=9)
    assert voices(low) == voices(high) == voices(every)
    assert (low.frames, low.phases, low.markers, low.turns) == (every.frames, every.phases, every.markers, every.turns)
    assert [c for c in low.clips if c.bus is Bus.BELLS] == [c for c in every.clips if c.bus is Bus.BELLS]
    assert heard(low) <= heard(high) <= heard(every)
    needed = [c for c in every.clips if c.bus is Bus.VOICE and _needed(case.script, c)]
    assert set(needed) <= set(low.clips)


def _needed(script: Script, clip: Clip) -> bool:
    """Whether the words belong to a closing section."""
    ends = [*(section.where for section in script.sections[1:]), Where("~")]
    return any(
        section.closing and section.where < clip.where < end for section, end in zip(script.sections, ends, strict=True)
    )


@LAW
@given(trees(), RATES, shares)
def test_a_region_that_is_skipped_keeps_every_onset(tree: Tree, rate: Rate, share: float) -> None:
    tree["sections"][0]["steps"].append({"scan": {"order": "in-brief", "say": "Your {region}.", "pause": "2s..9s"}})
    case = wished(read(tree), rate, share)
    skipping = replace(case, script=replace(case.script, chosen={"skip": "Belly, hands"}))
    one, other = case.timeline(), skipping.timeline()

    def onsets(timeline: Timeline) -> list[tuple[int, int]]:
        return sorted((c.start, c.stop) for c in (*timeline.clips, *timeline.unheard))

    assert onsets(one) == onsets(other)
    assert (one.frames, one.phases, one.markers) == (other.frames, other.phases, other.markers)
    assert not any("belly" in cue.text.lower() for cue in other.cues)


# -- 12: quiet at the end -----------------------------------------------------------------------------------


@LAW
@given(cases())
def test_quiet_at_the_end_is_less_than_what_is_next_to_give_way(case: Case) -> None:
    """One of these is true of the quiet that is left.

    It is at most a frame for each pause, which is rounding; or, where a silence strikes bells, the time from bell to
    bell and the ring of the last, because one strike more makes all longer at once; or pauses are at their bound, and
    it is at most what the next round or breath takes; or a section was left out, and all that is heard is at its
    longest.
    """
    fit = case.fit()
    watched = case.watched()
    quiet = case.frames - perform(case.script, lengths(case.rate), case.rate, replace(fit, tail=0)).frames
    assert quiet >= 0
    if quiet <= len(watched.free) + watched.every:
        return
    sizer = measure(case.script, lengths(case.rate), case.rate, fit.left_out)
    reaches = [Reach(0.0, 0), *sizer.reaches(fit.longer)]
    at = reaches.index(fit.reach)
    if fit.longer:
        assert fit.change == sizer.size(fit).more
        assert fit.left_out or at + 1 < len(reaches)
        more = reaches[at + 1 : at + 2]
    else:
        assert not fit.change
        more = [reaches[at - 1]]
    for reach in more:
        step = sizer.size(replace(fit, reach=reach)).natural - sizer.size(fit).natural
        assert quiet <= step + len(watched.free)
