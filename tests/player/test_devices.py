"""The silent clock, and which device is chosen and what is said of it."""

from __future__ import annotations

import sys

import pytest

from guide.audio import Rate
from guide.player import choose, devices, list_devices
from guide.player.devices import matching, mini
from guide.player.devices.silent import Silent
from guide.problems import NoDeviceError

RATE = Rate(1000)


class Hours:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def counted(clock: Hours) -> tuple[Silent, list[int]]:
    taken: list[int] = []
    device = Silent(clock=clock)
    device.begin(lambda out, when: taken.append(len(out) // 8), RATE)
    return device, taken


def test_silence_takes_what_is_due_and_does_not_drift() -> None:
    clock = Hours()
    device, taken = counted(clock)
    for turn in range(1, 10_001):
        clock.now = 100.0 + turn * 0.0203
        device.tick()
    assert sum(taken) == 203_000
    assert set(taken) == {20, 21}


def test_silence_makes_nothing_up_after_the_machine_slept() -> None:
    clock = Hours()
    device, taken = counted(clock)
    clock.now += 3600.0
    device.tick()
    assert taken == [20]
    clock.now += 0.030
    device.tick()
    assert taken == [20, 30]
    device.tick()
    assert taken == [20, 30]


def test_silence_starts_and_stops_a_thread_of_its_own() -> None:
    from threading import Event

    asked = Event()
    device = Silent()
    device.open(lambda out, when: asked.set(), RATE)
    assert asked.wait(10)
    device.close()
    device.close()
    assert not device.lost()


def test_silence_is_chosen_when_asked_for() -> None:
    device = choose(silent=True)
    assert device.name == "silence"
    assert "as you asked" in device.sentence


@pytest.fixture
def no_sound_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without PortAudio and without miniaudio: importing either fails as it does there."""
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    monkeypatch.setitem(sys.modules, "miniaudio", None)


@pytest.mark.usefixtures("no_sound_card")
def test_without_any_device_the_practice_is_silent_and_the_sentence_says_how_to_have_sound() -> None:
    device = choose()
    assert isinstance(device, Silent)
    assert "No sound device was found" in device.sentence
    assert "PortAudio is missing" in device.sentence
    assert list_devices() == ()


@pytest.mark.usefixtures("no_sound_card")
def test_a_named_device_that_is_not_there_is_never_replaced_in_silence() -> None:
    with pytest.raises(NoDeviceError, match="headphones"):
        choose("headphones")


NAMES = ["HDA Intel: Analog", "HDA Intel: HDMI", "Headphones"]


@pytest.mark.parametrize(("wanted", "found"), [("headph", 2), ("hdmi", 1), ("HDA intel: analog", 0)])
def test_any_unambiguous_part_of_a_name_will_do(wanted: str, found: int) -> None:
    assert matching(wanted, NAMES) == NAMES[found]


@pytest.mark.parametrize(("wanted", "says"), [("hda", "could be any of"), ("Headphone s", "Did you mean 'Headphones'")])
def test_other_names_are_answered_with_what_there_is(wanted: str, says: str) -> None:
    with pytest.raises(NoDeviceError, match=says):
        matching(wanted, NAMES)


def test_what_was_chosen_is_said_in_one_sentence() -> None:
    assert devices.choose(silent=True).sentence.count(". ") == 0


def test_what_alsa_offers_for_nothing_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    class Found:
        def __init__(self, backends: object) -> None:
            pass

        def get_playbacks(self) -> list[dict[str, str]]:
            nothing = "Discard all samples (playback) or generate zero samples (capture)"
            return [{"name": nothing, "id": "a"}, {"name": "Speakers", "id": "b"}]

    monkeypatch.setattr("miniaudio.Devices", Found)
    assert [each.name for each in mini.listed()] == ["Speakers"]
