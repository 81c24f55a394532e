"""The device that was chosen before, and what the errors of sound libraries are told as."""

from __future__ import annotations

import pytest

from guide import places
from guide.audio import SESSION
from guide.player import device_choice
from guide.player.devices import words


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": 7}', '{"name": ""}', '{"name": null}'])
def test_a_file_that_says_nothing_is_no_choice(text: str) -> None:
    places.device().parent.mkdir(parents=True, exist_ok=True)
    places.device().write_text(text, encoding="utf-8")
    assert device_choice.read() is None


def test_forgetting_nothing_writes_nothing() -> None:
    device_choice.keep(None)
    assert not places.device().exists()


BUSY = (8, -16, "Device or resource busy")
PORTAUDIO = [
    (("Error opening RawOutputStream: Unanticipated host error", -9999, BUSY), "Another program is holding 'USB'."),
    (("Error opening RawOutputStream: Device unavailable", -9985), "may be holding it"),
    (("Error starting stream: Unanticipated host error", -9999, (8, -19, "No such device")), "not there any more"),
    (("Error opening RawOutputStream: x", -9999, (8, -13, "Permission denied")), "group 'audio'"),
    (("Error opening RawOutputStream: x", -9999, (8, -111, "Connection refused")), "does not answer"),
    (("Invalid sample rate", -9997), "does not play 48000 samples"),
    (("Invalid number of channels", -9998), "does not play 48000 samples a second in stereo"),
    (("Error querying device -1",), "There is no sound device."),
    (("Wait timed out", -9987), "does not answer"),
    (("Something new", -1), "No sound device can be used: Something new."),
]
MINIAUDIO = [
    (("failed to init device", -19), "Another program is holding 'USB'."),
    (("failed to init device", -401), "may be holding it"),
    (("failed to init device", -6), "may not play"),
    (("failed to init device", -204), "There is no sound device."),
    (("failed to init device", -1), "No sound device can be used: failed to init device."),
]


@pytest.mark.parametrize(("arguments", "says"), PORTAUDIO)
def test_portaudios_errors_are_told_with_a_way_out(arguments: tuple[object, ...], says: str) -> None:
    told = words.portaudio(Exception(*arguments), "USB", SESSION)
    assert says in str(told)
    assert told.hint


@pytest.mark.parametrize(("arguments", "says"), MINIAUDIO)
def test_miniaudios_errors_are_told_with_a_way_out(arguments: tuple[object, ...], says: str) -> None:
    told = words.miniaudio(Exception(*arguments), "USB")
    assert says in str(told)
    assert told.hint


def test_the_systems_own_choice_has_no_name() -> None:
    told = words.portaudio(Exception("Device unavailable", -9985), None, SESSION)
    assert told.sentence.startswith("The sound device could not be opened")
