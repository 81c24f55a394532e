"""Steering without a screen: in a terminal of its own, with words that are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import EventKind, Journal

pytest.importorskip("pty", reason="Windows has no such terminals")
from tests.cli.terminal import Terminal

TEXT = """title: Typed
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - Rest here.
      - pause: 60s!
  - title: Two
    closing: true
    steps:
      - gate: {text: Go on when you like., or_after: 60s}
      - Come back.
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    path = tmp_path / "typed.yaml"
    path.write_text(TEXT, encoding="utf-8")
    opened = Terminal("play", str(path), "--silent", "--plain", "--no-check-in")
    yield opened
    opened.close()


def test_a_practice_is_steered_by_letters(terminal: Terminal) -> None:
    terminal.hear("Enter pauses, or goes on.")
    terminal.hear("Rest here.")
    assert "Paused" not in terminal.heard
    terminal.type("h")
    terminal.hear("After this line the words wait; h again, and they do not.")
    terminal.type("h")
    terminal.hear("The words go on.")
    terminal.type("h")
    terminal.hear("The words wait. Enter goes on.")
    terminal.type("")
    terminal.type("x")
    terminal.hear("Enter pauses, or goes on.")  # that meant nothing
    terminal.type("g")
    terminal.hear("Here is some solid ground.")
    terminal.type("")
    terminal.hear("Paused. Enter goes on.")
    terminal.type("1")
    terminal.hear("Hot: noted.")
    terminal.type("?")
    terminal.hear("] and [ ambience louder or softer")
    for key, answer in (("-", "Fewer words: 80 %."), (".", "Pace 1.1."), ("[", "Ambience −2 dB.")):
        terminal.type(key)
        terminal.hear(answer)
    terminal.type("l")
    terminal.hear("A short closing, then the end.")
    terminal.hear("Come back.")
    assert terminal.process.wait(60) == 0
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        (kept,) = journal.sessions()
        told = journal.session(kept.id)
    assert told is not None
    kinds = [event.kind for event in told.events if event.kind is not EventKind.HEARTBEAT]
    assert kinds == [
        EventKind.STARTED, EventKind.HELD, EventKind.WENT_ON, EventKind.GROUNDED, EventKind.PAUSED,
        EventKind.ZONED, EventKind.HUSHED, EventKind.PACED, EventKind.LANDING, EventKind.ENDED,
    ]  # fmt: skip


def test_a_gate_waits_for_enter(tmp_path: Path) -> None:
    path = tmp_path / "gate.yaml"
    path.write_text(TEXT.replace("      - pause: 60s!\n", ""), encoding="utf-8")
    terminal = Terminal("play", str(path), "--silent", "--plain", "--no-check-in")
    try:
        terminal.hear("Go on when you like.")
        terminal.hear("There is time here. Enter goes on.")
        terminal.press(b"\x04")  # Ctrl-D ends nothing
        terminal.type("")
        terminal.hear("Come back.")
    finally:
        terminal.close()


def test_before_it_begins_it_can_be_left(tmp_path: Path) -> None:
    path = tmp_path / "later.yaml"
    path.write_text(TEXT, encoding="utf-8")
    terminal = Terminal("play", str(path), "--silent", "--plain", "--no-check-in", "--in", "1h")
    try:
        terminal.hear("Until then q and Enter leave.")
        terminal.type("x")
        terminal.hear("Until then q and Enter leave.")
        terminal.type("q")
        assert terminal.process.wait(60) == 0
    finally:
        terminal.close()
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        assert journal.sessions() == ()
