"""Events in, what follows from them out: a table, and laws."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.journal.events import Ending, EventKind, Outcome, standing, tell

GOING, ENDED, LANDED, LEFT = None, Ending.ENDED, Ending.LANDED, Ending.LEFT


@pytest.mark.parametrize(
    ("happened", "ending", "completed"),
    [
        ("", GOING, False),
        ("started", GOING, False),
        ("started heartbeat heartbeat", GOING, False),
        ("started heartbeat ended", ENDED, True),
        ("started paused", GOING, False),
        ("started paused resumed ended", ENDED, True),
        ("started left", LEFT, False),
        ("started paused left", LEFT, False),
        ("started sought ended", ENDED, True),
        ("started landing", GOING, False),
        ("started landing heartbeat", GOING, False),
        ("started landing ended", LANDED, False),
        ("started landing left", LANDED, False),
        ("started paused landing ended", LANDED, False),
        ("started landing resumed ended", ENDED, True),
        ("started landing sought left", LEFT, False),
        ("started ended left", ENDED, True),
        ("started ended heartbeat", ENDED, True),
        ("started ended sought heartbeat", GOING, True),
        ("started ended sought left", LEFT, True),
        ("started ended sought landing ended", LANDED, True),
        ("started landing ended left", LANDED, False),
    ],
)
def test_events_tell_how_it_ended(happened: str, ending: Ending | None, completed: bool) -> None:
    tale = tell(map(EventKind, happened.split()))
    assert (tale.ending, tale.completed) == (ending, completed)


@pytest.mark.parametrize(
    ("seconds", "ending"),
    [(0, Ending.GOING), (9.9, Ending.GOING), (10, Ending.GOING), (10.1, Ending.BROKE_OFF), (86_400, Ending.BROKE_OFF),
     (-3, Ending.GOING), (-3600, Ending.BROKE_OFF)],
)  # fmt: skip
def test_without_an_ending_the_last_sign_of_life_decides(seconds: float, ending: Ending) -> None:
    sign = datetime(2031, 5, 4, tzinfo=UTC)
    assert standing(Outcome(), sign, sign + timedelta(seconds=seconds)) is ending
    assert standing(Outcome(Ending.LEFT), sign, sign + timedelta(seconds=seconds)) is Ending.LEFT


@given(st.lists(st.sampled_from(EventKind)))
def test_heartbeats_make_no_difference_to_the_tale(kinds: list[EventKind]) -> None:
    assert tell(kinds) == tell(kind for kind in kinds if kind is not EventKind.HEARTBEAT)


@given(st.lists(st.sampled_from(EventKind)))
def test_completed_once_is_completed_for_good(kinds: list[EventKind]) -> None:
    completed = [tell(kinds[:length]).completed for length in range(len(kinds) + 1)]
    assert completed == sorted(completed)
