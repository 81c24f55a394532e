"""The manifest, and the folders where renders are made: whatever is stopped in any step, nothing half made counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.farm import staging
from guide.farm.folders import CatalogueFolder
from guide.farm.manifest import Manifest, Refusal, WrittenFile

KEY = "ab" * 16
FILE = WrittenFile("rest.wav", "cd" * 32, "ef" * 32, 3, 12.0)


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    return CatalogueFolder(tmp_path)


def test_lines_are_read_back_and_the_last_one_about_a_file_counts(folder: CatalogueFolder) -> None:
    newer = WrittenFile("rest.wav", "ab" * 32, "01" * 32, 4, 13.0)
    refusal = Refusal("rest-1h", "It cannot be longer.", 2, "23" * 32)
    Manifest(folder.manifest).add([FILE, refusal])
    Manifest(folder.manifest).add([newer])
    found = Manifest(folder.manifest)
    assert (found.files, found.refusals) == ({"rest.wav": newer}, {refusal.refused: refusal})


@pytest.mark.parametrize("cut", [1, 2, 40, 100])
def test_a_line_that_was_cut_short_takes_no_other_with_it(folder: CatalogueFolder, cut: int) -> None:
    Manifest(folder.manifest).add([FILE])
    Manifest(folder.manifest).add([WrittenFile("half.wav", "ab" * 32, "01" * 32, 4, 13.0)])
    folder.manifest.write_bytes(folder.manifest.read_bytes()[:-cut])
    after = WrittenFile("after.wav", "ab" * 32, "01" * 32, 4, 13.0)
    Manifest(folder.manifest).add([after])
    found = Manifest(folder.manifest).files
    assert found["rest.wav"] == FILE
    assert found["after.wav"] == after
    assert ("half.wav" in found) == (cut == 1)  # only the end of the line is missing


@pytest.mark.parametrize(
    "line", ["", "[1, 2]", "7", '"x"', "null", '{"name": "x"}', '{"refused": "x", "more": 1}', "\0\0"]
)
def test_a_line_of_something_else_is_passed_over(folder: CatalogueFolder, line: str) -> None:
    Manifest(folder.manifest).add([FILE])
    with folder.manifest.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert Manifest(folder.manifest).files == {"rest.wav": FILE}


def staged(folder: CatalogueFolder) -> Path:
    place = staging.begin(folder, KEY)
    for name in ("rest.flac", "rest.vtt", "rest.wav"):
        (place / name).write_text(name)
    staging.finish(place, "cd" * 32, 12.0)
    return place


class StoppedError(Exception):
    """As if the power went."""


def stops(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Stop before the step of that number: moving a file, adding to the manifest, clearing away."""
    steps: Iterator[int] = iter(range(100))

    def counted(work: object) -> object:
        def wrapped(*given: object, **named: object) -> object:
            if next(steps) == step:
                raise StoppedError
            return work(*given, **named)  # type: ignore[operator]

        return wrapped

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Manifest, "add", counted(Manifest.add))
    monkeypatch.setattr("guide.farm.staging.shutil.rmtree", counted(shutil.rmtree))


@pytest.mark.parametrize("step", range(6))
def test_taking_in_may_stop_anywhere_and_is_done_the_next_time(
    folder: CatalogueFolder, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged(folder)
    (folder.out / "rest.wav").write_text("of before")
    with monkeypatch.context() as patched:
        stops(patched, step)
        try:
            staging.take_in(folder, Manifest(folder.manifest), KEY)
        except StoppedError:
            assert step < 5
        else:
            assert step == 5  # there are five: three files, the manifest, clearing away
    staging.sweep(folder, manifest := Manifest(folder.manifest))
    assert set(manifest.files) == {"rest.flac", "rest.vtt", "rest.wav"}
    assert all(each.is_whole(folder.out) for each in manifest.files.values())
    assert not list(folder.making.iterdir())


def test_what_is_not_whole_is_cleared_away_and_never_taken_in(folder: CatalogueFolder) -> None:
    half = staging.begin(folder, KEY)
    (half / "rest.wav").write_text("half")
    torn = staged(folder)
    (torn / "rest.wav").write_text("torn")
    assert staging.sweep(folder, manifest := Manifest(folder.manifest)) == 0
    assert (manifest.files, list(folder.making.iterdir()), list(folder.out.glob("rest*"))) == ({}, [], [])


def test_a_render_that_is_whole_is_found_by_the_next_worker(folder: CatalogueFolder) -> None:
    assert staging.staged_before(folder, KEY, ["rest.wav"]) == ()
    place = staged(folder)
    assert {each.name for each in staging.staged_before(folder, KEY, ["rest.wav", "rest.vtt"])} == {
        path.name for path in place.iterdir() if path.name.startswith("rest")
    }
    assert staging.staged_before(folder, KEY, ["rest.wav", "rest.mp3"]) == ()
