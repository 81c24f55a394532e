"""The breaks that can be planted still fit the code; whether tests find them, the script itself tells."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.structure.planted_breaks import BREAKS, CHECKOUT, Break, stands


@pytest.mark.parametrize("planted", BREAKS, ids=lambda each: each.what)
def test_what_would_be_broken_still_stands_once(planted: Break) -> None:
    assert stands(planted), f"{planted.file}: {planted.old}"
    assert planted.new != planted.old
    assert all((CHECKOUT / "tests" / test.split("::")[0]).is_file() for test in planted.tests)


def test_the_look_at_what_stands_can_fail() -> None:
    assert not stands(BREAKS[0]._replace(old="no such text"))
    assert not stands(BREAKS[0]._replace(old="start"))
    assert not stands(BREAKS[0]._replace(file="timeline/no_such_file.py"))


def test_each_room_has_six() -> None:
    rooms = ("timeline", "mix", "player", "render", "live", "exchange")
    assert Counter(each.room for each in BREAKS) == dict.fromkeys(rooms, 6)
