"""From a script to something that can be heard, with the tone voice in its real worker process."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from guide import places, script
from guide.problems import ScriptError
from guide.render.job import RenderJob
from guide.render.lasting import lasting
from guide.render.options import RenderOptions
from guide.render.piece import PreparedPiece
from guide.render.preparation import Preparation, outline, take_service_of
from guide.render.to_file import render_to_file
from guide.script.model import Script
from guide.timeline.levels import BED_DB
from tests.scripts import TONE

TEXT = (
    TONE
    + """bed: drone
sections:
  - title: One
    steps:
      - bell: bowl
      - First line here.
      - pause: 3s!
      - Second line here.
  - title: Two
    closing: true
    steps:
      - First line here.
      - Last line.
"""
)


def read(text: str) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def rehearsed(text: str) -> list[tuple[int, int]]:
    """How many takes were there after each one that had to be spoken."""
    told: list[tuple[int, int]] = []
    practice = read(text)
    with take_service_of(practice) as take_service:
        Preparation(practice, take_service).speak(lambda spoken, wanted: told.append((spoken, wanted)))
    return told


@pytest.fixture(autouse=True)
def own_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")


def test_each_different_line_is_spoken_once_and_then_kept() -> None:
    assert rehearsed(TEXT) == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert rehearsed(TEXT) == [(3, 3)]


def test_an_edited_line_is_the_only_one_spoken_again() -> None:
    rehearsed(TEXT)
    assert rehearsed(TEXT.replace("Second line", "Another line")) == [(2, 3), (3, 3)]


def test_a_damaged_take_is_noticed_and_spoken_again(tmp_path: Path) -> None:
    rehearsed(TEXT)
    take = next(path for path in (tmp_path / "takes").rglob("*") if path.is_file())
    raw = bytearray(take.read_bytes())
    raw[-5] ^= 0xFF
    take.write_bytes(raw)
    assert rehearsed(TEXT) == [(2, 3), (3, 3)]


def test_a_practice_can_begin_while_its_later_lines_are_guesses() -> None:
    practice = read(TEXT)
    with take_service_of(practice) as take_service:
        preparation = Preparation(practice, take_service)
        unspoken = preparation.piece()
        preparation.speak(lambda spoken, wanted: None, until=lambda: preparation.spoken == 1)
        first = preparation.piece()
        preparation.speak(lambda spoken, wanted: None)
        whole = preparation.piece()
    assert unspoken.ready < first.ready < whole.ready == whole.frames
    heard, later = (piece.mix.total(0, first.ready) for piece in (first, whole))
    assert (heard == later).all()


def test_the_preview_starts_no_voice_and_says_what_is_a_guess() -> None:
    found = outline(RenderJob(read(TEXT)))
    assert (found.spoken, found.wanted, found.exact) == (0, 3, False)
    rehearsed(TEXT)
    again = outline(RenderJob(read(TEXT)))
    assert (again.spoken, again.wanted, again.exact) == (3, 3, True)
    assert again.timeline.frames != found.timeline.frames


def test_a_list_tells_the_same_length_as_a_page() -> None:
    for _ in range(2):
        found = outline(RenderJob(read(TEXT))).range
        assert lasting(read(TEXT)) == (pytest.approx(found.natural), found.exact.natural)
        rehearsed(TEXT)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("bed: drone", "bed: drome", (7, 6, "unknown-bed")),
        ("- pause: 3s!", "- choose: {by: bed, drome: [Here.], none: [There.]}", (13, 9, "unknown-bed")),
        ("bed: drone", "bed: ./nothing.mp3", (7, 6, "unknown-bed")),
        ("bell: bowl", "bell: bowel", (11, 15, "unknown-bell")),
        ("voice: tone", "voice: tony", (12, 9, "unknown-voice")),
    ],
)
def test_names_that_do_not_exist_are_problems_at_their_place(old: str, new: str, place: tuple[int, int, str]) -> None:
    practice = read(TEXT.replace(old, new))
    with take_service_of(practice) as take_service, pytest.raises(ScriptError) as caught:
        Preparation(practice, take_service)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.where.column, problem.code) == place


def test_a_line_that_cannot_be_said_is_a_problem_at_its_place() -> None:
    practice = read(TEXT.replace("voice: tone\n", "").replace("Last line.", "ॐ शान्ति"))
    with take_service_of(practice) as take_service, pytest.raises(ScriptError) as caught:
        Preparation(practice, take_service)
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.code) == (18, "cannot-say")


def test_a_cue_that_does_not_fit_its_breath_is_a_problem_once_it_is_spoken() -> None:
    practice = read(TEXT.replace("- Last line.", "- breathe: {pattern: 0.2-6, cycles: 3}"))
    with take_service_of(practice) as take_service, pytest.raises(ScriptError) as caught:
        Preparation(practice, take_service).speak(lambda spoken, wanted: None)
    assert {problem.code for problem in caught.value.problems} == {"cue-too-long"}


def test_a_cue_that_may_not_fit_is_spoken_before_anything_begins() -> None:
    """By guess it fits, so only its voice can tell."""
    practice = read(TEXT.replace("- Last line.", "- breathe: {pattern: 1.2-6, cycles: 3}"))
    with take_service_of(practice) as take_service:
        preparation = Preparation(practice, take_service)
        preparation.speak(lambda spoken, wanted: None, until=lambda: True)  # enough at once
        known = [each.words for each in preparation.wanted if take_service.find(each)]
    assert known == ["Breathe in."]


def test_the_gain_of_a_practice_does_not_move_while_it_plays() -> None:
    """Its master is that of the first piece, whatever true lengths do to how loud the whole is."""
    practice = read(TEXT)
    with take_service_of(practice) as take_service:
        preparation = Preparation(practice, take_service)
        first = preparation.piece().mix.master
        preparation.speak(lambda spoken, wanted: None)
        assert preparation.piece().mix.master is first


def test_a_piece_sounds_in_another_process_as_it_does_here() -> None:
    practice = read(TEXT)
    with take_service_of(practice) as take_service:
        preparation = Preparation(practice, take_service)
        preparation.speak(lambda spoken, wanted: None)
        here = preparation.piece()
        there: PreparedPiece = pickle.loads(pickle.dumps(here))  # noqa: S301 - our own
        assert here.mix.master.gain != 0.0
        assert (there.mix.master, there.ready) == (here.mix.master, here.ready)
        for bus, other in zip(here.render(96_000, 48_000, 0), there.render(96_000, 48_000, 0), strict=True):
            np.testing.assert_array_equal(bus, other)


def test_a_cue_is_judged_by_its_voice_and_not_by_a_guess() -> None:
    practice = read(TEXT.replace("- Last line.", "- breathe: {pattern: 1.2-6, cycles: 3}"))
    with take_service_of(practice) as take_service:
        Preparation(practice, take_service).speak(lambda spoken, wanted: None)


def test_choices_take_the_place_of_what_the_author_wrote() -> None:
    chosen = RenderOptions(voice="heart", pace=0.9, bed="none").applied(read(TEXT))
    assert (chosen.voice.name, chosen.pace, outline(RenderJob(chosen)).timeline.beds) == ("heart", 0.9, ())


SWELLING = (
    TONE
    + """{head}sections:
  - title: One
    steps:
      - First line here.
      - bed: {{layers: [{{track: rain, gain: -3}}, {{track: drone, gain: -9}}], fade: 2s}}
      - Second line here.
      - pause: 20s!
      - bed: none
      - Last line.
      - pause: 20s!
      - bed: rain
      - Last line.
"""
)


@pytest.mark.parametrize(
    ("head", "bed", "heard"),
    [
        ("", None, [("drone", -9.0), ("rain", -3.0), ("rain", 0.0)]),
        ("", "none", []),
        ("", "ocean", [("ocean", 0.0), ("ocean", -3.0), ("ocean", 0.0)]),
        ("bed: {track: rain, gain: -13}\n", "ocean", [("ocean", -13.0), ("ocean", -3.0), ("ocean", 0.0)]),
        ("bed: none\n", "ocean", [("ocean", 0.0), ("ocean", -3.0), ("ocean", 0.0)]),
        ("bed: [rain, drone]\n", "none", []),
    ],
)
def test_a_bed_of_the_listener_takes_the_place_of_each_of_the_practice_and_is_as_soft(
    head: str, bed: str | None, heard: list[tuple[str, float]]
) -> None:
    beds = outline(RenderJob(RenderOptions(bed=bed).applied(read(SWELLING.format(head=head))))).timeline.beds
    assert [(each.source.name, each.gain - BED_DB) for each in beds] == heard


def test_two_exports_are_the_same_file(tmp_path: Path) -> None:
    quiet = lambda *_: None  # noqa: E731
    files = [
        render_to_file(RenderJob(read(TEXT)), tmp_path / name, quiet, quiet).file.sound.read_bytes()
        for name in ("a.flac", "b.flac")
    ]
    assert files[0] == files[1]
