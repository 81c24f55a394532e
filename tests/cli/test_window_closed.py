"""A window that is closed while something plays: it lands softly, ends, and the journal is right."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import places
from guide.journal import Ending, Journal

pytest.importorskip("pty", reason="Windows has no such terminals")
from tests.cli.terminal import Terminal

TEXT = """title: Window
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    closing: true
    steps:
      - Rest here.
      - pause: 60s!
"""


@pytest.mark.parametrize("way", [(), ("--plain",)], ids=["screen", "plain"])
def test_a_window_that_is_closed_ends_the_practice_softly(tmp_path: Path, way: tuple[str, ...]) -> None:
    path = tmp_path / "window.yaml"
    path.write_text(TEXT, encoding="utf-8")
    terminal = Terminal("play", str(path), "--silent", "--no-check-in", *way)
    try:
        terminal.hear("Rest here.")
        terminal.hang_up()
        assert terminal.process.wait(30) >= 0  # by itself: nothing had to kill it
    finally:
        terminal.close()
    with Journal.open(places.journal(), lambda: datetime.now(UTC)) as journal:
        assert journal.sessions()[0].ending is Ending.LANDED
