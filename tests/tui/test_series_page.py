"""Series on the screen, in the suggestions and line by line: the state is the layer chosen last, without a date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import library, places
from guide.__main__ import main
from guide.forms import finding
from guide.forms.series import all_series
from guide.journal import Journal
from guide.journal.series_places import choose
from guide.journal.series_places import places as chosen
from guide.lint import documents
from guide.live.at_hand import at_hand
from guide.suggestions.offers import OfferTo
from guide.tui.doors.series import DOOR
from guide.tui.screens.form import FillPage
from guide.tui.screens.series import HERE, SeriesPage
from tests.tui.page_kit import words_on
from tests.tui.visit_kit import through, until

NOW = datetime(2026, 5, 4, 15, 0, tzinfo=UTC)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal.open(places.journal(), lambda: NOW) as opened:
        yield opened


async def test_what_is_chosen_in_a_layer_is_where_one_is(journal: Journal) -> None:
    async with through(DOOR, journal) as (app, pilot):
        await until(pilot, lambda: "After a loss" in words_on(pilot))
        titles = [each.title for each in all_series().values()]
        await pilot.press(*["down"] * titles.index("Turning toward"), "enter")
        await until(pilot, lambda: "From across the street" in words_on(pilot))
        first = all_series()["turning-toward"].layers[0]
        await pilot.press(*["down"] * len(first.practices), "enter")  # its first form
        await until(pilot, lambda: isinstance(app.screen, FillPage))
        assert chosen(journal) == {"turning-toward": "Steady ground"}
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SeriesPage) and HERE in words_on(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "you are at: Steady ground" in words_on(pilot))


def test_the_next_layer_of_the_series_chosen_last_can_be_begun(journal: Journal) -> None:
    headers = library.read_index().usable
    offers = {each.to: each for each in at_hand(journal, headers, NOW).offers}
    assert OfferTo.SERIES not in offers
    choose(journal, "first-steps", "Finding your feet")
    choose(journal, "a-hard-talk", "Afterwards")  # the last layer has none after it
    found = {each.to: each for each in at_hand(journal, headers, NOW).offers}[OfferTo.SERIES]
    assert "First steps" in found.sentence
    layer = all_series()["first-steps"].layers[1]
    assert found.practice in {library.called(library.names(), name) for name in layer.practices}
    choose(journal, "first-steps", "")
    assert OfferTo.SERIES not in {each.to for each in at_hand(journal, headers, NOW).offers}


def test_line_by_line_a_layer_is_chosen_and_shown(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert main(["series", "first", "what is"]) == 0
    assert "2  What is yours   (you are here)" in capsys.readouterr().out
    assert main(["series", "--json"]) == 0
    told = {each["name"]: each["at"] for each in json.loads(capsys.readouterr().out)}
    assert told.pop("first-steps") == "What is yours"
    assert not any(told.values())
    assert main(["series", "first", "nowhere"]) != 0
    assert "there are: A way of your own" in capsys.readouterr().err


@pytest.mark.parametrize("path", finding.paths(finding.SERIES), ids=lambda path: path.stem)
def test_every_series_leads_to_what_is_there(path: Path) -> None:
    assert documents.everything(path)[0] == ()


def test_a_series_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: A\nsummary: B.\nlayers:\n  - name: C\n    practices: [thaww]\n    forms: [valuess]\n")
    codes = {each.code: each.hint for each in documents.everything(path)[0]}
    assert codes == {"no-such-practice": "did you mean 'thaw'?", "no-such-form": "did you mean 'values'?"}


def test_practices_of_an_authors_own_folder_are_there(tmp_path: Path) -> None:
    """A pack is written before it is installed."""
    path = tmp_path / "series" / "mine.yaml"
    path.parent.mkdir()
    (tmp_path / "night").mkdir()
    for name in ("evening", "night/slow"):
        (tmp_path / f"{name}.yaml").write_text("title: E")
    head = "title: A\nsummary: B.\nlayers:\n  - name: C\n    practices: "
    path.write_text(f"{head}[evening, night/slow]\n")
    assert documents.everything(path)[0] == ()
    path.write_text(f"{head}[../evening, slow]\n")
    assert {each.code for each in documents.everything(path)[0]} == {"no-such-practice"}
    (lost,) = {each.message for each in documents.everything(path)[0] if "slow" in each.message}
    assert "is no practice here" in lost
