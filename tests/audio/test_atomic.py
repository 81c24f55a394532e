"""A file is there whole or not at all, with the rights it was given."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from guide.audio.atomic import beside
from guide.problems import CannotWriteError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("lasting", [True, False])
def test_until_the_end_the_old_file_stands(tmp_path: Path, lasting: bool) -> None:
    place = tmp_path / "a.txt"
    place.write_text("old")
    with beside(place, lasting=lasting) as part:
        part.write_text("new")
        assert place.read_text() == "old"
    assert (place.read_text(), names(tmp_path)) == ("new", ["a.txt"])


def test_what_goes_wrong_takes_only_the_new_file_away(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("old")
    with pytest.raises(KeyboardInterrupt), beside(place):
        raise KeyboardInterrupt
    with pytest.raises(CannotWriteError, match="could not be written: no room"), beside(place):
        raise OSError(28, "No room")
    assert (place.read_text(), names(tmp_path)) == ("old", ["a.txt"])


@pytest.mark.parametrize(("ending", "found"), [(None, ".part.txt"), (".part", ".part")])
def test_the_unfinished_file_is_known_by_its_ending(tmp_path: Path, ending: str | None, found: str) -> None:
    with beside(tmp_path / "a.txt", ending=ending) as part:
        assert part.name.startswith(".a-")
        assert part.name.endswith(found)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize(("rights", "folder"), [(0o600, 0o700), (0o666, 0o777)])
def test_it_has_the_rights_it_is_given_and_so_has_its_new_folder(tmp_path: Path, rights: int, folder: int) -> None:
    before = os.umask(0)
    try:
        with beside(tmp_path / "new" / "a.txt", rights=rights) as part:
            part.write_text("x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new" / "a.txt").stat().st_mode) == rights
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == folder
