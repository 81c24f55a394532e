"""Paths as they are written on the command line, in a setting, on a page: ``~``, quotes, homes that nobody has."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.__main__ import main

GONE = "~nobody-at-all/rain.wav"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("~/a b.md", Path.home() / "a b.md"),
        (" '/x/a b.md' ", Path("/x/a b.md")),
        ('"~/x.md"', Path.home() / "x.md"),
        ("'", Path("'")),
        ("''", Path("''")),
        ("'a' and 'b", Path("'a' and 'b")),
        (GONE, Path(GONE)),
    ],
)
def test_what_is_typed_is_the_path_that_is_meant(typed: str, meant: Path) -> None:
    assert places.typed(typed) == meant


def test_a_home_that_nobody_has_is_no_more_than_a_file_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bell", "--every", "10m", "--bell", GONE]) == 3
    assert f"There is no sound file {GONE}." in capsys.readouterr().err
    assert main(["settings", "ambience", GONE]) == 1
    assert "foreseen" not in capsys.readouterr().err
    monkeypatch.setenv("GUIDE_VOICES", "~nobody-at-all/voices")
    assert main(["voices"]) == 0
