"""Choosing a device where there are two: a sound server's sinks."""

from __future__ import annotations

import pytest

from guide.__main__ import main
from guide.player import choose, device_choice
from tests.player.sound_server import SoundServer

pytestmark = [pytest.mark.real, pytest.mark.sound_server]


def test_what_is_chosen_by_a_part_of_its_name_is_used_until_it_is_forgotten(
    portaudio: SoundServer, capsys: pytest.CaptureFixture[str]
) -> None:
    portaudio.plug_second()
    assert choose().name == "default"
    assert main(["devices", "--use", "seco"]) == 0
    assert "second   PortAudio, chosen" in capsys.readouterr().out
    assert choose().name == "second"
    assert choose("default").name == "default"  # asked for once
    assert device_choice.read() == "second"
    assert main(["devices", "--forget"]) == 0
    assert choose().name == "default"


def test_one_that_is_not_there_is_said_and_waited_for(portaudio: SoundServer) -> None:
    device_choice.keep("second")
    device = choose()
    assert device.name == "default"
    assert device.sentence.startswith("The sound device 'second', which you chose before, is not there. Sound")
    portaudio.plug_second()
    assert choose().name == "second"
