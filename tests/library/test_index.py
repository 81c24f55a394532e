"""What is listed is what a full reading says: at first, from what is kept, and after anything was changed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import library, places, script
from guide.__main__ import main
from guide.library import Broken, Header, Source, checked_file, sources
from guide.library.headers import FIELDS
from guide.problems import WrongUseError
from guide.render import lengths as kept_lengths
from guide.render.lasting import lasting
from guide.render.lengths import lengths

SCRIPT = """title: {title}
summary: S
kind: {kind}
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    closing: true
    steps:
      - {words}
{more}"""
PIECES = ["title: A\n", "kind: rest\n", "sections:\n", "  - title: B\n", "    steps:\n", "      - Hello.\n", "\t", "]"]


@pytest.fixture(autouse=True)
def own(home: Path) -> Path:
    """The own folder, and nothing kept yet."""
    (home / "cache").unlink()
    places.kept.cache_clear()
    places.own_scripts().mkdir(parents=True)
    return places.own_scripts()


def write(path: Path, title: str = "Mine", kind: str = "rest", words: str = "Rest here.", more: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPT.format(title=title, kind=kind, words=words, more=more), encoding="utf-8")
    return path


def fully_read(path: Path, name: str) -> tuple[object, ...]:
    """What a full reading says."""
    reading = script.read_file(path)
    if reading.script:
        return (name, *(getattr(reading.script, field) for field in FIELDS))
    first, more = reading.problems[0], len(reading.problems) - 1
    title = (reading.draft.title if reading.draft else "") or path.stem
    return name, title, f"line {first.where.line}: {first.message}" + (f", and {more} more" if more else "")


def listed(path: Path) -> tuple[object, ...]:
    """What the index says."""
    usable, broken = library.shelf()
    entries: tuple[Header | Broken, ...] = (*usable, *broken)
    (entry,) = [each for each in entries if each.path == path]
    if isinstance(entry, Broken):
        return entry.name, entry.title, entry.reason
    return (entry.name, *(getattr(entry, field) for field in FIELDS))


def never(*_: object, **__: object) -> None:
    raise AssertionError("a script was read again")


TEXTS = st.one_of(
    st.builds(
        lambda title, kind, words: SCRIPT.format(title=json.dumps(title), kind=kind, words=json.dumps(words), more=""),
        st.text(min_size=1, max_size=20), st.sampled_from(["rest", "nonsense", "body-scan"]), st.text(max_size=20),
    ),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
    st.text(max_size=60),
)  # fmt: skip


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), min_size=1, max_size=3))
def test_what_is_listed_is_what_a_full_reading_says(texts: list[bytes]) -> None:
    path = places.own_scripts() / "any.yaml"
    for text in texts:
        path.write_bytes(text)
        said = fully_read(path, "any")
        assert listed(path) == said
        assert listed(path) == said  # from what is kept


def test_a_script_is_read_once(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own / "mine.yaml", more="      - use: coming-back\n")
    write(own / "broken.yaml", kind="nonsense")
    before = library.shelf()
    monkeypatch.setattr(script, "parse", never)
    assert library.shelf() == before
    assert len(before[1]) == 1


def test_the_look_for_second_readings_can_fail(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own / "mine.yaml")
    monkeypatch.setattr(script, "parse", never)
    with pytest.raises(AssertionError):
        library.shelf()


def test_a_change_is_seen_though_size_and_time_are_the_same(own: Path) -> None:
    path = write(own / "mine.yaml", title="Mine")
    about = path.stat()
    assert listed(path)[1] == "Mine"
    write(path, title="Ours")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert listed(path)[1] == "Ours"


def test_a_part_that_changes_or_comes_or_goes_is_seen(own: Path) -> None:
    path = write(own / "mine.yaml", more="      - use: soft\n")
    assert isinstance(library.shelf()[1][0], Broken)
    part = own / "parts" / "soft.yaml"
    part.parent.mkdir()
    for text, usable in (("steps:\n  - Softly.\n", True), ("steps:\n  - nonsense: 3\n", False)):
        part.write_text(text)
        assert bool(library.shelf()[1]) is not usable
        assert listed(path) == fully_read(path, "mine")
    part.unlink()
    assert listed(path) == fully_read(path, "mine")


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda kept: b"", lambda kept: kept[:-7], lambda kept: kept[:20], lambda kept: kept.replace(b"Mine", b"Fake"),
    lambda kept: kept.replace(b"guide ", b"other ", 1), lambda kept: b"\xff\x00" * 50, lambda kept: b"[" * 100_000,
    lambda kept: kept.partition(b"\n")[2],
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_that_is_damaged_or_foreign_is_not_believed(damage: Callable[[bytes], bytes], own: Path) -> None:
    path = write(own / "mine.yaml")
    said = listed(path)
    kept = places.library_index()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    assert listed(path) == said
    assert kept.read_bytes() == whole


def test_an_index_of_another_program_is_not_believed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own / "mine.yaml")
    library.shelf()
    monkeypatch.setattr(checked_file, "program", lambda: "another")
    monkeypatch.setattr(script, "parse", never)
    with pytest.raises(AssertionError):
        library.shelf()


def test_folders_are_looked_into_and_parts_and_hidden_ones_left_out(own: Path) -> None:
    for place in ("top", "evening/slow", "evening/deep/er", "evening/parts/part", ".hidden/one", "parts/other"):
        write(own / f"{place}.yaml")
    (own / "evening" / "round").symlink_to(own, target_is_directory=True)
    (own / "again").symlink_to(own / "evening", target_is_directory=True)
    (own / "lost").symlink_to(own / "nowhere", target_is_directory=True)
    names = [each.name for each in library.find_scripts() if each.source.name == "yours"]
    assert names == ["evening/deep/er", "evening/slow", "top"]
    assert {"evening/slow", "top"} <= {each.name for each in library.shelf()[0]}


@pytest.mark.parametrize("name", ["evening/slow", "evening slow", "slow", "Evening/Slow", "eve", "A slow one"])
def test_a_practice_in_a_folder_is_found(name: str, own: Path) -> None:
    path = write(own / "evening" / "slow.yaml", title="A slow one")
    assert library.find(name) == path
    assert library.read(path, script.load).name == "evening/slow"


def test_a_name_in_a_folder_that_nobody_has_is_answered_as_a_name(own: Path) -> None:
    write(own / "evening" / "slow.yaml")
    with pytest.raises(WrongUseError, match="evening/slow"):
        library.find("evening/lsow")
    assert library.find("elsewhere/slow.yaml") == Path("elsewhere/slow.yaml")


def test_two_of_one_name_are_told(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(own / "body" / "body-scan.yaml", title="My own scan")
    assert main(["list"]) == 0
    out = capsys.readouterr().out
    assert "My own scan" in out
    assert "body/body-scan stands before another one of that name, which is shipped." in out
    assert library.find("body-scan") == path


def test_a_source_is_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "pack" / "hail" / "walk.yaml", title="A walk in the hail")
    monkeypatch.setattr(sources, "SOURCES", (*sources.SOURCES, Source("of the pack", lambda: tmp_path / "pack")))
    assert main(["list", "hail"]) == 0
    assert capsys.readouterr().out.startswith("hail/walk ")
    assert library.find("walk in the hail") == path
    assert path in library.paths()


def test_files_of_two_with_one_stem_have_two_names(own: Path) -> None:
    paths = [write(own / f"{place}.yaml") for place in ("evening/slow", "morning/slow", "top")]
    assert library.file_names(paths) == ["evening-slow", "morning-slow", "top"]


# -- lengths -------------------------------------------------------------------------------------------------


def measured_anew() -> dict[str, tuple[float, bool]]:
    return {each.name: lasting(script.load(each.path)) for each in library.shelf()[0]}


def test_lengths_that_are_kept_are_those_that_are_measured(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from guide.render.preparation import take_service_of
    from guide.script.collect import collect

    path = write(own / "mine.yaml", more="      - bell: bowl\n")
    assert not lengths(library.shelf()[0])["mine"].exact
    read = script.load(path)
    with take_service_of(read) as takes:
        takes.speak_all(collect(read).utterances, lambda line, take: None)
    spoken = lengths(library.shelf()[0])
    assert spoken["mine"].exact
    assert spoken == measured_anew()
    with monkeypatch.context() as patched:
        patched.setattr("guide.render.lasting.measure", never)
        assert lengths(library.shelf()[0]) == spoken
    (take,) = places.takes().rglob("*.pcm")
    for change in (lambda: take.write_bytes(take.read_bytes()[:-5]), take.unlink):
        change()
        assert not lengths(library.shelf()[0])["mine"].exact
        assert lengths(library.shelf()[0]) == measured_anew()


def test_a_recording_beside_the_script_changes_its_length(own: Path) -> None:
    import numpy as np
    import soundfile

    path = write(own / "mine.yaml")
    before = lengths(library.shelf()[0])["mine"]
    sound = path.with_suffix(kept_lengths.TAKES) / "rest-here.wav"
    sound.parent.mkdir()
    for seconds in (5, 9):
        soundfile.write(sound, np.random.default_rng(1).normal(0, 0.1, 48000 * seconds), 48000)
        after = lengths(library.shelf()[0])["mine"]
        assert after != before
        assert after == lasting(script.load(path))
        before = after


def test_the_voices_that_are_taken_as_unchanging_come_along() -> None:
    from guide import voices

    assert all(voices.comes_along(name) for name in kept_lengths.COME_ALONG)


def test_headers_have_the_fields_of_scripts() -> None:
    assert tuple(Header.__annotations__) == ("name", "path", *FIELDS, "version")
    assert set(FIELDS) <= set(script.Script.__dataclass_fields__)
