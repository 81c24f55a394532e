"""The looks of forms: a closed list, from which an author's new scale has its insight without code."""

from __future__ import annotations

from datetime import timedelta

import pytest

from guide.insights.finding import Finding
from guide.insights.gathering import looks_of
from guide.insights.looks import LOOKS, insights
from guide.insights.page import page
from tests.insights import people
from tests.insights.people import TODAY, Journal, Said


def jar() -> Journal:
    """Twelve entries of a form that nobody has ever seen."""
    journal = Journal()
    for number in range(12):
        journal.enter("my-own", TODAY - timedelta(days=4 * (12 - number)), 9.0, [
            ("ease", "scale", "my-scale@3", [(None, 7.0, None)]),
            ("hurt", "line", "", [(f"It hurt {number}", None, None)]),
            ("also", "line", "", [(f"And also {number}", None, None)] if number % 2 else []),
            ("way", "choose", "", [("Float" if number % 3 else "look", None, None)]),
            ("step", "next", "", [(f"Step {number}", None, "done" if number % 2 else "open")]),
            ("ease", "scale", "my-scale@3", [(None, 7.0 - number % 3, None)]),
        ])  # fmt: skip
    journal.enter("other", TODAY, 9.0, [("ease", "scale", "my-scale@3", [(None, 99.0, None)])])
    return journal


def look(asked: str | dict[str, object]) -> Finding:
    return page(insights("my-own", [asked]), people.history(jar()))[0]


def test_the_list_is_closed() -> None:
    assert set(LOOKS) == {
        "before-and-after",
        "over-time",
        "each-over-time",
        "week-by-week",
        "tally",
        "side-by-side",
        "words-then-and-now",
        "collect",
        "open",
        "digest",
    }


def test_a_new_scale_has_its_before_and_after() -> None:
    found = look({"before-and-after": "ease"})
    assert found.n == 12
    assert found.comparisons[0].difference == -1
    assert found.comparisons[0].holds
    assert found.sentence.startswith("Asked again, ease was 1 lower on average (12 entries, likely between")


def test_a_new_scale_is_seen_over_time_each_entry_once() -> None:
    found = look({"over-time": "ease"})
    assert found.n == 12
    assert found.sentence.startswith("Ease on average: 7 over the last four weeks (n = 6, likely between 7 and 7)")


def test_choices_are_counted() -> None:
    found = look({"tally": "way"})
    assert "Float (8) and look (4), from 12 entries" in found.sentence


def test_two_answers_stand_side_by_side() -> None:
    found = look({"side-by-side": ["hurt", "also"]})
    assert found.n == 6
    assert found.quotes[-1] == "27 March 2026: It hurt 11 | And also 11"


def test_then_and_now_are_the_first_and_the_last() -> None:
    assert look({"words-then-and-now": "hurt"}).quotes == (
        "Then, 11 February 2026: It hurt 0",
        "Now, 27 March 2026: It hurt 11",
    )


def test_a_jar_holds_everything_the_latest_first() -> None:
    quotes = look({"collect": "hurt"}).quotes
    assert len(quotes) == 12
    assert quotes[0].endswith("It hurt 11")


def test_open_steps_are_those_not_done() -> None:
    assert [each.split(": ")[1] for each in look({"open": "step"}).quotes] == [
        f"Step {number}" for number in range(0, 12, 2)
    ]


def test_a_digest_is_in_the_persons_words() -> None:
    found = look("digest")
    assert found.quotes[-1] == "27 March 2026: It hurt 11 / And also 11 / Float / Step 11"


@pytest.mark.parametrize("name", LOOKS)
def test_each_says_not_enough_yet(name: str) -> None:
    names = [["a", "b"], "a"][LOOKS[name].takes < 2] if LOOKS[name].takes else []
    found = page(insights("my-own", [{name: names}]), people.history(Journal()))[0]
    assert found.sentence == f"Not enough yet: 0 of {LOOKS[name].needed} {LOOKS[name].of}."


@pytest.mark.parametrize("asked", ["stars", {"tally": []}, {"side-by-side": "one"}, {"digest": "x"}])
def test_what_is_no_look_is_said(asked: str | dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"is not one of|belong to"):
        insights("my-own", [asked])


def told(form: str, asked: str, *entries: Said) -> Finding:
    """What the shipped ``form`` finds by one of its looks in ``entries``, a week apart, the last of them today."""
    journal = Journal()
    for back, said in zip(range(len(entries) - 1, -1, -1), entries, strict=True):
        journal.enter(form, TODAY - timedelta(days=7 * back), 9.0, said)
    (found,) = page([each for each in looks_of(form) if each.name.split(":")[1] == asked], people.history(journal))
    return found


def rated(name: str, label: str, scale: str, *rows: tuple[str, float]) -> list[Said]:
    return [
        [(name, "line", "", [(text, None, None)]), (label, "scale", f"{scale}@1", [(None, value, None)])]
        for text, value in rows
    ]


def test_each_of_what_stirs_has_its_own_line_with_its_n() -> None:
    rows = [("M", 8.0), ("the cellar", 9.0), ("m", 6.0), ("the cellar", 7.0), ("M", 3.0)]
    found = told("charge", "each-over-time", *rated("label", "charge", "charge", *rows))
    assert found.chart is not None
    (line,) = found.chart.series
    assert line.name == "M (n = 3)"
    assert line.values[-5:] == (8.0, None, 6.0, None, 3.0)
    assert found.quotes == ("M: 3 times, 8 on 3 March 2026, 6 on 17 March 2026, 3 on 31 March 2026",)
    assert "n = 3" in found.sentence


def test_how_true_a_belief_felt_stands_over_its_dates() -> None:
    thought = "I only count when I am useful"
    rows = [(thought, 90.0), (thought, 70.0), ("Nobody asked", 50.0), (thought, 60.0)]
    found = told("a-thought-looked-at-again", "each-over-time", *rated("thought", "belief", "belief", *rows))
    assert found.quotes == (f"{thought}: 3 times, 90 on 10 March 2026, 70 on 17 March 2026, 60 on 31 March 2026",)
    assert found.chart is not None
    assert found.chart.series[0].values[-4:] == (90.0, 70.0, None, 60.0)


def test_what_was_lived_is_ticked_week_by_week() -> None:
    ticks = [["kindness", "rest"], ["kindness"], [], ["Kindness", "my garden"]]
    entries: list[Said] = [[("lived", "several", "", [(each, None, None) for each in day])] for day in ticks]
    found = told("lived-today", "week-by-week", *entries)
    assert found.chart is not None
    weeks = {series.name: series.values[-4:] for series in found.chart.series}
    assert weeks["kindness"] == (1.0, 1.0, None, 1.0)
    assert weeks["my garden"] == (None, None, None, 1.0)
    assert weeks["rest"] == (1.0, None, None, None)
    assert found.n == 3
    assert "“kindness” was there on 3 days" in found.sentence
