"""Bells alone: where they ring, how loud, and that the rest of the program takes them for a practice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import sounds
from guide.audio import SESSION, decibels
from guide.bells.rhythm import CLOSEST, LEVELS, Rhythm
from guide.bells.timer import LEAD, Timer, timer_script
from guide.journal import Ending, Journal
from guide.live import detours
from guide.live.session import LiveSession
from guide.mix import Mix
from guide.mix.master import MOST
from guide.player import InProcessOutput
from guide.problems import CannotReadError, WrongUseError
from guide.render.inspect_render import inspect_script
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation, take_service_of
from guide.script.collect import collect
from guide.timeline import Bell
from tests.live.fast_device import Fast
from tests.live.session_kit import player_of

MINUTE = Rhythm(60.0, 60.0)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


def choices(timer: Timer) -> RenderOptions:
    return RenderOptions("tone", seconds=timer.whole, bed="rain" if timer.bed else None)


def mixed(timer: Timer) -> Mix:
    wanted = choices(timer)
    script = wanted.applied(timer_script(timer))
    with take_service_of(script) as take_service:
        return Preparation(script, take_service, wish=wanted.wish).piece().mix


def strikes(timer: Timer, mix: Mix | None = None) -> list[tuple[float, str]]:
    """Second and name of every bell, from the first frame on."""
    clips = (mix or mixed(timer)).timeline.clips
    return [(SESSION.seconds(clip.start), clip.source.name) for clip in clips if isinstance(clip.source, Bell)]


@pytest.mark.parametrize(
    ("timer", "expected"),
    [
        (Timer(180.0, "bowl"), [(0, "bowl"), (180, "bowl")]),
        (Timer(20.0, "bowl"), [(0, "bowl"), (20, "bowl")]),
        (Timer(20.0, "bowl", "wood-block"), [(0, "bowl"), (20, "wood-block")]),
        (Timer(120.0, "chime", rhythm=MINUTE), [(0, "chime"), (60, "chime"), (120, "chime")]),
        (Timer(120.0, "gong", "chime"), [(0, "gong"), (120, "chime")]),
        (Timer(120.0, "chime", count_in=10.0), [(10, "chime"), (130, "chime")]),
        (Timer(120.0, "chime", bed=True), [(0, "chime"), (120, "chime")]),
        (
            Timer(125.0, "bowl", "wood-block", MINUTE),
            [(0, "bowl"), (60, "bowl"), (120, "bowl"), (125, "wood-block")],
        ),
        (Timer(124.0, "bowl", rhythm=MINUTE), [(0, "bowl"), (60, "bowl"), (124, "bowl")]),
        (
            Timer(90.0, "gong", "wood-block", at=(10.0, 80.0)),
            [(0, "gong"), (10, "gong"), (80, "gong"), (90, "wood-block")],
        ),
        (Timer(90.0, "chime", at=(30.0, 90.0), count_in=3.0), [(3, "chime"), (33, "chime"), (93, "chime")]),
        (Timer(120.0, None), []),
    ],
)
def test_bells_ring_where_they_belong(timer: Timer, expected: list[tuple[float, str]]) -> None:
    found = strikes(timer)
    assert [name for _, name in found] == [name for _, name in expected]
    assert [at for at, _ in found] == pytest.approx([LEAD + at for at, _ in expected], abs=1e-4)


@st.composite
def rhythms(draw: st.DrawFn) -> tuple[float, Rhythm]:
    """Seconds, and bells of which several have room in them."""
    seconds = draw(st.floats(40.0, 1200.0))
    shortest = draw(st.floats(CLOSEST, seconds / 4))
    return seconds, Rhythm(shortest, draw(st.floats(shortest, seconds / 3)), draw(st.integers(0, 999)))


@given(rhythms(), st.booleans())
@settings(max_examples=15)
def test_the_whole_lasts_as_long_as_was_asked_for_to_the_frame(asked: tuple[float, Rhythm], bed: bool) -> None:
    seconds, rhythm = asked
    shortest = rhythm.shortest
    timer = Timer(seconds, "wood-block", rhythm=rhythm, count_in=rhythm.seed / 100, bed=bed)
    mix = mixed(timer)
    found = strikes(timer, mix)
    assert mix.frames == SESSION.frames(timer.whole)
    assert all(after - before >= CLOSEST - 0.001 for (before, _), (after, _) in pairwise(found))
    assert found[-1][0] == pytest.approx(timer.count_in + LEAD + seconds, abs=1 / SESSION.hz)
    between = [at for at, _ in found[1:-1]]
    assert all(timer.count_in + shortest < at for at in between)


def test_a_seed_gives_the_same_practice_and_another_seed_another_one() -> None:
    one, again, other = (Timer(900.0, "chime", rhythm=Rhythm(60.0, 240.0, seed)) for seed in (4, 4, 5))
    assert timer_script(one) == timer_script(again)
    assert timer_script(one).digest != timer_script(other).digest
    assert strikes(one) == strikes(again) != strikes(other)


@pytest.mark.parametrize("level", [-40.0, -24.0, -12.0])
@pytest.mark.parametrize("bed", [False, True])
def test_a_strike_peaks_where_it_was_asked_to_whatever_the_master_does(level: float, bed: bool) -> None:
    mix = mixed(Timer(60.0, "tingsha", level=level, bed=bed))
    bells = mix.render(0, SESSION.frames(1.0)).bells
    assert decibels(float(np.abs(bells).max())) == pytest.approx(level, abs=0.15)


@pytest.mark.parametrize("bell", sorted(sounds.catalogue().bells))
@pytest.mark.parametrize("bed", [False, True])
def test_no_bell_that_comes_along_is_ever_so_loud_that_the_master_lifts_it_less(bell: str, bed: bool) -> None:
    timer = Timer(120.0, bell, "wood-block", Rhythm(CLOSEST, CLOSEST), LEVELS[1], bed=bed)
    assert mixed(timer).master.gain == MOST


@pytest.mark.parametrize(
    "timer", [Timer(90.0, "bowl", rhythm=Rhythm(20.0, 20.0)), Timer(60.0, "chime", bed=True, count_in=3.0)]
)
def test_the_inspection_finds_nothing_to_mend(timer: Timer) -> None:
    wanted = choices(timer)
    report = inspect_script(RenderJob(timer_script(timer), wanted), lambda spoken, whole: None).report()
    assert report.ok, report.text()


@pytest.mark.parametrize(
    ("timer", "says"),
    [
        (Timer(3.0, "bowl"), "3s are too short. Ask for 5s or longer."),
        (Timer(3.0, None), "3s are too short. Ask for 6s or longer."),
        (Timer(1.0, None), "1s is too short. Ask for 6s or longer."),
        (Timer(14.0, None, bed=True), "14s are too short for an ambience, which fades out at the end. Ask for 17s"),
        (Timer(60.0, "bowl", at=(70.0,)), "A bell at 1m10s is not within 1m. Ring it earlier, or sit longer."),
        (Timer(60.0, "bowl", at=(30.0, 34.0)), "A bell at 34s is too close to another one. Bells are at least 5s"),
        (Timer(60.0, "bowl", at=(3.0,)), "A bell at 3s is too close to another one."),
        (Timer(60.0, "bowl", at=(56.0,)), "A bell at 56s is too close to another one."),
        (Timer(60.0, "chime", rhythm=Rhythm(58.0, 58.0)), "No bell would ring between beginning and end in 1m"),
    ],
)
def test_what_cannot_be_is_one_sentence_with_a_way_out(timer: Timer, says: str) -> None:
    with pytest.raises(WrongUseError) as error:
        timer_script(timer)
    assert says in str(error.value)


def test_what_is_said_to_be_long_enough_is() -> None:
    assert timer_script(Timer(5.0, "bowl")).title == "Timer"
    assert mixed(Timer(6.0, None)).frames == SESSION.frames(6.0)
    assert mixed(Timer(17.0, None, bed=True)).frames == SESSION.frames(17.0)


def test_a_bell_that_is_not_there_is_told() -> None:
    with pytest.raises(CannotReadError, match="gnog"):
        timer_script(Timer(60.0, "gnog"))


@pytest.mark.parametrize("timer", [Timer(8.0, "wood-block"), Timer(6.0, None)])
def test_it_is_practised_and_kept_like_any_other(timer: Timer, journal: Journal) -> None:
    session = LiveSession(RenderJob(timer_script(timer), choices(timer)), "timer", journal)
    session.prepare()
    session.begin(InProcessOutput(Fast()))
    assert player_of(session).wait(30)
    session.beat()
    now = session.now()
    session.close()
    assert (now.length, now.problem) == (timer.whole, "")
    (kept,) = journal.sessions(practice="timer")
    assert (kept.title, kept.completed, kept.ending) == ("Timer", True, Ending.ENDED)
    assert kept.planned == timer.whole


@pytest.mark.parametrize("timer", [Timer(600.0, "gong", "chime"), Timer(600.0, None)])
def test_landing_rings_the_last_bell_and_no_voice_is_heard(timer: Timer) -> None:
    wanted = collect(detours.closing(timer_script(timer)))
    assert (list(wanted.utterances), list(wanted.bells)) == ([], ["chime"] if timer.last else [])
