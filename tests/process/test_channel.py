"""Objects go through a channel whole, in order, both ways, and its end is seen."""

from __future__ import annotations

import os
import threading

import pytest

from guide.process.channel import ends

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows polls no pipes, and forks nothing")


def test_what_is_sent_arrives_whole_and_in_order_both_ways() -> None:
    here, there = ends()
    sent = [1, "two", b"x" * 3_000_000, {"three": [3.0]}]  # more than a pipe holds

    def send() -> None:
        for each in sent:
            here.send(each)

    sender = threading.Thread(target=send)
    sender.start()
    assert [there.recv() for _ in sent] == sent
    sender.join()
    there.send("back")
    assert here.poll(1.0)
    assert here.recv() == "back"
    assert not here.poll(0.0)


def test_who_has_gone_is_missed_by_both_who_listen_and_who_speak() -> None:
    here, there = ends()
    there.send("last words")
    there.close()
    there.close()
    assert here.recv() == "last words"
    assert here.poll(1.0)
    with pytest.raises(EOFError):
        here.recv()
    with pytest.raises(OSError, match="pipe"):
        here.send("anybody?")
    here.close()
    with pytest.raises(OSError, match="closed"):
        here.send("nobody")
