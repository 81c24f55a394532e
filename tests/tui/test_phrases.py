"""Numbers and states as words."""

from __future__ import annotations

import pytest

from guide.actions import formatting, status
from guide.player import State
from guide.problems import CannotWriteError, Problem, ScriptError, Where
from guide.script.model import AIMS
from guide.tui.widgets.keys import Hint, fitting
from guide.tui.widgets.shelf import opening


@pytest.mark.parametrize(
    ("seconds", "clock", "spelled", "about"),
    [
        (0, "0:00", "0 s", "1 s"),
        (-3, "0:00", "0 s", "1 s"),
        (17.4, "0:17", "17 s", "17 s"),
        (60, "1:00", "1 min", "1 min"),
        (197, "3:17", "3 min 17 s", "3 min"),
        (3600, "1:00:00", "1 h", "1 h 00 min"),
        (3723, "1:02:03", "1 h 2 min 3 s", "1 h 02 min"),
    ],
)
def test_time_is_said_as_a_person_would(seconds: float, clock: str, spelled: str, about: str) -> None:
    assert (formatting.clock(seconds), formatting.spell(seconds), formatting.about(seconds)) == (clock, spelled, about)


@pytest.mark.parametrize(
    ("db", "said"), [(2, "ambience +2 dB"), (-4, "ambience −4 dB"), (0, "ambience 0 dB"), (-120, "ambience off")]
)
def test_a_volume_is_said_with_its_sign(db: float, said: str) -> None:
    assert formatting.volume("bed", db) == said


def test_every_state_depth_and_aim_has_words() -> None:
    assert set(status.STATES) == {state.value for state in State}
    assert set(formatting.AIMS) == set(AIMS)
    assert [formatting.dots(depth) for depth in formatting.DEPTHS] == ["●○○○○", "●●○○○", "●●●○○", "●●●●○", "●●●●●"]


def test_trouble_names_the_place_and_a_way_out() -> None:
    problem = Problem(Where("x.yaml", 12, 5), "unknown-bed", "no bed is called 'rane'", "did you mean 'rain'?")
    assert formatting.trouble(ScriptError([problem])) == [
        "Line 12, column 5: no bed is called 'rane'. Did you mean 'rain'?"
    ]
    assert formatting.trouble(CannotWriteError("The disk is full.", "Make room.")) == [
        "The disk is full.",
        "Make room.",
    ]


def test_the_foot_of_a_narrow_screen_keeps_the_first_keys_and_the_last() -> None:
    hints = (Hint("space", "pause"), Hint("l", "land"), Hint("q", "leave"), Hint("?", "keys"))
    assert fitting(hints, 80, 3) == list(hints)
    assert fitting(hints, 20, 3) == [hints[0], hints[3]]
    assert fitting(hints, 4, 3) == [hints[3]]


@pytest.mark.parametrize(
    ("room", "said"),
    [(60, "One, two and three."), (15, "One …"), (7, "One …")],
)
def test_a_summary_opens_with_its_first_sentence_or_clause(room: int, said: str) -> None:
    assert opening("One, two and three. Then four.", room) == said


def test_a_summary_whose_first_clause_says_little_goes_on_where_there_is_room() -> None:
    summary = "Something hard, met through a door that you open by a hand's width and close again. Then more."
    assert opening(summary, 40) == "Something hard …"
    assert opening(summary, 76) == "Something hard, met through a door that you open by a hand's width and …"
