"""Methods of MPRIS, and what each asks of the session.

Those that are exactly a key stand in `guide.actions.table`. To add one that is not: its name in the row of its action,
what it does in `_IN_THEIR_OWN_WAY`, and, if it takes arguments, its declaration in `XML`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite, log10
from typing import Any

from guide.actions.action import Action
from guide.actions.offered import waits
from guide.actions.table import ACTIONS
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
    """Do what is asked. Raises UnknownMember."""
    if interface == ROOT and method in _NOTHING:
        return
    found = METHODS.get(method) if interface == PLAYER else None
    if found is None:
        raise UnknownMember("UnknownMethod", f"There is no method {interface}.{method} here.")
    asked, do = found
    if asked and not asked.offered(session.now()):
        return  # as a key that is not offered: what is appointed begins at its moment, whatever is pressed
    do(session, *arguments)


def set_property(session: Steerable, interface: str, name: str, value: Any) -> None:  # noqa: ANN401 - D-Bus's variant
    """Set the volume; all buses follow, as far as none of them meets its bound. Raises UnknownMember."""
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


Do = Callable[..., None]
_NOTHING = ("Raise", "Quit")
"""Of the root interface: there is no window of its own to raise, and nothing that a desktop should end."""
_IN_THEIR_OWN_WAY: dict[str, Do] = {
    "Play": _play,
    "Pause": lambda session: session.pause(),
    "Seek": lambda session, offset: session.jump(seconds(offset)),
    "SetPosition": _set_position,
}
"""Methods that ask for what an action asks for, but not as its keys do."""


def _as_pressed(action: Action, amount: float) -> Do:
    def do(session: Steerable) -> None:
        if action.ask:
            action.ask(session, amount)

    return do


KEYS: dict[str, tuple[Action, Do]] = {
    press.mpris: (action, _as_pressed(action, press.amount))
    for action in ACTIONS
    for press in action.presses
    if press.mpris
}
"""Methods that are exactly a key of the table."""
METHODS: dict[str, tuple[Action | None, Do]] = {
    **KEYS,
    **{
        name: (action, _IN_THEIR_OWN_WAY[name])
        for action in ACTIONS
        for name in action.mpris
        if name in _IN_THEIR_OWN_WAY
    },
    "OpenUri": (None, _open),
}
"""Every method of the player interface: the action whose offer it shares, and what it does."""

_RESULTS = "".join(f'<method name="{name}"/>' for name in (*KEYS, "Play", "Pause"))
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
