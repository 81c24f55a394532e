"""Every finding: what it says of a full journal and of an empty one, and that the same rows say the same."""

from __future__ import annotations

import ast
import random
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

import guide.insights
from guide.insights.chart import Chart, Series
from guide.insights.finding import Claim, Comparison, Draft, Finding, Insight
from guide.insights.findings import FINDINGS
from guide.insights.history import History
from guide.insights.page import page
from guide.journal.entry import Moment
from guide.journal.rows import AnswerRow, SessionRow
from tests.insights import people
from tests.insights.people import TODAY, Journal, Person

ROOM = Path(guide.insights.__file__).parent
UNSURE = re.compile(
    r"likely between|could be chance|by chance|plain count|only you can|may be|may be chance|says? little|not known yet"
)
"""How sure a sentence is."""


@cache
def full() -> History:
    """A journal over a year and more, with a while away and entries around today's date a year ago."""
    long = people.written(Person(days=420, eases=1.0), 5)
    away = [row for row in long.sessions if not date(2025, 11, 1) <= row.day <= date(2025, 12, 1)]
    return people.history(Journal(long.answers, away), seed=5)


@cache
def findings() -> dict[str, Finding]:
    return {each.name: each for each in page(FINDINGS.values(), full())}


def one(name: str, journal: Journal, today: date = TODAY) -> Finding:
    return page([FINDINGS[name]], people.history(journal, today))[0]


def test_there_are_at_least_two_dozen_each_with_a_question() -> None:
    assert len(FINDINGS) >= 24
    assert all(each.question.endswith("?") and each.needed >= 1 for each in FINDINGS.values())
    assert len({each.question for each in FINDINGS.values()}) == len(FINDINGS)


@pytest.mark.parametrize("name", FINDINGS)
def test_each_says_n_and_how_sure_it_is(name: str) -> None:
    found = findings()[name]
    assert found.enough, found.sentence
    assert re.search(r"\d", found.sentence)
    assert UNSURE.search(found.sentence), found.sentence
    assert found.sentence.endswith(".")
    assert found.chart or found.quotes or name in ("returns",)


@pytest.mark.parametrize("name", FINDINGS)
def test_each_says_not_enough_yet(name: str) -> None:
    found = one(name, Journal())
    insight = FINDINGS[name]
    assert not found.enough
    assert found.sentence == f"Not enough yet: 0 of {insight.needed} {insight.of}."
    assert (found.chart, found.comparisons, found.quotes) == (None, (), ())


@pytest.mark.parametrize("name", FINDINGS)
def test_a_first_day_and_a_first_week_break_nothing(name: str) -> None:
    for days in (1, 2, 7, 20):
        for seed in range(3):
            found = one(name, people.written(Person(days=days, practises=1.0), seed))
            assert found.sentence


def test_too_few_show_no_picture_and_are_not_judged_with_the_others() -> None:
    shown = Chart("bars", "x", ("a",), (Series("x", (1.0,)),))
    compared = (Comparison("a", 2, 1.0, 0.5, 1.5, 0.0001, Claim.DIFFERENCE),)
    eager = Insight(
        "eager", "Is it so?", 3, "things", lambda _: Draft(2, lambda _: "It is so.", compared, shown, ("a",))
    )
    found = page([eager], people.history(Journal()))[0]
    assert (found.sentence, found.chart, found.comparisons, found.quotes) == (
        "Not enough yet: 2 of 3 things.",
        None,
        (),
        (),
    )


def test_the_same_rows_and_seed_say_the_same_in_any_order() -> None:
    life = full()
    again = page(FINDINGS.values(), replace(life))
    shuffled = random.Random(3).sample(list(life.answers), len(life.answers))
    mixed = page(FINDINGS.values(), replace(life, answers=shuffled, sessions=life.sessions[::-1]))
    for first, second, third in zip(findings().values(), again, mixed, strict=True):
        assert first == second
        assert first.n == third.n
        assert [by.holds for by in first.comparisons] == [by.holds for by in third.comparisons]


def test_today_is_an_argument() -> None:
    later = page([FINDINGS["distress-over-weeks"]], replace(full(), today=TODAY + timedelta(days=400)))[0]
    assert later.sentence.startswith("Not enough yet: 0 of")


def test_nothing_adds_up_the_five_tracks() -> None:
    """No value, function or field is a total, and the picture has one row a track with nothing but its own answers."""
    names = {node.name for path in ROOM.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.FunctionDef | ast.ClassDef)}  # fmt: skip
    names |= {each.name for kind in (Finding, Comparison, Chart, History) for each in fields(kind)}
    assert not [name for name in names if re.search(r"total|score|streak|index|composite|overall_level", name)]
    chart = findings()["signs"].chart
    assert chart
    assert len(chart.series) == 5
    told = {float(row.value) for row in full().answers if row.form == "signs" and row.value is not None}
    assert {value for each in chart.series for value in each.values if value is not None} <= told


def test_rest_is_drawn_and_nothing_counts_days_in_a_row() -> None:
    chart = findings()["practice-and-rest"].chart
    assert chart
    assert any(value is None for each in chart.series for value in each.values)
    assert "rest" in findings()["practice-and-rest"].sentence
    returned = findings()["returns"].sentence
    assert re.match(r"You came back \d+ times? after a while away", returned)
    assert not re.search(r"day|week", returned), "how long it was is not told"


def entry(
    journal: Journal, day: date, text: str, kind: str = "line", name: str = "thought", form: str = "note"
) -> None:
    journal.enter(form, day, 9.0, [(name, kind, "", [(text, None, "open" if kind == "next" else None)])])


def test_own_words_come_back_letter_for_letter() -> None:
    odd = "  Wörter – „so“ and\n\tnot otherwise; 100 % mine! ＝  "
    journal = Journal()
    entry(journal, TODAY - timedelta(days=30), odd)
    entry(journal, TODAY, "now")
    quotes = one("then-and-now", journal).quotes
    assert any(odd in each for each in quotes)
    assert odd not in one("then-and-now", journal).sentence


def test_days_around_today_in_earlier_years_are_found_and_no_others() -> None:
    journal = Journal()
    for day, text in ((date(2025, 3, 29), "near"), (date(2021, 4, 2), "long ago"), (date(2025, 3, 20), "far"),
                      (date(2026, 3, 30), "this year")):  # fmt: skip
        entry(journal, day, text)
    quotes = one("earlier-years", journal).quotes
    assert [re.sub(r".*: (.*) \(note\)", r"\1", each) for each in quotes] == ["long ago", "near"]
    leap = Journal()
    entry(leap, date(2027, 3, 1), "a day after")
    assert one("earlier-years", leap, date(2028, 2, 29)).n == 1


def test_around_new_year_december_is_near_january() -> None:
    journal = Journal()
    entry(journal, date(2024, 12, 30), "old year")
    assert one("earlier-years", journal, date(2026, 1, 1)).n == 1


def test_a_word_is_met_again_only_after_three_weeks() -> None:
    journal = Journal()
    for back, word in ((40, "ashamed"), (10, "ashamed"), (0, "Ashamed")):
        entry(journal, TODAY - timedelta(days=back), word, "words", "felt", "check-in")
    found = one("met-before", journal)
    assert found.n == 1
    assert found.quotes == ("19 February 2026, ashamed",)


def test_steps_that_were_done_are_not_open() -> None:
    journal = Journal()
    entry(journal, TODAY - timedelta(days=3), "Call Mara", "next", "step")
    entry(journal, TODAY - timedelta(days=2), "Buy tea", "next", "step")
    journal.enter("note", TODAY, 9.0, [("step", "next", "", [("Call Mara", None, "done")])])
    assert one("next-steps", journal).quotes == ("29 March 2026: Buy tea",)


def test_the_last_number_of_a_moment_counts() -> None:
    """Somebody changed their mind: the later entry is the one that is meant."""
    journal = Journal(sessions=[session(number) for number in range(1, 9)])
    for number in range(1, 9):
        for moment, value in (("before", 9), ("before", 6), ("after", 4)):
            journal.enter(
                "check-in", TODAY, 9.0, [("distress", "scale", "distress@2", [(None, value, None)])], number, moment
            )
    found = one("before-and-after", journal)
    assert found.n == 8
    assert found.comparisons[0].difference == -2
    assert "2 lower than before on average (8 practices, likely between 2 and 2 lower)" in found.sentence


def session(number: int, *, eased: int = 0, ending: str = "ended") -> SessionRow:
    return SessionRow(number, "rest", "Rest", "rest", 1, TODAY, 9.0, 1e9 + number, 300.0, 300.0, True, ending, eased)


def test_skipped_is_not_zero() -> None:
    rows = [
        AnswerRow(
            1, "check-in", TODAY, 9.0, 1e9, 1, Moment.BEFORE, 0, "distress", "scale", "distress@1", 0, None, None, "x"
        )
    ]
    found = page([FINDINGS["before-and-after"]], History(rows, [session(1)], TODAY))[0]
    assert found.n == 0


def test_easing_is_counted_as_care() -> None:
    journal = Journal(
        sessions=[session(number, eased=1, ending="landed" if number == 1 else "ended") for number in range(9)]
    )
    journal.enter("not-today", TODAY, 20.0, [("left", "choose", "", [("a practice", None, None)])])
    sentence = one("easing", journal).sentence
    assert "eased 9 times, grounded 0 times, landed early 1 time and chose not today 1 time" in sentence
    assert "looking after yourself" in sentence
    assert "needed" not in sentence


def test_insights_take_of_the_journal_values_alone() -> None:
    values = {"guide.journal.rows", "guide.journal.entry", "guide.journal.events", "guide.journal.feelings"}
    modules = {node.module for path in ROOM.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))
               if isinstance(node, ast.ImportFrom) and node.module}  # fmt: skip
    assert {each for each in modules if each.startswith("guide.journal")} <= values
    assert not modules & {"sqlite3", "textual", "time", "random"}


def test_a_month_of_lines_is_told_word_for_word_with_its_days() -> None:
    journal = Journal()
    for back, text in ((40, "Before"), (30, "It was the light."), (2, "  I hummed; nobody minded ")):
        journal.enter("i-noticed", TODAY - timedelta(days=back), 9.0, [("noticed", "line", "", [(text, None, None)])])
    journal.enter("after", TODAY, 9.0, [("line", "line", "", [("Keep the window open", None, None)])])
    assert one("noticed", journal).quotes == (
        "1 March 2026: It was the light.",
        "29 March 2026:   I hummed; nobody minded ",
        "31 March 2026: Keep the window open",
    )


def test_numbers_that_come_to_lie_closer_together_are_drawn_so() -> None:
    journal = Journal()
    for back in range(110):
        swing = 1 if back < 28 else 4
        journal.enter("check-in", TODAY - timedelta(days=back), 9.0, [
            ("distress", "scale", "distress@1", [(None, 5.0 + swing * (-1) ** back, None)])
        ])  # fmt: skip
    found = one("swing", journal)
    assert found.chart is not None
    *_, before, lately = found.chart.series[0].values
    assert before is not None
    assert lately is not None
    assert before > 3.9 > 1.1 > lately
    assert "n = 28" in found.sentence
    assert "better" in found.sentence
