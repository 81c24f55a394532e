"""What a start is expected to play: kept, believed while nothing has changed, and gone on with only if it is meant."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from guide.audio import SESSION
from guide.player import Opening, State
from guide.player import expectation as expectations
from guide.player.expectation import Expectation, OpeningPlayed
from guide.player.player_server import PlayerServer
from guide.process.shared_snapshot import SharedSnapshot, allocate
from guide.render.job import RenderJob
from guide.render.piece import PreparedPiece
from guide.render.preparation import Preparation, take_service_of
from guide.script import parse
from tests.player.hand_pulled import HandPulled

TEXT = """title: Short
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    closing: true
    steps:
      - {words}
      - pause: 60s!
"""


def piece(words: str = "Rest here.") -> PreparedPiece:
    script = parse(TEXT.replace("{words}", words)).script
    assert script
    with take_service_of(script) as takes:
        preparation = Preparation.of(RenderJob(script), takes)
        preparation.speak(lambda spoken, wanted: None)
        return preparation.piece()


@dataclass
class Ears:
    """The near end of a pipe that keeps what it is told."""

    told: list[tuple[str, Any]] = field(default_factory=list)

    def send(self, value: Any) -> None:
        self.told.append(value)


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch) -> list[HandPulled]:
    """Every device that is chosen."""
    made: list[HandPulled] = []

    def choose(name: str | None = None, silent: bool = False) -> HandPulled:
        made.append(HandPulled())
        return made[-1]

    monkeypatch.setattr("guide.player.devices.choose", choose)
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Expectation:
    expected = Expectation(tmp_path / "a.opening", "this program")
    expected.keep(OpeningPlayed(piece(), SESSION, Opening(1)))
    return expected


def obey(server: PlayerServer, what: str, *arguments: object) -> None:
    server.obey(pickle.dumps((what, arguments)))


def test_what_is_kept_comes_back_equal_and_is_believed_until_something_changes(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("a")
    expected = Expectation(tmp_path / "folder" / "a.opening", "this program", (script, tmp_path / "none"))
    assert not expected.holds()
    played = OpeningPlayed(piece(), SESSION, Opening(1, 48))
    expected.keep(played)
    assert expected.holds()
    assert expectations.read(expected.path) == played
    assert not replace(expected, program="another").holds()
    (tmp_path / "none").write_text("not any more")
    assert not expected.holds()
    (tmp_path / "none").unlink()
    script.write_text("ab")
    assert not expected.holds()


def test_what_is_not_final_is_not_kept(tmp_path: Path) -> None:
    whole = piece()
    expected = Expectation(tmp_path / "a.opening", "p")
    expected.keep(OpeningPlayed(replace(whole, ready=whole.frames - 1), SESSION, Opening()))
    assert not expected.path.exists()


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.opening").write_text("")
        os.utime(tmp_path / f"{number}.opening", (number, number))
    expectations.forget(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.opening", "4.opening"]
    expectations.forget(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("named", [os.system, pickle.loads, Path.unlink])
def test_a_file_that_names_anything_else_makes_nothing(tmp_path: Path, named: object) -> None:
    (tmp_path / "bad").write_bytes(b"[]\n" + pickle.dumps((named, 1, 2)))
    with pytest.raises(pickle.UnpicklingError):
        expectations.read(tmp_path / "bad")


def test_pieces_are_equal_if_the_same_would_arrive() -> None:
    assert piece() == piece() == pickle.loads(pickle.dumps(piece()))  # noqa: S301 - our own
    assert piece() != piece("Rest there.")
    assert piece() != replace(piece(), ready=1)


def test_what_was_expected_and_is_asked_for_goes_on(kept: Expectation, devices: list[HandPulled]) -> None:
    ears = Ears()
    server = PlayerServer(ears, SharedSnapshot(allocate()))  # type: ignore[arg-type]
    obey(server, "expect", str(kept.path))
    assert ears.told == []  # nobody has asked
    devices[0].pull(4800)
    obey(server, "choose", None, False)
    obey(server, "open", piece(), SESSION, Opening(1))
    assert [kind for kind, _ in ears.told] == ["given", "given"]
    assert len(devices) == 1
    assert ears.told[-1][1].state is State.PLAYING
    assert ears.told[-1][1].heard > 0


@pytest.mark.parametrize("asked", [("Rest there.", Opening(1)), ("Rest here.", Opening(1, 4800))])
def test_what_was_not_expected_begins_anew(
    asked: tuple[str, Opening], kept: Expectation, devices: list[HandPulled]
) -> None:
    ears = Ears()
    server = PlayerServer(ears, SharedSnapshot(allocate()))  # type: ignore[arg-type]
    obey(server, "expect", str(kept.path))
    devices[0].pull(4800)
    obey(server, "choose", None, False)
    obey(server, "open", piece(asked[0]), SESSION, asked[1])
    assert [kind for kind, _ in ears.told] == ["given", "given"]
    view = ears.told[-1][1]
    assert (view.heard, view.playhead) == (0, asked[1].start)
    assert (devices[0].opened, devices[0].closed) == (2, 1)


def test_another_device_is_chosen_as_if_nothing_had_been_expected(kept: Expectation, devices: list[HandPulled]) -> None:
    ears = Ears()
    server = PlayerServer(ears, SharedSnapshot(allocate()))  # type: ignore[arg-type]
    obey(server, "expect", str(kept.path))
    obey(server, "choose", "another", False)
    assert len(devices) == 2


def test_an_expectation_that_cannot_be_read_is_answered_by_nobody(tmp_path: Path, devices: list[HandPulled]) -> None:
    (tmp_path / "bad").write_bytes(b"[]\nnonsense")
    ears = Ears()
    server = PlayerServer(ears, SharedSnapshot(allocate()))  # type: ignore[arg-type]
    for name in ("bad", "none"):
        obey(server, "expect", str(tmp_path / name))
    assert ears.told == []
    obey(server, "choose", None, False)
    obey(server, "open", piece(), SESSION, Opening(1))
    assert [kind for kind, _ in ears.told] == ["given", "given"]
