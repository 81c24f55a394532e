"""``guide check-in`` asks below the prompt: what stood on the terminal stays there, and a line follows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows has no such terminals")
from tests.tui.tmux_kit import Tmux, needed


@pytest.mark.real
@pytest.mark.parametrize("size", [(80, 24), (100, 40)])
def test_the_check_in_stands_below_the_prompt_and_leaves_it_as_it_was(tmp_path: Path, size: tuple[int, int]) -> None:
    needed()
    tmux = Tmux(tmp_path, *size)
    try:
        tmux.type(f"echo what was before; {sys.executable} -m guide check-in")
        tmux.press("Enter")
        tmux.see("0 … 9 distress")
        assert "what was before" in tmux.screen()
        tmux.press("S")
        tmux.see("In danger now")
        assert "▔" not in tmux.screen()
        tmux.press("x")
        tmux.see("0 … 9 distress")
        tmux.press("4")
        tmux.see("━ ─── ─── ─── ─── ─── ─── 4")
        tmux.press("Enter")
        tmux.see("enter done")
        tmux.press("Enter")
        tmux.see("Kept on this machine. ready>")
        assert "what was before" in tmux.screen()
    finally:
        tmux.close()
