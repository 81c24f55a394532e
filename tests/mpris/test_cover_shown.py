"""A desktop's panel shows the cover of what is practised, by the address of a picture that is there."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from PIL import Image

from guide import mpris, places
from guide.mpris.art import address
from guide.mpris.properties import PLAYER, metadata
from tests.mpris.desk_session import NOW, Written


def size_at(uri: str) -> tuple[int, int]:
    assert uri.startswith("file:///")
    with Image.open(unquote(urlsplit(uri).path)) as image:
        return image.size


def test_the_address_is_that_of_a_picture_drawn_once() -> None:
    script = Written().script
    first = address(script, 180.0)
    assert size_at(first) == (1400, 1400)
    drawn = Path(unquote(urlsplit(first).path)).stat().st_mtime_ns
    assert address(script, 180.2) == first
    assert Path(unquote(urlsplit(first).path)).stat().st_mtime_ns == drawn
    assert address(script, 600.0) != first
    assert metadata(script, NOW, first)["mpris:artUrl"] == ("s", first)
    assert "mpris:artUrl" not in metadata(script, NOW)


def test_old_pictures_go_and_a_folder_that_cannot_be_is_no_harm() -> None:
    places.covers().mkdir(parents=True, exist_ok=True)
    for number in range(40):
        (places.covers() / f"old-{number}.jpg").write_bytes(b"")
    assert address(Written().script, 240.0)
    assert len(list(places.covers().glob("*.jpg"))) == 32
    for path in places.covers().iterdir():
        path.unlink()
    places.covers().rmdir()
    places.covers().write_text("in the way")
    assert address(Written().script, 300.0) == ""
    places.covers().unlink()


@pytest.mark.real
def test_a_client_is_given_it(bus: subprocess.Popen[bytes]) -> None:
    where = DBusAddress(
        "/org/mpris/MediaPlayer2", bus_name="org.mpris.MediaPlayer2.guide", interface="org.freedesktop.DBus.Properties"
    )
    pause, found = threading.Event(), ""
    with mpris.offer(Written()), open_dbus_connection("SESSION") as client:
        for _ in range(400):
            asked = client.send_and_get_reply(new_method_call(where, "Get", "ss", (PLAYER, "Metadata")), timeout=5)
            answer = asked.body[0][1] if isinstance(asked.body[0], tuple) else {}
            found = answer.get("mpris:artUrl", ("s", ""))[1]
            if found:
                break
            pause.wait(0.1)
    assert size_at(found) == (1400, 1400)
