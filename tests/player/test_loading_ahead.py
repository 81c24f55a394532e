"""What the player loads ahead of time is answered by nobody, whatever goes wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.process import children


def test_a_module_that_cannot_be_loaded_ahead_is_no_answer_to_what_is_asked_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stumbling_library.py").write_text("raise RuntimeError('it stumbles')\n")
    monkeypatch.syspath_prepend(tmp_path)
    child = children.player()
    try:
        child.pipe.send(("load", ("guide.nowhere", "stumbling_library")))
        child.pipe.send(("choose", (None, True)))
        assert child.pipe.poll(60)
        assert child.pipe.recv()[0] == "given"
    finally:
        child.close()
