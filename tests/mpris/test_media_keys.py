"""A real session bus, and a client that others wrote: what it asks for is done, and what it is told is so."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from guide import mpris, script
from guide.live.modes import Mode
from guide.live.session import LiveSession
from guide.mpris.methods import UnknownMember, call, set_property
from guide.mpris.properties import PLAYER, ROOT, properties
from guide.mpris.properties import PRACTICE as TRACK
from guide.player import InProcessOutput, State, Volumes, choose
from guide.render.job import RenderJob
from tests.live.session_kit import until_spoken
from tests.mpris.desk_session import NOW, Written
from tests.scripts import TONE

pytestmark = pytest.mark.real


@pytest.fixture
def session(bus: subprocess.Popen[bytes]) -> Iterator[Written]:
    made = Written()
    with mpris.offer(made) as offered:
        assert offered
        assert wait_for(lambda: "guide" in playerctl("--list-all"))
        yield made


def wait_for(true: object) -> bool:
    assert callable(true)
    pause = threading.Event()
    return any(true() or pause.wait(0.05) for _ in range(1000))


def playerctl(*words: str) -> str:
    asked = subprocess.run(["playerctl", *words], capture_output=True, text=True, check=False, timeout=20)
    return (asked.stdout + asked.stderr).strip()


def test_a_client_sees_what_is_practised_and_where(session: Written) -> None:
    assert playerctl("--list-all") == "guide"
    assert playerctl("status") == "Playing"
    assert playerctl("metadata", "title") == "A slow moment"
    assert playerctl("metadata", "artist") == "Somebody"
    assert playerctl("metadata", "album") == "Arriving"
    assert playerctl("metadata", "mpris:length") == "180000000"
    assert float(playerctl("position")) == pytest.approx(12.5, abs=2.0)
    session.shown = replace(session.shown, position=20.25)
    assert wait_for(lambda: float(playerctl("position")) > 20.0)


KEYS = [
    (["pause"], ["pause"]),
    (["play"], ["play"]),
    (["play-pause"], ["toggle"]),
    (["next"], ["section 1"]),
    (["previous"], ["section -1"]),
    (["stop"], ["land"]),
    (["position", "10+"], ["jump 10"]),
    (["position", "10-"], ["jump -10"]),
    (["position", "60"], ["jump 47.5"]),
    (["volume", "0.5"], ["voice -6.0", "bells -6.0", "bed -6.0"]),
]


def test_what_a_client_asks_for_is_done(session: Written) -> None:
    for words, asked in KEYS:
        session.shown, session.asked = NOW, []
        assert playerctl(*words) == ""
        assert session.asked == asked, words


PRACTICE = (
    TONE
    + """sections:
  - title: One
    steps: [First., pause: 60s!]
  - title: Two
    closing: true
    steps: [Last., pause: 60s!]
"""
)


@pytest.fixture
def practised() -> Iterator[LiveSession]:
    """A session that plays, in silence, with its closing words spoken."""
    reading = script.parse(PRACTICE)
    assert reading.script is not None
    made = LiveSession(RenderJob(reading.script), "t", None)
    made.prepare()
    made.begin(InProcessOutput(choose(silent=True)))
    until_spoken(made)
    yield made
    made.close()


@pytest.mark.usefixtures("bus")
def test_a_client_steers_a_practice(practised: LiveSession) -> None:
    with mpris.offer(practised):
        assert wait_for(lambda: playerctl("status") == "Playing")
        assert playerctl("pause") == ""
        assert wait_for(lambda: practised.now().state is State.PAUSED)
        assert wait_for(lambda: playerctl("status") == "Paused")
        assert playerctl("play") == ""
        assert playerctl("next") == ""
        assert wait_for(lambda: practised.now().moment.title == "Two")
        assert wait_for(lambda: playerctl("metadata", "album") == "Two")
        assert playerctl("stop") == ""
        assert wait_for(lambda: practised.now().mode is Mode.CLOSING)


def test_whoever_listens_is_told_of_changes_and_jumps(session: Written) -> None:
    listen = ["gdbus", "monitor", "--session", "--dest", "org.mpris.MediaPlayer2.guide"]
    with subprocess.Popen(listen, stdout=subprocess.PIPE, text=True) as listening:
        assert listening.stdout is not None
        told: list[str] = []
        threading.Thread(target=lambda lines=listening.stdout: told.extend(lines), daemon=True).start()
        assert wait_for(lambda: "owned by" in "".join(told))
        session.pause()
        assert wait_for(lambda: "'PlaybackStatus': <'Paused'>" in "".join(told))
        session.jump(60.0)
        assert wait_for(lambda: "Seeked (int64 72500000,)" in "".join(told))
        listening.terminate()


def test_it_explains_itself_and_refuses_what_there_is_not(session: Written) -> None:
    def gdbus(*words: str) -> str:
        command = ["gdbus", words[0], "--session", "--dest", "org.mpris.MediaPlayer2.guide", "--object-path"]
        command += ["/org/mpris/MediaPlayer2", *words[1:]]
        asked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
        return asked.stdout + asked.stderr

    told = gdbus("introspect")
    assert "interface org.mpris.MediaPlayer2.Player" in told
    assert "PlaybackStatus = 'Playing'" in told
    assert "UnknownMethod" in gdbus("call", "--method", f"{PLAYER}.Dance")
    assert "UnknownProperty" in gdbus("call", "--method", "org.freedesktop.DBus.Properties.Get", PLAYER, "Colour")
    assert "UnknownInterface" in gdbus("call", "--method", "org.freedesktop.DBus.Properties.GetAll", "a.b")
    assert "PropertyReadOnly" in gdbus(
        "call", "--method", "org.freedesktop.DBus.Properties.Set", PLAYER, "Metadata", "<1>"
    )
    assert "NotSupported" in gdbus("call", "--method", f"{PLAYER}.OpenUri", "file:///x")
    assert playerctl("status") == "Playing"


def test_two_practices_at_once_have_two_names(session: Written) -> None:
    with mpris.offer(Written()):
        assert wait_for(lambda: len(playerctl("--list-all").split()) == 2)
    assert wait_for(lambda: playerctl("--list-all") == "guide")


def test_when_the_bus_goes_the_practice_does_not_notice(bus: subprocess.Popen[bytes]) -> None:
    made = Written()
    with mpris.offer(made):
        assert wait_for(lambda: "guide" in playerctl("--list-all"))
        bus.kill()
        bus.wait()
    assert made.asked == []


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with mpris.offer(Written()) as offered:
        assert not offered


@pytest.mark.parametrize("address", ["/dev/null", "disabled:", "autolaunch:", "unix:foo", "unix:path=/no/bus"])
def test_an_address_that_is_none_is_no_bus(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made = Written()
    with mpris.offer(made):
        assert wait_for(lambda: not any(thread.name == "desk" for thread in threading.enumerate()))
    assert made.asked == []


@pytest.mark.parametrize("method", ["Play", "Pause", "PlayPause", "Next", "Previous"])
def test_what_is_appointed_begins_at_its_moment_whatever_key_is_pressed(method: str) -> None:
    made = Written()
    made.shown = replace(NOW, state=State.PAUSED, begins=600.0)
    call(made, PLAYER, method, ())
    assert made.asked == []
    call(made, PLAYER, "Stop", ())
    assert made.asked == ["land"]


@pytest.mark.parametrize(("method", "asked"), [("Play", "go on"), ("PlayPause", "go on"), ("Pause", "pause")])
@pytest.mark.parametrize("mode", [Mode.HOLD, Mode.GATE, Mode.CHOICE])
def test_a_headset_goes_on_wherever_it_waits(mode: Mode, method: str, asked: str) -> None:
    made = Written()
    made.shown = replace(NOW, mode=mode)
    call(made, PLAYER, method, ())
    assert made.asked == [asked]


@pytest.mark.parametrize(
    ("position", "asked"), [(-1, []), (0, ["jump -12.5"]), (180e6, ["jump 167.5"]), (180e6 + 1, [])]
)
def test_a_position_is_one_within_the_practice(position: float, asked: list[str]) -> None:
    made = Written()
    call(made, PLAYER, "SetPosition", (TRACK, int(position)))
    assert made.asked == asked


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "loud"])
def test_a_volume_that_is_no_number_is_refused(value: object) -> None:
    made = Written()
    with pytest.raises(UnknownMember, match="A volume is a number"):
        set_property(made, PLAYER, "Volume", value)
    assert made.asked == []


def test_the_volume_keeps_what_lies_between_the_buses() -> None:
    made = Written()
    made.shown = replace(NOW, volumes=Volumes(bed=-10.0))
    set_property(made, PLAYER, "Volume", 0.0)
    assert made.asked == ["voice -30.0", "bells -30.0", "bed -30.0"]
    set_property(made, PLAYER, "Volume", 100.0)
    assert made.asked[3:] == ["voice 36.0", "bells 36.0", "bed 36.0"]


STATUS = [
    (State.PLAYING, Mode.PRACTICE, "Playing"),
    (State.PLAYING, Mode.HOLD, "Playing"),
    (State.WAITING, Mode.PRACTICE, "Playing"),
    (State.LANDING, Mode.PRACTICE, "Playing"),
    (State.PAUSING, Mode.PRACTICE, "Paused"),
    (State.PAUSED, Mode.GROUND, "Paused"),
    (State.ENDED, Mode.CLOSING, "Stopped"),
]


@pytest.mark.parametrize(("state", "mode", "status"), STATUS)
def test_the_status_is_what_a_desktop_calls_it(state: State, mode: Mode, status: str) -> None:
    found = properties(PLAYER, Written().script, replace(NOW, state=state, mode=mode, volumes=Volumes(voice=-6.0)))
    assert found is not None
    assert found["PlaybackStatus"] == ("s", status)
    assert found["Volume"] == ("d", 0.5012)
    assert properties(ROOT, Written().script, NOW)
    assert properties("a.b", Written().script, NOW) is None


def test_the_command_line_does_not_load_the_library() -> None:
    look = "import sys, guide.cli, guide.mpris; sys.exit('jeepney' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
