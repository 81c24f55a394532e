"""guide export as a catalogue: several voices, lengths and formats in one folder, a plan, a report, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.__main__ import main
from guide.export import batch
from guide.farm.workers import LocalWorkers, Made
from tests.farm import farm_kit
from tests.farm.farm_kit import HereWorkers

WANTED = ("--voice", "tone", "--for", "20s,1h", "--format", "wav,flac", "--bed", "none", "--no-cover", "-o", "out")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two practices, and this process as the one that works."""
    farm_kit.written_scripts(tmp_path / "s", "first", "second")
    monkeypatch.chdir(tmp_path)
    workers = HereWorkers()
    monkeypatch.setattr(LocalWorkers, "each", lambda self, works, voices, doing: workers.each(works, voices, doing))


def ended(arguments: list[str]) -> object:
    """Return the status with which a command ends, also one that the parser refuses."""
    try:
        return main(arguments)
    except SystemExit as left:
        return left.code


def test_what_can_be_had_is_written_and_the_rest_told_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "s", *WANTED]) == 2
    said, complained = capsys.readouterr()
    assert set(farm_kit.sums(tmp_path / "out")) == {
        f"{name}-tone-20s.{end}" for name in ("first", "second") for end in ("wav", "flac", "vtt")
    }
    assert said.startswith("6 files written, ")
    for name in ("first", "second"):
        assert f"{name}-tone-1h was not written. This practice cannot be longer than" in complained
    assert "4 of 4 ready, 2 refused" in complained
    assert main(["export", "s", *WANTED]) == 2
    assert "6 files of before kept." in capsys.readouterr().out


def test_a_plan_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "s", *WANTED, "--plan"]) == 2
    said, complained = capsys.readouterr()
    assert said.splitlines() == [
        *(f"{name}-tone-20s.wav {name}-tone-20s.vtt {name}-tone-20s.flac" for name in ("first", "second")),
        "2 renders to be made",
    ]
    assert complained.count("cannot be written.") == 2
    assert not (tmp_path / "out").exists()


def test_what_is_there_and_is_of_no_catalogue_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "first-tone-20s.wav").write_text("mine")
    assert main(["export", "s", *WANTED]) == 3
    assert "first-tone-20s.wav is already there." in capsys.readouterr().err
    assert (tmp_path / "out" / "first-tone-20s.wav").read_text() == "mine"
    assert main(["export", "s", *WANTED, "--force"]) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("s", "--format", "wav,flak"), "'flak' is no format"),
        (("s", "--voice", "tone,,"), "a comma too many"),
        (("s", "--voice", "tone,nobody"), "There is no voice called 'nobody'"),
        (("s", "--for", "5m,10m", "--stems"), "--stems is for one voice"),
        (("timer", "--for", "5m,10m"), "The timer is written alone"),
        (("s", "--format", "wav,flac", "-o", "s/first.yaml"), "needs a folder"),
    ],
)
def test_what_does_not_go_together_is_told_before_anything_is_done(
    arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(["export", *arguments]) == 1
    assert told in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"s"}


def test_an_interrupt_says_that_the_same_line_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*given: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(LocalWorkers, "each", interrupted)
    assert main(["export", "s", *WANTED]) == 130
    assert "the same line goes on from there" in capsys.readouterr().err


def test_a_cluster_that_is_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("guide.cli.catalogue.find_spec", lambda name: None)
    assert main(["export", "s", "--cluster", "local"]) == 1
    assert 'python -m pip install "guide-player[cluster]"' in capsys.readouterr().err


def test_local_workers_are_processes_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `guide.export.batch` starts them, with as many at a time as are asked for."""
    seen: list[object] = []
    monkeypatch.undo()

    def each(work: object, works: object, jobs: int, doing: object) -> Iterator[tuple[int, Made]]:
        seen.append(jobs)
        return iter(())

    monkeypatch.setattr(batch, "each", each)
    assert list(LocalWorkers(3).each([], frozenset(), lambda number, stem, share: None)) == []
    assert seen == [3]
