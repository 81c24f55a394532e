"""An engine in a process of its own, through a clock in silence: what is asked and told, and what if one end dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from guide.audio import SESSION
from guide.player import SILENCE, Controls, NumberedPiece, Opening, State, SubprocessOutput, Transition, View, Why
from guide.problems import NoDeviceError
from guide.process import ChildProcess, Process
from guide.process.children import player as started
from tests.player.playing_pieces import Constant, Noise

LONG = 3600 * SESSION.hz


@pytest.fixture
def output() -> Iterator[SubprocessOutput]:
    made = SubprocessOutput(silent=True)
    yield made
    made.close()


def end(child: Process) -> None:
    """Kill it, and wait until it has gone."""
    assert child.pid
    os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    child.join()


def until(player: Controls, holds: object) -> View:
    """The first view of which it is true."""
    assert callable(holds)
    for _ in range(3_000):
        view = player.view()
        if holds(view):
            return view
        player.wait(0.02)
    raise AssertionError(f"never: {player.view()}")


def test_what_is_asked_here_happens_there_and_is_told_back(output: SubprocessOutput) -> None:
    player = output.open(Constant(LONG), SESSION, Opening(7, 480))
    assert output.name == SILENCE
    assert output.sentence
    view = until(player, lambda view: view.playhead > 24_000)
    assert (view.state, view.part, view.device) == (State.PLAYING, 7, SILENCE)
    player.pause()
    assert not player.view().wants
    until(player, lambda view: view.state is State.PAUSED)
    player.seek(SESSION.frames(100))
    assert player.view().aim == SESSION.frames(100)
    player.skip(SESSION.frames(10))
    assert until(player, lambda view: view.playhead == SESSION.frames(110)).state is State.PAUSED
    player.turn(Transition(NumberedPiece(Constant(LONG), 8), to=96))
    player.play()
    assert until(player, lambda view: view.part == 8 and view.state is State.PLAYING).playhead >= 96
    player.close()
    player.close()


def test_the_end_is_waited_for(output: SubprocessOutput) -> None:
    player = output.open(Noise(SESSION.frames(0.4)), SESSION)
    assert player.wait(20)
    assert player.view().why is Why.FINISHED
    player.close()


def test_when_the_other_process_dies_the_practice_ends_and_says_so(output: SubprocessOutput) -> None:
    player = output.open(Constant(LONG), SESSION)
    until(player, lambda view: view.playhead > 0)
    end(output._child)
    view = player.view()
    assert (view.state, view.why) == (State.ENDED, Why.FAILED)
    assert "stopped by itself" in view.problem
    player.pause()
    player.close()


def test_a_process_that_falls_over_before_it_answers_is_started_once_more() -> None:
    output = SubprocessOutput(silent=True)
    end(output._child)
    assert not output.alive
    player = output.open(Constant(LONG), SESSION)
    until(player, lambda view: view.playhead > 0)
    assert (output.name, output.alive) == (SILENCE, True)
    player.close()


def test_one_that_falls_over_again_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = []

    def falling() -> ChildProcess:
        starts.append(child := started())
        end(child.process)
        return child

    monkeypatch.setattr("guide.player.subprocess_player.started", falling)
    output = SubprocessOutput(silent=True)
    with pytest.raises(NoDeviceError, match="could not start"):
        assert output.name
    assert len(starts) == 2
    output.close()


def test_a_device_that_is_not_there_is_refused_where_it_was_asked_for() -> None:
    output = SubprocessOutput("a device that nobody has")
    with pytest.raises(NoDeviceError):
        assert output.name
    output.close()
