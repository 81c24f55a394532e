"""guide devices: listed, chosen, forgotten, on a machine with two sound devices and on one with none."""

from __future__ import annotations

import json
import stat
import sys
from types import SimpleNamespace

import pytest

from guide import places
from guide.__main__ import main
from guide.player import device_choice


class Card:
    """What PortAudio tells of a machine with two outputs and a microphone."""

    PortAudioError = OSError
    rows = (
        {"name": "Speaker", "max_output_channels": 2, "index": 0},
        {"name": "Headphones", "max_output_channels": 2, "index": 1},
        {"name": "Microphone", "max_output_channels": 0, "index": 2},
    )

    def query_devices(self, device: int | None = None, kind: str | None = None) -> object:
        return self.rows if kind is None else self.rows[device or 0]

    def check_output_settings(self, *_: object, **__: object) -> None: ...

    def _terminate(self) -> None: ...

    def _initialize(self) -> None: ...


@pytest.fixture
def two_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", Card())


@pytest.fixture
def no_sound_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    monkeypatch.setitem(sys.modules, "miniaudio", None)


def say(capsys: pytest.CaptureFixture[str], *words: str) -> SimpleNamespace:
    status = main(["devices", *words])
    said = capsys.readouterr()
    return SimpleNamespace(status=status, out=said.out, err=said.err)


@pytest.mark.usefixtures("two_devices")
def test_what_can_be_played_through_is_listed_with_the_usual_one(capsys: pytest.CaptureFixture[str]) -> None:
    said = say(capsys)
    assert said.out == "Speaker     PortAudio, the usual one\nHeadphones  PortAudio\n"


@pytest.mark.usefixtures("two_devices")
def test_one_is_chosen_by_any_part_of_its_name_and_forgotten_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Headphones  PortAudio, chosen" in say(capsys, "--use", "headph").out
    found = json.loads(say(capsys, "--json").out)
    assert found["chosen"] == "Headphones"
    assert found["devices"][1] == {"name": "Headphones", "through": "PortAudio", "default": False, "chosen": True}
    assert stat.S_IMODE(places.device().stat().st_mode) == 0o600 or sys.platform == "win32"
    assert "chosen" not in say(capsys, "--forget").out


@pytest.mark.usefixtures("two_devices")
def test_a_name_that_is_none_is_refused_and_nothing_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "--use", "Headphones")
    said = say(capsys, "--use", "Headfones")
    assert (said.status, said.out) == (3, "")
    assert "Did you mean 'Headphones'?" in said.err
    assert device_choice.read() == "Headphones"


@pytest.mark.usefixtures("two_devices")
def test_one_that_was_chosen_and_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    device_choice.keep("Radio")
    assert "'Radio', which you chose, is not there" in say(capsys).out


@pytest.mark.usefixtures("no_sound_card")
def test_a_machine_without_any_says_how_to_practise_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--silent" in say(capsys).out
    assert json.loads(say(capsys, "--json").out)["devices"] == []
