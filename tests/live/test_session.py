"""A whole session, with everything real but the sound card."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from guide import script
from guide.audio import SESSION, Pcm, Rate
from guide.journal import Ending, EventKind, Feeling, Journal, Moment, Zone
from guide.live.session import LiveSession
from guide.player import InProcessOutput, Opening, Playable, Player, State, Why
from guide.player.devices import Take
from guide.player.status import AT_ONCE
from guide.problems import CannotReadError, NoDeviceError
from guide.render.job import RenderJob
from guide.timeline import Bus
from tests.journal.felt_kit import felt, reflect, written
from tests.live.fast_device import Fast, Still
from tests.live.session_kit import lose_voice, player_of, until_spoken
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
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
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


@pytest.fixture
def session(journal: Journal) -> Iterator[LiveSession]:
    reading = script.parse(TEXT)
    assert reading.script is not None
    made = LiveSession(RenderJob(reading.script), "t", journal)
    made.prepare()
    yield made
    made.close()


def finished(session: LiveSession) -> None:
    """Wait for the end, looking at nothing but events."""
    player = player_of(session)
    assert player.wait(30)
    session.beat()


def test_a_practice_heard_to_its_end_is_complete_in_the_journal(session: LiveSession, journal: Journal) -> None:
    session.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 7)))
    session.begin(InProcessOutput(Fast()))
    finished(session)
    session.take(Moment.AFTER, felt(Feeling(Zone.INSIDE, 3)))
    session.take(Moment.AFTER, written("Quieter now."))
    now = session.now()
    session.close()
    (kept,) = journal.sessions()
    assert (kept.completed, kept.ending, kept.heard) == (True, Ending.ENDED, pytest.approx(now.length, abs=0.01))
    assert (kept.before, kept.after) == (Feeling(Zone.HOT, 7), Feeling(Zone.INSIDE, 3))
    assert kept.reflection == "Quieter now."
    assert (now.state, now.why) == (State.ENDED, Why.FINISHED)


def test_leaving_early_keeps_what_was_heard_and_says_so(session: LiveSession, journal: Journal) -> None:
    session.begin(InProcessOutput(Still()))
    session.close()
    (kept,) = journal.sessions()
    assert (kept.completed, kept.ending) == (False, Ending.LEFT)


def test_landing_is_kept_as_landing(session: LiveSession, journal: Journal) -> None:
    session.begin(InProcessOutput(Fast()))
    session.land()
    finished(session)
    session.close()
    (kept,) = journal.sessions()
    assert kept.ending is Ending.LANDED
    assert session.now().why is Why.LANDED


def test_what_the_listener_does_is_noted(session: LiveSession, journal: Journal) -> None:
    session.begin(InProcessOutput(Still()))
    session.toggle()
    session.jump(5.0)
    session.section(1)
    session.toggle()
    session.close()
    (kept,) = journal.sessions()
    told = journal.session(kept.id)
    assert told is not None
    kinds = [event.kind for event in told.events if event.kind is not EventKind.HEARTBEAT]
    assert kinds == [
        EventKind.STARTED,
        EventKind.PAUSED,
        EventKind.SOUGHT,
        EventKind.SOUGHT,
        EventKind.RESUMED,
        EventKind.LEFT,
    ]


def test_volumes_change_by_steps(session: LiveSession) -> None:
    session.begin(InProcessOutput(Still()))
    session.toggle()
    session.volume(Bus.BED, -4.0)
    session.volume(Bus.BED, -4.0)
    assert session.now().volumes.bed == -8.0


def test_it_can_begin_at_a_section_that_nobody_has_spoken_yet(journal: Journal) -> None:
    reading = script.parse(TEXT.replace("First line here.", "First line here, told at some length and in many words."))
    assert reading.script is not None
    session = LiveSession(RenderJob(reading.script), "t", journal)
    session.prepare(section=1)
    session.begin(InProcessOutput(Still()), section=1)
    until_spoken(session, 30)
    now = session.now()
    assert (now.position, now.moment.title) == (now.sections[1][0], "Two")
    session.close()


def test_when_the_voice_stops_what_was_spoken_is_heard_and_then_it_lands(journal: Journal) -> None:
    reading = script.parse(TEXT.replace("Last line.", "A last line that nobody will ever speak."))
    assert reading.script is not None
    session = LiveSession(RenderJob(reading.script), "t", journal)
    session.prepare()
    lose_voice(session)
    session.begin(InProcessOutput(Fast()))
    until_spoken(session, 30)
    player = player_of(session)
    while not session.over:
        session.beat()
        player.wait(0.2)
    session.beat()
    assert "voice" in session.now().problem
    session.close()
    assert journal.sessions()[0].completed is False


class Gone:
    """A piece whose sound cannot be read from its second second on."""

    def __init__(self, piece: Playable) -> None:
        self._piece = piece

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        if start + count > SESSION.frames(2.0):
            raise CannotReadError("The sound has gone.")
        return self._piece.render(start, count, bed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._piece, name)


class Spoilt(InProcessOutput):
    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Player:
        return super().open(Gone(piece), rate, opening)


def test_what_fails_while_it_plays_is_not_called_complete(session: LiveSession, journal: Journal) -> None:
    session.begin(Spoilt(Fast()))
    finished(session)
    session.close()
    (kept,) = journal.sessions()
    assert (kept.completed, kept.ending) == (False, Ending.LEFT)
    assert "The sound has gone." in session.now().problem


class Refusing(Still):
    def open(self, take: Take, rate: Rate) -> None:
        raise NoDeviceError("It is busy.")


def test_a_device_that_refuses_leaves_no_session_behind(session: LiveSession, journal: Journal) -> None:
    with pytest.raises(NoDeviceError):
        session.begin(InProcessOutput(Refusing()))
    session.close()
    assert journal.sessions() == ()


def test_closing_while_it_begins_leaves_nothing_playing(session: LiveSession) -> None:
    class Closes(Fast):
        def open(self, take: Take, rate: Rate) -> None:
            self.closer = threading.Thread(target=session.close)
            self.closer.start()
            super().open(take, rate)

    device = Closes()
    session.begin(InProcessOutput(device))
    device.closer.join(10)
    assert device._stop.is_set()
    late = Still()
    session.begin(InProcessOutput(late))
    assert not hasattr(late, "_take")  # it was never opened


def test_without_a_journal_a_practice_is_still_a_practice() -> None:
    reading = script.parse(TEXT)
    assert reading.script is not None
    session = LiveSession(RenderJob(reading.script), "t", None)
    session.prepare()
    session.begin(InProcessOutput(Fast()))
    finished(session)
    session.take(Moment.AFTER, written("Nowhere to keep this."))
    assert session.now().problem == ""
    session.close()


def test_closing_twice_or_before_anything_does_no_harm(session: LiveSession) -> None:
    session.close()
    session.close()


def test_where_the_journal_turns_out_to_be_damaged_the_practice_is_kept_in_what_was_saved_of_it(
    session: LiveSession, journal: Journal
) -> None:
    for number in range(3):
        with journal.begin(f"before-{number}", title="A", digest="", kind="", intensity=1, planned=9, voice="") as log:
            reflect(log, "A word.")
    with closing(sqlite3.connect(journal.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = file.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'session_when'").fetchone()
    with journal.path.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    session.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 7)))
    session.begin(InProcessOutput(Fast()))
    finished(session)
    told = session.now().problem
    session.close()
    assert "damaged: 3 sessions and 3 entries were saved into a new one" in told
    kept, *others = journal.sessions()
    assert (kept.completed, kept.before) == (True, Feeling(Zone.HOT, 7))
    assert [each.reflection for each in others] == ["A word."] * 3
    assert journal.path.with_name("journal.damaged-1.db").exists()
