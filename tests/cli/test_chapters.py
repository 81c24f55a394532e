"""A life as a river: somebody names a chapter with its beginning and end, and entries find their place in it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from guide import places
from guide.forms.chapters import Chapter, chapter, in_order, span
from guide.insights.findings import FINDINGS
from guide.insights.gathering import history
from guide.insights.page import page
from guide.journal import Journal
from guide.player.wallclock import now
from guide.problems import WrongUseError
from tests.cli.cli_kit import Run


def reflect(run: Run, form: str, *answers: str) -> str:
    asked = [each for words in answers for each in ("--answer", words)]
    return str(json.loads(run("reflect", form, "--json", *asked))["uid"])


def test_a_chapter_has_a_beginning_an_end_and_entries(run: Run) -> None:
    assert "No chapter has a name yet." in run("journal", "chapters")
    by_hand = reflect(run, "note", "text=The smell of hay")
    reflect(run, "chapter", "chapter=These years", "begins=2020")
    reflect(run, "chapter", "chapter=The farm", "begins=about 1998", "ends=2004-06", f"also={by_hand[:8]}")
    reflect(run, "story", "when-it-was=the winter of 1999", "told=We had no coal")
    reflect(run, "story", "when-it-was=when I was small", "chapter=the farm", "told=The dog knew")
    reflect(run, "story", "when-it-was=1985", "told=Before all that")
    told = run("journal", "chapters")
    farm, years = told.split("These years, since 2020")
    assert farm.startswith("The farm, 1998 to 2004\n")
    for words in ("no coal", "The dog knew", "smell of hay"):
        assert words in farm
    assert "Before all that" not in told
    assert "smell of hay" in years, "written in these years, and put into the other chapter by hand"
    assert run("journal", "chapters", "the farm") == farm
    with pytest.raises(WrongUseError, match="did you mean 'The farm'"):
        run("journal", "chapters", "The fram")
    (first, _) = json.loads(run("journal", "chapters", "--json"))
    assert (first["begins"], first["ends"], len(first["entries"])) == ("1998-01-01", "2004-06-30", 3)


def test_the_river_is_drawn_chapter_by_chapter(run: Run) -> None:
    reflect(run, "chapter", "chapter=These years", "begins=2020")
    reflect(run, "chapter", "chapter=The farm", "begins=1998", "ends=2004")
    reflect(run, "story", "when-it-was=1999", "told=We had no coal")
    with Journal.open(places.journal(), now) as journal:
        (found,) = page([FINDINGS["chapters"]], history(journal, date(2026, 1, 1)))
    assert found.quotes == ("The farm, 1998 to 2004: 1 entry", "These years, since 2020: 0 entries")
    assert found.chart is not None
    rows = {each.name: dict(zip(found.chart.labels, each.values, strict=True)) for each in found.chart.series}
    assert rows["The farm"]["1998"] == 1.0
    assert rows["The farm"]["2010"] is None
    assert rows["These years"]["2024"] == 1.0


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1998", (date(1998, 1, 1), date(1998, 12, 31))),
        ("in 2004-02, about", (date(2004, 2, 1), date(2004, 2, 29))),
        ("1998-05-14", (date(1998, 5, 14), date(1998, 5, 14))),
        ("1998-13", None), ("20000 steps", None), ("0000", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_a_year_a_month_or_a_day(text: str, days: tuple[date, date] | None) -> None:
    assert span(text) == days


def test_the_last_word_on_a_chapter_stands() -> None:
    before, after = chapter({"chapter": ["The farm"]}), chapter({"chapter": ["the farm "], "begins": ["1998"]})
    assert before is not None
    assert after is not None
    early = Chapter("Zero", date(1990, 1, 1))
    assert in_order([before, after, early, Chapter("No date")]) == (early, after, Chapter("No date"))
    assert chapter({"begins": ["1998"]}) is None
