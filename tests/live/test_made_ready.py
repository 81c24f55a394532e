"""A practice is ready as soon as its first lines are spoken and its sounds are open, and no sooner."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from guide import script
from guide.audio import SESSION
from guide.live.made_ready import made_ready
from guide.problems import ScriptError, WorldError
from guide.render.job import RenderJob
from guide.render.preparation import HEAD_START, Preparation, take_service_of
from guide.voices import TakeService
from tests.scripts import TONE

LINES = [f"Line {number} of many." for number in range(12)]
TEXT = (
    f"{TONE}bed: rain\nsections:\n"
    + "  - title: One\n    steps:\n"
    + "".join(f"      - {line}\n      - pause: 3s!\n" for line in LINES[:6])
    + "  - title: Two\n    closing: true\n    steps:\n"
    + "".join(f"      - {line}\n      - pause: 3s!\n" for line in LINES[6:])
)


@pytest.fixture
def job(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> RenderJob:
    monkeypatch.setenv("GUIDE_HOME", str(tmp_path_factory.mktemp("fresh")))  # nothing has been spoken there
    reading = script.parse(TEXT)
    assert reading.script is not None, reading.problems
    return RenderJob(reading.script)


@pytest.fixture
def take_service(job: RenderJob) -> Iterator[TakeService]:
    with take_service_of(job.applied) as opened:
        yield opened


def test_it_begins_once_its_first_lines_are_spoken(job: RenderJob, take_service: TakeService) -> None:
    told: list[tuple[int, int]] = []
    preparation = Preparation.of(job, take_service)
    piece = made_ready(preparation, lambda *step: told.append(step))
    assert SESSION.frames(HEAD_START) <= piece.ready < piece.frames
    assert told == [(spoken, len(LINES)) for spoken in range(preparation.spoken + 1)]
    assert 0 < preparation.spoken < len(LINES)


def test_from_a_section_on_it_is_that_sections_lines_that_have_to_be_there(
    job: RenderJob, take_service: TakeService
) -> None:
    preparation = Preparation.of(job, take_service)
    piece = made_ready(preparation, lambda *_: None, section=1)
    assert piece.ready >= piece.timeline.begin_of(1) + SESSION.frames(HEAD_START)


class SlowToOpen:
    """Stands for a preparation whose beds take longer to open than its lines to be spoken."""

    def __init__(self) -> None:
        self.asked, self.opened = threading.Event(), False

    def open_sounds(self) -> None:
        self.asked.wait(0.2)
        self.opened = True

    def speak(self, on_take: object, until: object) -> None:
        """All is spoken already."""

    def piece(self) -> bool:
        """Return whether all is open by now."""
        self.asked.set()
        return self.opened


def test_it_waits_for_its_beds_also_where_nothing_has_to_be_spoken() -> None:
    slow: Any = SlowToOpen()
    piece: Any = made_ready(slow, lambda *_: None)
    assert piece is True


def test_its_beds_are_open_by_then(job: RenderJob, take_service: TakeService) -> None:
    piece = made_ready(Preparation.of(job, take_service), lambda *_: None)
    bed = piece.render(SESSION.frames(4.0), SESSION.frames(0.5), SESSION.frames(4.0))[2]
    assert abs(bed).max() > 0.0


def test_a_bed_that_cannot_be_opened_is_raised_and_not_played(take_service: TakeService, tmp_path: Path) -> None:
    bed = tmp_path / "bed.wav"
    bed.write_bytes(b"no sound")
    reading = script.parse(TEXT.replace("bed: rain", f"bed: {bed}"))
    assert reading.script is not None, reading.problems
    preparation = Preparation.of(RenderJob(reading.script), take_service)
    with pytest.raises(WorldError):
        made_ready(preparation, lambda *_: None)


def test_a_breath_whose_words_do_not_fit_is_raised_and_not_played(take_service: TakeService) -> None:
    reading = script.parse(TEXT.replace(LINES[8], "breathe: {pattern: 0.2-6, cycles: 3}"))
    assert reading.script is not None, reading.problems
    preparation = Preparation.of(RenderJob(reading.script), take_service)
    with pytest.raises(ScriptError):
        made_ready(preparation, lambda *_: None)
