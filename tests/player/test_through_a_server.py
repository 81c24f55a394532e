"""The real thing: a sound server's null sink is played through, recorded, and compared with the render."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pytest

from guide.audio import SESSION, Pcm, Rate
from guide.player import MUTE, Opening, Player, State, SubprocessOutput, Volumes, choose, device_choice, list_devices
from guide.player.devices import Device, Take
from guide.player.devices.mini import Mini
from guide.player.devices.portaudio import PortAudio
from guide.problems import NoDeviceError
from tests.player.playing_pieces import Noise, Sentences
from tests.player.sound_server import Recording, SoundServer, silences, until

pytestmark = [pytest.mark.real, pytest.mark.sound_server]
SENTENCE = Sentences.LENGTH
VOICE_ALONE = Volumes(0.0, MUTE, MUTE)
LOOSE = 0.25
"""Seconds granted to a busy machine."""
WHILE = 0.75
"""Seconds of sound after which a device counts as awake, and its loss is noticed soon."""


Make: TypeAlias = Callable[..., Device]


@pytest.fixture(params=[PortAudio, Mini])
def make(request: pytest.FixtureRequest, server: SoundServer) -> Make:
    """Each way to the server; miniaudio's needs no PortAudio."""
    if request.param is PortAudio:
        request.getfixturevalue("portaudio")
    return request.param


def first_sound(pcm: Pcm) -> int:
    return int(np.flatnonzero(pcm.any(axis=1))[0])


def where(pcm: Pcm, frames: Pcm) -> int:
    """Where ``frames`` stand in ``pcm``, exactly."""
    for at in np.flatnonzero((pcm == frames[0]).all(axis=1)):
        if np.array_equal(pcm[at : at + len(frames)], frames):
            return int(at)
    raise AssertionError("these frames were not heard")


def played_for(player: Player, seconds: float) -> Callable[[], bool]:
    mark = player.view().heard + SESSION.frames(seconds)
    return lambda: player.view().heard >= mark


def test_all_is_heard_sample_for_sample_without_a_gap(make: Make) -> None:
    noise = Noise(SESSION.frames(3.0))
    with Recording(SESSION.hz) as recording, Player(noise, SESSION, make(None, SESSION)) as player:
        player.play()
        assert player.wait(12.0)
        assert player.view().underruns == 0
    heard, exported = recording.pcm, noise.exported()
    at = first_sound(heard)
    assert np.array_equal(heard[at : at + len(exported)], exported)
    assert not heard[at + len(exported) :].any()


def test_a_pause_is_heard_soon_and_nothing_is_lost_by_it(make: Make) -> None:
    noise, device = Noise(SESSION.frames(8.0)), make(None, SESSION)
    with Recording(SESSION.hz) as recording, Player(noise, SESSION, device, volumes=VOICE_ALONE) as player:
        player.play()
        assert until(played_for(player, WHILE))
        asked = time.monotonic()
        player.pause()
        assert until(lambda: player.view().state is State.PAUSED)
        paused = player.view().playhead
        player.play()
        assert until(played_for(player, WHILE))
    heard = recording.pcm
    begin = recording.index(asked)
    silent, length = next(s for s in silences(heard[begin:], 100))
    assert silent / SESSION.hz < device.latency + 0.25 + LOOSE
    resumed = begin + silent + length
    whole = resumed + SESSION.frames(0.25)
    # the first whole frame after the fade is the paused one and the fade's length
    assert np.array_equal(heard[whole : whole + 1000], noise.voice[paused:][SESSION.frames(0.25) :][:1000])


def test_a_seek_lands_on_the_frame(make: Make) -> None:
    noise, target, fade = Noise(SESSION.frames(8.0)), SESSION.frames(5.0), SESSION.frames(0.03)
    device = make(None, SESSION)
    with Recording(SESSION.hz) as recording, Player(noise, SESSION, device, volumes=VOICE_ALONE) as player:
        player.play()
        assert until(played_for(player, WHILE))
        asked = time.monotonic()
        player.seek(target)
        assert until(lambda: player.view().playhead > target + 2 * fade)
        assert until(played_for(player, WHILE))
    heard = recording.pcm
    whole = where(heard, noise.voice[target + fade :][:1000])
    rise = (heard[whole - fade : whole] / noise.voice[target : target + fade])[:, 0]
    assert 0 <= rise[0] < 0.001
    assert rise[-1] == 1.0
    assert (np.diff(rise) > -1e-6).all()
    assert (whole - recording.index(asked)) / SESSION.hz < 0.2 + 0.06 + LOOSE


def test_the_playhead_is_what_is_in_the_ears(make: Make) -> None:
    noise = Noise(SESSION.frames(8.0))
    told = []
    with Recording(SESSION.hz) as recording, Player(noise, SESSION, make(None, SESSION), volumes=VOICE_ALONE) as player:
        player.play()
        for _ in range(5):
            assert until(played_for(player, 0.31))
            told.append((time.monotonic(), player.view().playhead))
    heard = recording.pcm
    for moment, playhead in told:
        off = where(heard, noise.voice[playhead : playhead + 100]) - recording.index(moment)
        assert abs(SESSION.seconds(off)) < 0.1


class Spoken(Noise):
    """A sentence begins every 0.4 s."""

    def back(self, frame: int) -> int:
        return frame - frame % SENTENCE


class Gated:
    """A device that cannot be opened again before the test says so, so that its return is recorded from the start."""

    def __init__(self, device: Device) -> None:
        self._device, self.shut = device, False

    def open(self, take: Take, rate: Rate) -> None:
        if self.shut:
            raise NoDeviceError("Not yet.")
        self._device.open(take, rate)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._device, name)


LOSSES = {
    "the sink goes": (SoundServer.unplug, SoundServer.plug),
    "the server crashes": (SoundServer.crash, SoundServer.start),
    "the sink sleeps": (
        lambda server: server.control("suspend-sink", "practice", "1"),
        lambda server: server.control("suspend-sink", "practice", "0"),
    ),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_lost_device_pauses_the_practice_and_its_return_resumes_it(
    server: SoundServer, make: Make, loss: str
) -> None:
    lose, find = LOSSES[loss]
    noise, device = Spoken(SESSION.frames(8.0)), Gated(make(None, SESSION))
    with Player(noise, SESSION, device, volumes=VOICE_ALONE) as player:
        player.play()
        assert until(played_for(player, WHILE))
        device.shut = True
        lose(server)
        assert until(lambda: "went away" in player.view().problem)
        left = player.view()
        assert left.state is State.PAUSED
        assert left.playhead % SENTENCE == 0
        assert player.view() == left
        find(server)
        with Recording(SESSION.hz) as recording:
            device.shut = False
            assert until(lambda: player.view().problem == "")
            assert until(played_for(player, WHILE))
    fade = SESSION.frames(0.25)
    heard = recording.pcm[:, 0]
    again = where(recording.pcm, noise.voice[left.playhead + fade :][:1000])
    assert (np.abs(heard[again - fade // 2 : again]) > 0).all()


def test_a_change_is_heard_on_the_other_sink_from_the_beginning_of_the_sentence(portaudio: SoundServer) -> None:
    portaudio.plug_second()
    assert "second" in [each.name for each in list_devices()]  # plugged in since this process looked first
    noise = Spoken(SESSION.frames(8.0))
    with (
        Recording(SESSION.hz) as one,
        Recording(SESSION.hz, "second") as other,
        Player(noise, SESSION, choose(), volumes=VOICE_ALONE) as player,
    ):
        player.play()
        assert until(played_for(player, WHILE))
        player.use("second")
        assert until(lambda: player.view().device == "second")
        assert until(lambda: device_choice.read() == "second")
        assert choose().name == "second"
        assert until(played_for(player, WHILE))
        assert player.view().problem == ""
    left, fade = one.pcm, SESSION.frames(0.25)
    last = int(np.flatnonzero(left.any(axis=1))[-1])
    assert np.abs(left[last - 10 : last]).max() < 0.01  # faded to its end, not cut
    heard = other.pcm
    begin = first_sound(heard) + fade + 10
    at = where(noise.voice, heard[begin : begin + 500]) - begin + first_sound(heard)
    assert min(at % SENTENCE, SENTENCE - at % SENTENCE) < 10


def test_the_engine_in_its_own_process_finds_a_lost_device_again_and_goes_on_at_the_sentence(
    portaudio: SoundServer,
) -> None:
    piece, output = Sentences(SESSION.frames(600.0)), SubprocessOutput()
    words = np.add(*piece.render(0, 10 * SESSION.hz, 0)[:2])  # the ambience has a time of its own
    with Recording(SESSION.hz) as before:
        player = output.open(piece, SESSION, Opening(volumes=Volumes(bed=MUTE)))
        try:
            assert until(lambda: player.view().heard > SESSION.frames(1.0))
            portaudio.unplug()
            assert until(lambda: player.view().state is State.PAUSED)
            told = time.monotonic()
            assert until(lambda: "went away" in player.view().problem)
            left = player.view().playhead
            portaudio.plug()
            with Recording(SESSION.hz) as after:
                assert until(lambda: player.view().heard > SESSION.frames(2.0))
            assert player.view().problem == ""
        finally:
            player.close()
            output.close()
    heard = before.pcm
    last = int(np.flatnonzero(heard.any(axis=1))[-1])
    assert told - before.moment(last) < 1.0 + LOOSE
    cut = where(words, np.asarray(heard)[last - 99 : last + 1]) + 99
    assert left == piece.back(left)
    assert (
        0 <= cut - left < piece.LENGTH + SESSION.frames(0.1)
    )  # nothing left out, and no more said again than is needed
    fade = SESSION.frames(0.25)
    begun = first_sound(after.pcm)
    assert abs(where(after.pcm, words[left + fade :][:1000]) - fade - begun) < SESSION.frames(0.01)


def test_portaudio_is_chosen_first_and_listed_by_name(portaudio: SoundServer) -> None:
    assert isinstance(choose(), PortAudio)
    assert isinstance(choose("DEFAULT"), PortAudio)
