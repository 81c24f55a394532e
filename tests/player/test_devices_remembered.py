"""The device that was chosen before, and what the errors of sound libraries are told as."""

from __future__ import annotations

import sys

import pytest

from guide import places
from guide.audio import SESSION
from guide.player import choose, remembered
from guide.player.devices import words


class Outputs:
    """PortAudio on a machine with these outputs; the first is the system's choice."""

    PortAudioError = OSError

    def __init__(self, *names: str) -> None:
        self.rows = [{"name": name, "max_output_channels": 2, "index": i} for i, name in enumerate(names)]
        self.looks = 0

    def query_devices(self, device: int | None = None, kind: str | None = None) -> object:
        return self.rows if kind is None else self.rows[device or 0]

    def check_output_settings(self, *_: object, **__: object) -> None: ...

    def _terminate(self) -> None:
        self.looks += 1

    def _initialize(self) -> None: ...


def plugged(monkeypatch: pytest.MonkeyPatch, *names: str) -> Outputs:
    outputs = Outputs(*names)
    monkeypatch.setitem(sys.modules, "sounddevice", outputs)  # type: ignore[arg-type]
    return outputs


def test_the_device_chosen_before_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plugged(monkeypatch, "Speaker", "Headphones")
    assert choose().name == "Speaker"
    remembered.keep("Headphones")
    assert choose().name == "Headphones"
    assert choose("speak").name == "Speaker"  # asked for once
    assert remembered.read() == "Headphones"
    remembered.keep(None)
    assert choose().name == "Speaker"


def test_one_that_is_not_there_is_said_and_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = plugged(monkeypatch, "Speaker")
    remembered.keep("Headphones")
    device = choose()
    assert device.name == "Speaker"
    assert device.sentence.startswith("The sound device 'Headphones', which you chose before, is not there. Sound")
    looks = outputs.looks
    outputs.rows.append({"name": "Headphones", "max_output_channels": 2, "index": 1})
    assert choose().name == "Headphones"
    assert outputs.looks > looks  # PortAudio would not have seen it otherwise


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": 7}', '{"name": ""}', '{"name": null}'])
def test_a_file_that_says_nothing_is_no_choice(text: str) -> None:
    places.device().parent.mkdir(parents=True, exist_ok=True)
    places.device().write_text(text, encoding="utf-8")
    assert remembered.read() is None


def test_forgetting_nothing_writes_nothing() -> None:
    remembered.keep(None)
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
