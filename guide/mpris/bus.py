"""The connection to the session bus: answers what is called, and tells of what has changed. One thread does it all."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from guide.mpris.art import address
from guide.mpris.methods import XML, UnknownMember, call, set_property
from guide.mpris.properties import PLAYER, ROOT, STEADY, Properties, micro, properties
from guide.mpris.steerable import Steerable
from guide.player import State

NAME, PATH = f"{ROOT}.guide", "/org/mpris/MediaPlayer2"
LOOKS = 0.5
"""Seconds between two looks at what has changed."""
_NO_BUS = (OSError, EOFError, KeyError, RuntimeError, ValueError)
"""What comes of an address that is none, of a bus that is not there, and of one that goes."""
JUMPED = 1.0
"""Seconds by which a position is elsewhere than time alone would have brought it, if it was sought."""
_PROPERTIES, _INTROSPECT = "org.freedesktop.DBus.Properties", "org.freedesktop.DBus.Introspectable"
_DO_NOT_QUEUE = 4
_OURS = (1, 4)
"""RequestName's flag, and its answers for a name that is ours now, or was already."""


class MprisService:
    """Offers one session. Whatever happens to the bus, the practice goes on."""

    def __init__(self, session: Steerable) -> None:
        self._session = session
        self._closed = False
        self._bus: DBusConnection | None = None
        self._told: Properties = {}
        self._seen = (0.0, 0.0)
        self._art = ""
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        """Begin to listen, without waiting for the bus."""
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._closed = True
        if self._bus:
            with contextlib.suppress(OSError):
                self._bus.sock.shutdown(socket.SHUT_RDWR)  # so that whoever waits there wakes
        self._thread.join(2 * LOOKS)

    def _run(self) -> None:
        with contextlib.suppress(*_NO_BUS), open_dbus_connection("SESSION") as bus:
            self._bus = bus
            if self._named(bus):
                threading.Thread(target=self._draw, name="cover", daemon=True).start()  # nobody waits for a picture
                self._listen(bus)

    def _draw(self) -> None:
        self._art = address(self._session.script, self._session.now().length)

    def _named(self, bus: DBusConnection) -> bool:
        """The plain name if nobody has it, else one of our own as the standard has it."""
        for name in (NAME, f"{NAME}.instance{os.getpid()}"):
            asked = new_method_call(message_bus, "RequestName", "su", (name, _DO_NOT_QUEUE))
            if bus.send_and_get_reply(asked, timeout=5).body[0] in _OURS:
                return True
        return False

    def _listen(self, bus: DBusConnection) -> None:
        looked = 0.0
        while not self._closed:
            with contextlib.suppress(TimeoutError):
                self._answer(bus, bus.receive(timeout=LOOKS))
            if time.monotonic() - looked >= LOOKS:
                looked = time.monotonic()
                self._tell(bus)

    def _answer(self, bus: DBusConnection, message: Message) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        try:
            signature, body = self._answered(message)
            bus.send(new_method_return(message, signature, body))
        except UnknownMember as error:
            bus.send(new_error(message, error.name, "s", (str(error),)))
        except Exception as error:  # what a stranger sends must not end what is offered to everybody
            bus.send(new_error(message, "org.freedesktop.DBus.Error.Failed", "s", (str(error),)))

    def _answered(self, message: Message) -> tuple[str | None, tuple[Any, ...]]:
        fields = message.header.fields
        interface, method = fields.get(HeaderFields.interface, PLAYER), fields[HeaderFields.member]
        if interface == _PROPERTIES:
            return self._property(method, *message.body)
        if (interface, method) == (_INTROSPECT, "Introspect"):
            return "s", (XML,)
        if method != "Ping":
            call(self._session, interface, method, tuple(message.body))
        return None, ()

    def _property(self, method: str, interface: str, *rest: Any) -> tuple[str | None, tuple[Any, ...]]:  # noqa: ANN401
        found = properties(interface, self._session.script, self._session.now(), self._art)
        if found is None:
            raise UnknownMember("UnknownInterface", f"There is no interface {interface} here.")
        if method == "GetAll":
            return "a{sv}", (found,)
        if rest[0] not in found:
            raise UnknownMember("UnknownProperty", f"There is no property {rest[0]} here.")
        if method == "Get":
            return "v", (found[rest[0]],)
        set_property(self._session, interface, rest[0], rest[1][1])
        return None, ()

    def _tell(self, bus: DBusConnection) -> None:
        """Signals for what is not as it was told before."""
        now, at = self._session.now(), time.monotonic()
        shown = properties(PLAYER, self._session.script, now, self._art) or {}
        steady = {name: shown[name] for name in STEADY}
        changed = {name: value for name, value in steady.items() if self._told.get(name) != value}
        here = DBusAddress(PATH, interface=_PROPERTIES)
        if changed:
            bus.send(new_signal(here, "PropertiesChanged", "sa{sv}as", (PLAYER, changed, [])))
        before, position = self._seen
        moving = now.state not in (State.PAUSED, State.ENDED)
        expected = position + (at - before if moving else 0.0)
        if self._told and not position <= now.position <= expected + JUMPED:
            bus.send(new_signal(DBusAddress(PATH, interface=PLAYER), "Seeked", "x", (micro(now.position),)))
        self._told, self._seen = steady, (at, now.position)
