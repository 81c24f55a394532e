"""Methods of MPRIS, and what each asks of the session. To add one: a row in `_METHODS` and in `XML`."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, log10
from typing import Any

from guide.live.presses import go_on_or_pause, waits
from guide.mpris.properties import PLAYER, PRACTICE, ROOT, seconds, volume
from guide.mpris.steerable import Steerable
from guide.player import LOUDEST, QUIETEST
from guide.timeline import Bus


class UnknownMember(Exception):  # noqa: N818 - it becomes an error of D-Bus, which has names of its own
    """There is no such method, property or interface here. ``name`` is D-Bus's own of the error."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(sentence)
        self.name = f"org.freedesktop.DBus.Error.{name}"


def call(session: Steerable, interface: str, method: str, arguments: tuple[Any, ...]) -> None:
    """Do what is asked. Raises NotThere."""
    do = _METHODS.get((interface, method))
    if do is None:
        raise UnknownMember("UnknownMethod", f"There is no method {interface}.{method} here.")
    if method in _ONCE_BEGUN and session.now().begins is not None:
        return  # it is appointed, and stays so
    do(session, *arguments)


def set_property(session: Steerable, interface: str, name: str, value: Any) -> None:  # noqa: ANN401 - D-Bus's variant
    """The volume can be set; all buses follow, as far as none of them meets its bound. Raises NotThere."""
    if (interface, name) != (PLAYER, "Volume"):
        raise UnknownMember("PropertyReadOnly", f"{name} cannot be set.")
    if not isinstance(value, (int, float)) or not isfinite(value):
        raise UnknownMember("InvalidArgs", "A volume is a number: 1 is as written.")
    now = session.now()
    all_of_them = [getattr(now.volumes, bus.value) for bus in Bus]
    wished = QUIETEST if value <= 0 else 20.0 * log10(value)
    change = wished - 20.0 * log10(volume(now))
    change = min(max(change, QUIETEST - min(all_of_them)), LOUDEST - max(all_of_them))
    for bus in Bus:
        session.volume(bus, change)


def _set_position(session: Steerable, track: str, position: int) -> None:
    """Only for the track that is played, and within it, as the standard has it."""
    now = session.now()
    if track == PRACTICE and 0 <= seconds(position) <= now.length:
        session.jump(seconds(position) - now.position)


def _play(session: Steerable) -> None:
    if waits(session.now()):
        session.go_on()
    else:
        session.play()


def _open(session: Steerable, uri: str) -> None:
    raise UnknownMember("NotSupported", "A practice is chosen in guide itself.")


_METHODS: dict[tuple[str, str], Callable[..., None]] = {
    (ROOT, "Raise"): lambda session: None,
    (ROOT, "Quit"): lambda session: None,
    (PLAYER, "Play"): _play,
    (PLAYER, "Pause"): lambda session: session.pause(),
    (PLAYER, "PlayPause"): go_on_or_pause,
    (PLAYER, "Stop"): lambda session: session.land(),
    (PLAYER, "Next"): lambda session: session.section(1),
    (PLAYER, "Previous"): lambda session: session.section(-1),
    (PLAYER, "Seek"): lambda session, offset: session.jump(seconds(offset)),
    (PLAYER, "SetPosition"): _set_position,
    (PLAYER, "OpenUri"): _open,
}

_ONCE_BEGUN = frozenset({"Play", "Pause", "PlayPause", "Next", "Previous", "Seek", "SetPosition"})

_RESULTS = "".join(f'<method name="{name}"/>' for name in ("Next", "Previous", "Pause", "PlayPause", "Stop", "Play"))
_READ = "".join(
    f'<property name="{name}" type="{kind}" access="read"/>'
    for name, kind in {
        "PlaybackStatus": "s", "Metadata": "a{sv}", "Position": "x",
        "Rate": "d", "MinimumRate": "d", "MaximumRate": "d", "CanGoNext": "b",
        "CanGoPrevious": "b", "CanPlay": "b", "CanPause": "b", "CanSeek": "b", "CanControl": "b",
    }.items()
)  # fmt: skip
_ROOT_READ = "".join(
    f'<property name="{name}" type="{kind}" access="read"/>'
    for name, kind in {
        "CanQuit": "b", "CanRaise": "b", "HasTrackList": "b", "Identity": "s", "SupportedUriSchemes": "as",
        "SupportedMimeTypes": "as",
    }.items()
)  # fmt: skip
XML = f"""<node>
<interface name="{ROOT}"><method name="Raise"/><method name="Quit"/>{_ROOT_READ}</interface>
<interface name="{PLAYER}">{_RESULTS}
<method name="Seek"><arg direction="in" name="Offset" type="x"/></method>
<method name="SetPosition"><arg direction="in" name="TrackId" type="o"/><arg direction="in" name="Position" type="x"/>
</method><method name="OpenUri"><arg direction="in" name="Uri" type="s"/></method>
<signal name="Seeked"><arg name="Position" type="x"/></signal>
{_READ}<property name="Volume" type="d" access="readwrite"/></interface>
<interface name="org.freedesktop.DBus.Properties">
<method name="Get"><arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="out" type="v"/></method>
<method name="GetAll"><arg direction="in" type="s"/><arg direction="out" type="a{{sv}}"/></method>
<method name="Set"><arg direction="in" type="s"/><arg direction="in" type="s"/><arg direction="in" type="v"/></method>
<signal name="PropertiesChanged"><arg type="s"/><arg type="a{{sv}}"/><arg type="as"/></signal></interface>
<interface name="org.freedesktop.DBus.Introspectable">
<method name="Introspect"><arg direction="out" type="s"/></method></interface>
<interface name="org.freedesktop.DBus.Peer"><method name="Ping"/></interface>
</node>"""
"""What introspection is told."""
