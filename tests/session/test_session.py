"""A whole session, with everything real but the sound card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fast_device import Fast, Still

from guide import script
from guide.journal import Ending, Feeling, Journal, Kind, Moment, Zone
from guide.player import State, Why
from guide.session import Choices, Session
from guide.timeline import Bus

TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
sections:
  - title: One
    steps:
      - First line here.
      - pause: 2s
  - title: Two
    closing: true
    steps:
      - Last line.
      - pause: 20s!
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


@pytest.fixture
def session(journal: Journal) -> Iterator[Session]:
    reading = script.parse(TEXT)
    assert reading.script is not None
    made = Session(reading.script, "t", Choices(), journal)
    made.prepare()
    yield made
    made.close()


def finished(session: Session) -> None:
    """Wait for the end, looking at nothing but events."""
    player = session._player
    assert player is not None
    assert player.wait(30)
    session.beat()


def test_a_practice_heard_to_its_end_is_complete_in_the_journal(session: Session, journal: Journal) -> None:
    session.feel(Moment.BEFORE, Feeling(Zone.HOT, 7))
    session.begin(Fast())
    finished(session)
    session.feel(Moment.AFTER, Feeling(Zone.INSIDE, 3))
    session.reflect("Quieter now.")
    now = session.now()
    session.close()
    (kept,) = journal.sessions()
    assert (kept.completed, kept.ending, kept.heard) == (True, Ending.ENDED, pytest.approx(now.length, abs=0.01))
    assert (kept.before, kept.after) == (Feeling(Zone.HOT, 7), Feeling(Zone.INSIDE, 3))
    assert kept.reflection == "Quieter now."
    assert (now.state, now.why) == (State.ENDED, Why.FINISHED)


def test_leaving_early_keeps_what_was_heard_and_says_so(session: Session, journal: Journal) -> None:
    session.begin(Still())
    session.close()
    (kept,) = journal.sessions()
    assert (kept.completed, kept.ending) == (False, Ending.LEFT)


def test_landing_is_kept_as_landing(session: Session, journal: Journal) -> None:
    session.begin(Fast())
    session.land()
    finished(session)
    session.close()
    (kept,) = journal.sessions()
    assert kept.ending is Ending.LANDED
    assert session.now().why is Why.LANDED


def test_what_the_listener_does_is_noted(session: Session, journal: Journal) -> None:
    session.begin(Still())
    session.toggle()
    session.jump(5.0)
    session.section(1)
    session.toggle()
    session.close()
    (kept,) = journal.sessions()
    told = journal.session(kept.id)
    assert told is not None
    kinds = [event.kind for event in told.events if event.kind is not Kind.HEARTBEAT]
    assert kinds == [Kind.STARTED, Kind.PAUSED, Kind.SOUGHT, Kind.SOUGHT, Kind.RESUMED, Kind.LEFT]


def test_volumes_change_by_steps(session: Session) -> None:
    session.begin(Still())
    session.toggle()
    session.volume(Bus.BED, -4.0)
    session.volume(Bus.BED, -4.0)
    assert session.now().volumes.bed == -8.0


def test_it_can_begin_in_the_middle(session: Session) -> None:
    session.begin(Still(), start=10.0)
    assert session.now().position >= 10.0


def test_without_a_journal_a_practice_is_still_a_practice() -> None:
    reading = script.parse(TEXT)
    assert reading.script is not None
    session = Session(reading.script, "t", Choices(), None)
    session.prepare()
    session.begin(Fast())
    finished(session)
    session.reflect("Nowhere to keep this.")
    assert session.now().problem == ""
    session.close()


def test_closing_twice_or_before_anything_does_no_harm(session: Session) -> None:
    session.close()
    session.close()
