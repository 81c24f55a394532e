"""A choice that changes nothing is told, wherever it was made; one that is heard is not spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_kit import SHORT, guide

DEAF = "posture=standing changes nothing in this practice, which hears touch."
TEXT = SHORT.replace("- Rest here.", "- choose: {by: touch, no: [Rest here.], else: [Rest there.]}")


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    path = tmp_path / "short.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [("play", "--silent"), ("export", "-o", "out.wav"), ("export", "--ssml", "-o", "out.ssml"), ("outline",)],
    ids=["play", "export", "ssml", "outline"],
)  # fmt: skip
def test_it_is_told_beside_what_is_asked_for(command: tuple[str, ...], practice: Path, tmp_path: Path) -> None:
    name, *more = command
    told = guide(name, practice, *more, "--set", "posture=standing", "--set", "touch=no", cwd=tmp_path)
    assert told.returncode == 0
    assert (told.stdout + told.stderr).count(DEAF) == 1
    quiet = guide(name, practice, *more, "--set", "touch=no", cwd=tmp_path)
    assert "changes nothing" not in quiet.stdout + quiet.stderr


def test_a_region_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    told = guide("outline", "body-scan", "--set", "skip=bely, feet", cwd=tmp_path)
    assert "skip=bely changes nothing in this practice; did you mean 'belly'?" in told.stderr
    assert "skip=feet" not in told.stderr
