"""What is made for several tests at once has a home of its own as well: nobody's own folders are touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places


@pytest.fixture(scope="module")
def early() -> tuple[Path, Path]:
    """Where things are kept before a test has its home."""
    return places.data(), places.kept()


def test_what_is_made_before_a_test_lies_in_a_home_for_it(early: tuple[Path, Path], tmp_path: Path) -> None:
    root = tmp_path.parent
    assert [each for each in early if not each.is_relative_to(root)] == []
