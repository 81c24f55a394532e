"""A catalogue: every combination is written, each sentence spoken once, and what is written already is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.audio import Pcm
from guide.farm.folders import CatalogueFolder
from guide.farm.manifest import Manifest
from guide.farm.request import CatalogueRequest
from guide.mix import Buses, Mix
from guide.problems import CannotWriteError
from guide.process import lease
from tests.farm import farm_kit
from tests.farm.farm_kit import HereWorkers


@pytest.fixture
def wanted(tmp_path: Path) -> CatalogueRequest:
    paths = farm_kit.written_scripts(tmp_path / "s", "first", "second")
    return farm_kit.request(paths, voices=(None, "tone"), lengths=(20.0, 24.0), formats=("wav", "flac"))


def test_every_combination_is_written_and_each_sentence_spoken_once(wanted: CatalogueRequest, tmp_path: Path) -> None:
    tally = farm_kit.made_here(wanted, tmp_path / "out")
    names = {
        f"{name}{voice}-{length}"
        for name in ("first", "second")
        for voice in ("", "-tone")
        for length in ("20s", "24s")
    }
    assert set(farm_kit.sums(tmp_path / "out")) == {f"{name}.{end}" for name in names for end in ("wav", "flac", "vtt")}
    assert (tally.renders, tally.files, tally.status, tally.sound) == (8, 24, 0, 4 * 20.0 + 4 * 24.0)
    assert tally.spoken == len(farm_kit.spoken(tmp_path / "out")) == len(set(farm_kit.spoken(tmp_path / "out")))
    assert tally.spoken <= farm_kit.SHARED + len(wanted.paths)
    assert not list(CatalogueFolder(tmp_path / "out").making.iterdir())


def test_one_mix_serves_every_format(wanted: CatalogueRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mixed: list[int] = []
    mix = Mix.both

    def both(self: Mix, start: int, count: int) -> tuple[Buses, Pcm]:
        mixed.append(count)
        return mix(self, start, count)

    monkeypatch.setattr(Mix, "both", both)
    tally = farm_kit.made_here(wanted, tmp_path / "out")
    assert sum(mixed) == 48_000 * tally.sound


def test_what_is_written_is_kept_and_what_was_changed_is_made_anew(wanted: CatalogueRequest, tmp_path: Path) -> None:
    out = tmp_path / "out"
    farm_kit.made_here(wanted, out)
    before, spoken = farm_kit.sums(out), len(farm_kit.spoken(out))
    again = farm_kit.made_here(wanted, out)
    assert (again.renders, again.kept, again.spoken) == (0, 24, 0)

    first = wanted.paths[0]
    first.write_text(first.read_text("utf-8").replace("the fields.", "the woods."), encoding="utf-8")
    (out / "second-tone-20s.flac").write_bytes(b"cut short")
    workers = HereWorkers()
    again = farm_kit.made_here(wanted, out, workers)
    assert set(workers.seen) == {"first-20s", "first-24s", "first-tone-20s", "first-tone-24s", "second-tone-20s"}
    after = farm_kit.sums(out)
    assert {name for name in after if after[name] != before[name]} == {
        name for name in after if name.startswith("first")
    }
    assert len(farm_kit.spoken(out)) == spoken + 1  # the sentence that was changed, in the one voice that speaks


def test_a_format_that_is_added_makes_that_format_alone(wanted: CatalogueRequest, tmp_path: Path) -> None:
    out = tmp_path / "out"
    farm_kit.made_here(wanted, out)
    there = (out / "first-20s.flac").stat().st_mtime_ns
    more = farm_kit.request(wanted.paths, voices=wanted.voices, lengths=wanted.lengths, formats=("flac", "ogg"))
    assert farm_kit.made_here(more, out).renders == 8
    assert (out / "first-20s.flac").stat().st_mtime_ns == there
    assert (out / "first-20s.ogg").is_file()


def test_a_worker_that_ends_gets_its_work_once_more_and_is_told_of_after_that(
    wanted: CatalogueRequest, tmp_path: Path
) -> None:
    deaths = [1]
    tally = farm_kit.made_here(wanted, tmp_path / "out", HereWorkers(dies=lambda number: bool(deaths and deaths.pop())))
    assert (tally.renders, tally.status) == (8, 0)
    for path in (tmp_path / "out").glob("*.wav"):
        path.unlink()
    tally = farm_kit.made_here(wanted, tmp_path / "out", HereWorkers(dies=lambda number: number == 0))
    assert {each.why for each in tally.refusals} == {"It was ended from outside (status -9)."}
    assert tally.status == 3


def test_a_length_out_of_reach_is_refused_with_the_reason_and_not_tried_again(tmp_path: Path) -> None:
    wanted = farm_kit.request(farm_kit.written_scripts(tmp_path / "s", "first"), lengths=(20.0, 3600.0))
    tally = farm_kit.made_here(wanted, tmp_path / "out")
    (refusal,) = tally.refusals
    assert (refusal.stem, refusal.status, tally.status, tally.renders) == ("first-1h", 2, 2, 1)
    assert "cannot be longer than" in refusal.why
    assert "first-1h was not written. This practice" in CatalogueFolder(tmp_path / "out").report.read_text("utf-8")
    workers = HereWorkers()
    again = farm_kit.made_here(wanted, tmp_path / "out", workers)
    assert (workers.seen, [each.why for each in again.refusals]) == ([], [refusal.why])


def test_what_may_be_there_tomorrow_is_tried_again(tmp_path: Path) -> None:
    (path,) = farm_kit.written_scripts(tmp_path / "s", "first")
    path.write_text(path.read_text("utf-8").replace("pause: 4s..20s", "bell: nobodys"), encoding="utf-8")
    workers = HereWorkers()
    for _ in range(2):
        (refusal,) = farm_kit.made_here(farm_kit.request((path,)), tmp_path / "out", workers).refusals
        assert "nobodys" in refusal.why
    assert workers.seen == ["first", "first"]


def test_a_script_that_changes_under_the_work_is_told_and_nothing_of_it_is_kept(
    wanted: CatalogueRequest, tmp_path: Path
) -> None:
    first = wanted.paths[0]

    def changes(number: int) -> bool:
        first.write_text(first.read_text("utf-8").replace("the fields.", "the woods."), encoding="utf-8")
        return False

    tally = farm_kit.made_here(wanted, tmp_path / "out", HereWorkers(dies=changes))
    assert {each.stem.partition("-")[0] for each in tally.refusals} == {"first"}
    assert all("was changed meanwhile" in each.why for each in tally.refusals)
    assert not list((tmp_path / "out").glob("first*"))


def test_what_the_inspection_finds_is_told_by_the_name_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = farm_kit.request(farm_kit.written_scripts(tmp_path / "s", "first"))
    monkeypatch.setattr("guide.render.inspect_render.InspectingObserver.wrong", lambda self: "It hums.")
    (refusal,) = farm_kit.made_here(wanted, tmp_path / "out").refusals
    assert refusal.why.startswith(f"{tmp_path / 'out' / 'first.wav'} was not written")
    assert not list(CatalogueFolder(tmp_path / "out").making.iterdir())


def test_two_never_make_the_same_catalogue_at_once(wanted: CatalogueRequest, tmp_path: Path) -> None:
    folder = CatalogueFolder(tmp_path / "out")
    with lease.claimed(folder.claim, 0.0, lambda seconds: None) as had:
        assert had
        with pytest.raises(CannotWriteError, match="is being made in"):
            farm_kit.made_here(wanted, tmp_path / "out")
    with lease.lease(folder.leases), pytest.raises(CannotWriteError, match="still at work"):
        farm_kit.made_here(wanted, tmp_path / "out")
    assert Manifest(folder.manifest).files == {}
