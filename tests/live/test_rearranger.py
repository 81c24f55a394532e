"""The practice is arranged again from the next rest on when it is wanted otherwise, and not when it is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guide.audio import SESSION
from guide.live.rearranger import TURNING, Rearranger
from guide.live.steering import Steering
from guide.player import Opening
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation
from tests.live.by_hand import ByHand
from tests.live.practice_kit import TEXT, OnePractice


class Playing:
    """A practice that plays by hand, and what arranges it again."""

    def __init__(self, practice: OnePractice) -> None:
        self.practice, self.output = practice, ByHand()
        self.output.open(practice.segment.piece, SESSION, Opening(practice.segment.number))
        hand, first = self.output.hand, practice.segment
        self.steering = Steering(hand, first, practice.segments, SESSION, start=0, gates=False)
        self.rearranger = Rearranger(practice.wanted, practice.take_service, self.steering, practice.preparation)

    def arranged(self) -> Preparation:
        found = self.rearranger.arrange()
        assert found is not None
        found.speak(lambda *_: None)
        return found

    def words(self) -> list[str]:
        """What is to be heard as things stand."""
        return [cue.text for cue in self.steering.newest.piece.timeline.cues]


def playing(seconds: float | None = None) -> Iterator[Playing]:
    with OnePractice(TEXT, RenderOptions(seconds=seconds)) as practice:
        made = Playing(practice)
        made.output.hand.run(2.0)
        yield made
        made.output.close()


@pytest.fixture
def free() -> Iterator[Playing]:
    yield from playing()


@pytest.fixture
def fitted() -> Iterator[Playing]:
    yield from playing(70.0)


def test_nothing_is_arranged_while_it_is_played_as_it_is_wanted(free: Playing) -> None:
    assert free.rearranger.arrange() is None


def test_other_words_are_heard_from_the_next_rest_on(free: Playing) -> None:
    free.practice.wanted.move(-1)
    preparation = free.arranged()
    assert not free.practice.wanted.unanswered
    entry = free.practice.wanted.entry
    assert entry is not None
    assert entry.frame >= SESSION.frames(2.0 + TURNING)
    assert entry.frame == free.practice.segment.piece.places.rest(entry.frame)
    free.rearranger.enter(preparation)
    assert "Second line further away." in free.words()
    assert free.words()[0] == "First line of the practice here."
    free.output.hand.run(9.0)
    assert free.steering.here()[1].number == free.steering.newest.number == 2


def test_what_was_sought_is_entered_at_once(free: Playing) -> None:
    (last,) = (cue.start for cue in free.practice.segment.piece.timeline.cues if cue.text == "Last line.")
    free.practice.wanted.goto = last
    free.rearranger.enter(free.arranged())
    free.output.hand.run(1.0)
    view, heard = free.steering.heard()
    assert heard.number == 2
    assert last <= view.playhead + SESSION.frames(1.0) <= last + SESSION.frames(2.5)


def test_time_that_was_lost_is_made_up_for_only_where_a_length_was_asked_for(free: Playing, fitted: Playing) -> None:
    assert not free.rearranger.lost(SESSION.frames(5.0))
    assert free.rearranger.arrange() is None
    assert free.steering.debt == SESSION.frames(5.0)
    assert fitted.rearranger.lost(SESSION.frames(5.0))
    before = fitted.steering.newest
    fitted.rearranger.enter(fitted.arranged())
    after = fitted.steering.newest
    assert fitted.steering.debt == 0
    assert after.clock(after.piece.frames) == pytest.approx(
        before.piece.frames - SESSION.frames(5.0), abs=SESSION.frames(0.001)
    )


def test_what_is_lost_while_it_is_being_arranged_stays_a_debt(fitted: Playing) -> None:
    fitted.rearranger.lost(SESSION.frames(5.0))
    preparation = fitted.arranged()
    fitted.rearranger.lost(SESSION.frames(1.0))
    fitted.rearranger.enter(preparation)
    assert fitted.steering.debt == SESSION.frames(1.0)
