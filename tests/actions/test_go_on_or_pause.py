"""The one key: it goes on wherever the practice waits, and pauses anywhere else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from guide.actions.table import go_on_or_pause
from guide.live.modes import Mode
from guide.player import State


class Pressed:
    def __init__(self, mode: Mode, state: State) -> None:
        self._now = SimpleNamespace(mode=mode, state=state)
        self.asked: list[str] = []

    def now(self) -> Any:
        return self._now

    def toggle(self) -> None:
        self.asked.append("toggle")

    def go_on(self) -> None:
        self.asked.append("go on")


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("state", [State.PLAYING, State.WAITING, State.PAUSING, State.PAUSED])
def test_one_key_goes_on_or_pauses(mode: Mode, state: State) -> None:
    session = Pressed(mode, state)
    go_on_or_pause(cast(Any, session))
    waiting = mode in (Mode.HOLD, Mode.GATE, Mode.CHOICE) and state in (State.PLAYING, State.WAITING)
    assert session.asked == (["go on"] if waiting else ["toggle"])
