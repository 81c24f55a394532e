"""What the journal's rows say to suggestions: answers of shipped forms, by their names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.forms import feeling_words
from guide.journal import Feeling, Felt, Zone
from guide.journal.rows import AnswerRow, SessionRow
from guide.suggestions import Capacity
from guide.suggestions.confirming import LINES, confirmed, confirming
from guide.suggestions.dates import Day
from guide.suggestions.history import history, own_signs

NOW = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)


def row(
    form: str, question: str, text: str | None = None, *, value: float | None = None, entry: int = 1,
    kind: str = "choose", hours: float = 0.0, session: int | None = None, moment: str = "", number: int = 0,
    part: int = 0,
) -> AnswerRow:  # fmt: skip
    at = NOW - timedelta(hours=hours)
    return AnswerRow(entry, form, at.date(), at.hour, at.timestamp(), session, moment, number, question, kind, "", part,
                     text, value, None)  # fmt: skip


def session(number: int, intensity: int, hours: float, ending: str = "ended") -> SessionRow:
    at = NOW - timedelta(hours=hours)
    return SessionRow(number, f"p{number}", "A title", "emotion", intensity, at.date(), at.hour, at.timestamp(), 600.0,
                      600.0, ending == "ended", ending)  # fmt: skip


def test_a_check_in_of_this_visit_is_heard() -> None:
    said = [row("check-in", "zone", "hot", kind="zone", hours=1),
            row("check-in", "distress", value=8.0, kind="scale", hours=1)]  # fmt: skip
    found = history(NOW, [], said)
    assert (found.zone, found.distress) == (Zone.HOT, 8)
    assert history(NOW, [], []).zone is None


def test_what_was_said_after_a_practice_is_told_by_the_practice() -> None:
    said = [row("check-in", "zone", "cold", kind="zone", hours=2, session=7, moment="after", entry=1),
            row("check-in", "zone", "inside", kind="zone", hours=1.5, session=7, moment="later", entry=2)]  # fmt: skip
    found = history(NOW, [session(7, 2, 3), session(8, 3, 30, "landed")], said)
    assert found.check_ins == ()
    assert [(each.after, each.went_well) for each in found.sessions] == [(Zone.INSIDE, True), (None, False)]


@pytest.mark.parametrize(
    ("said", "capacity"),
    [
        ([row("little-left", "strength", "little")], Capacity.LITTLE),
        ([row("little-left", "strength", "little", hours=30)], None),
        ([row("check-in", "little-left", "yes")], Capacity.LITTLE),
        ([row("capacity", "sleep", "short", hours=50), row("capacity", "load", "hardly any", hours=50)],
         Capacity.LITTLE),
        ([row("capacity", "sleep", "short", hours=50), row("capacity", "load", "some", hours=50)], Capacity.SOME),
        ([row("capacity", "sleep", "short", hours=200), row("capacity", "load", "hardly any", hours=200)], None),
        ([row("capacity", "sleep", "short", hours=9), row("capacity", "load", "hardly any", hours=9),
          row("little-left", "strength", "plenty", entry=2)], Capacity.A_LOT),
        ([], None),
    ],
)  # fmt: skip
def test_how_much_is_left_is_what_was_said_today_or_this_week(said: list[AnswerRow], capacity: Capacity | None) -> None:
    assert history(NOW, [], said).capacity is capacity


def test_dates_speak_only_where_it_was_asked_for() -> None:
    marked = [row("gentle-dates", "dates", "14 March, Anna", kind="list"),
              row("gentle-dates", "dates", "4.5. the day", kind="list", part=1)]  # fmt: skip
    asked = [*marked, row("gentle-dates", "offer", "offer me something gentle")]
    assert history(NOW, [], marked).dates == ()
    assert [each.first for each in history(NOW, [], asked).dates] == [Day(3, 14), Day(5, 4)]
    assert [each.words for each in history(NOW, [], asked).gentle()] == ["the day"]
    left = row("gentle-dates", "offer", "leave it to me", entry=2)
    assert history(NOW, [], [*asked, left]).dates == ()


def test_lists_are_those_of_the_latest_entry() -> None:
    said = [row("not-yet", "shelf", "The wave – too much", hours=9), row("not-yet", "shelf", "Ten years on", entry=2)]
    assert history(NOW, [], said).shelved == {"ten years on"}
    signs = [row("signs-to-pause", "signs", "cold hands", part=1), row("signs-to-pause", "signs", "no words", part=0)]
    assert own_signs(signs) == ("no words", "cold hands")
    assert own_signs([]) == ()


def test_what_lies_ahead_of_a_clock_that_was_set_back_waits() -> None:
    assert history(NOW, [], [row("check-in", "zone", "hot", kind="zone", hours=-2)]).zone is None


@given(st.permutations(range(6)))
def test_rows_may_stand_in_any_order(order: list[int]) -> None:
    said = [row("check-in", "zone", "hot", kind="zone", hours=5, entry=1),
            row("check-in", "zone", "cold", kind="zone", hours=1, entry=2),
            row("check-in", "signs", "cold hands", kind="several", hours=1, entry=2),
            row("little-left", "strength", "little", entry=3), row("not-yet", "shelf", "a", entry=4),
            row("not-yet", "shelf", "b", entry=4, part=1)]  # fmt: skip
    found, as_written = history(NOW, [], [said[at] for at in order]), history(NOW, [], said)
    assert (found.zone, found.said, found.capacity, found.shelved) == (
        as_written.zone, as_written.said, as_written.capacity, as_written.shelved
    )  # fmt: skip
    assert found.zone is Zone.COLD


@pytest.mark.parametrize(
    ("words", "zone", "place"),
    [
        (["anxious"], None, "hard with energy"), (["sad", "tired"], None, "hard with little energy"),
        (["joyful"], None, "good with energy"), (["calm", "rested"], Zone.INSIDE, "good with little energy"),
        (["sad", "grateful"], None, "mixed"), (["mixed"], None, "mixed"), ([], Zone.COLD, "far away"),
        ([], Zone.HOT, "hard with energy"), ([], None, "nothing said"), (["a word of mine"], None, "nothing said"),
    ],
)  # fmt: skip
def test_a_line_confirms_what_was_felt(words: list[str], zone: Zone | None, place: str) -> None:
    assert confirming(words, zone) == LINES[place]


def test_every_word_of_ours_has_its_line() -> None:
    assert {confirming([word.name]) for word in feeling_words.words()} <= set(LINES.values())


def test_what_was_felt_after_a_practice_is_confirmed_and_silence_is_left_alone() -> None:
    assert confirmed(Feeling(None, None, (Felt("sad", 3),))) == LINES["hard with little energy"]
    assert confirmed(Feeling(Zone.COLD)) == LINES["far away"]
    assert confirmed(Feeling(None, 4)) == confirmed(None) == ""
