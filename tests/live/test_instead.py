"""A practice as a file: where it lies, what is heard in it, and that the same one is not kept twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from guide import script
from guide.live import instead
from guide.problems import CannotWriteError
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.order import RenderOrder
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    steps:
      - Rest here, @place.
      - pause: 5s!
  - title: Two
    closing: true
    steps: [Come back.]
"""
)
SILENT = f"{TONE}sections:\n  - title: One\n    closing: true\n    steps: [bell: bowl, pause: 3s!]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def job(text: str = TEXT, order: RenderOrder | None = None, **options: object) -> RenderJob:
    reading = script.parse(text.replace("@place", "and rest"))
    assert reading.script is not None, reading.problems
    return RenderJob(reading.script, RenderOptions(**options), order)  # type: ignore[arg-type]


def write(job: RenderJob, name: str = "parts") -> instead.Written:
    return instead.write(job, name, instead.place(name), lambda *_: None, lambda _: None)


def test_it_takes_nobodys_place(folder: Path) -> None:
    assert instead.place("evening/slow") == folder / "slow.flac"
    (folder / "slow.flac").touch()
    (folder / "slow-2.vtt").touch()
    assert instead.place("evening/slow") == folder / "slow-3.flac"


def test_where_nothing_can_be_written_it_is_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(CannotWriteError, match="Nothing can be written to "):
        instead.place("slow")


def test_it_tells_how_long_it_lasts_and_has_its_words_beside_it(folder: Path) -> None:
    written = write(job())
    assert (written.path, written.before, written.own_words) == (folder / "parts.flac", False, False)
    assert written.seconds == pytest.approx(soundfile.info(written.path).duration, abs=0.001)
    assert "Rest here" in written.path.with_suffix(".vtt").read_text(encoding="utf-8")


def test_without_words_there_are_none_beside_it(folder: Path) -> None:
    write(job(SILENT))
    assert [path.name for path in folder.iterdir()] == ["parts.flac"]


def test_it_begins_where_it_was_to_begin(folder: Path) -> None:
    whole = write(job())
    part = write(job(order=RenderOrder(section=1)))
    assert part.path == folder / "parts-2.flac"
    assert part.seconds < whole.seconds - 5.0
    assert "Rest here" not in part.path.with_suffix(".vtt").read_text(encoding="utf-8")


def test_the_same_one_is_kept_once_and_another_beside_it(folder: Path) -> None:
    first = write(job())
    again = write(job())
    assert (again.path, again.before) == (first.path, True)
    assert sorted(path.name for path in folder.iterdir()) == ["parts.flac", "parts.vtt"]
    other = write(job(pace=0.8))
    assert (other.path.name, other.before) == ("parts-2.flac", False)
    assert write(job(pace=0.8)).path == other.path
