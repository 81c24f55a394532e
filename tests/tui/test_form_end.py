"""At the end of a form: what may be kept as an anchor is offered, and a little is looked back on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from guide import library, places
from guide.cli import filling as line_mode
from guide.forms.reading import load
from guide.journal import Answer, Entry, Journal, Part, Question
from guide.journal.filling import Filling, begin
from guide.journal.known import set_form_setting
from guide.script import anchors, parse
from guide.tui.asked_around import offered_form
from guide.tui.screens.form import FillPage
from guide.tui.widgets.form_end import KEPT
from tests.scripts import TONE
from tests.tui.page_kit import alone, words_on
from tests.tui.visit_kit import until

AT = datetime(2025, 3, 30, 21, 15, tzinfo=UTC)


def filling(journal: Journal | None, name: str = "intention") -> Filling:
    return begin(load(name), journal, lambda: AT, library.names)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: AT) as opened:
        asked = Question("intention", "line", "What would you like to be here for?")
        opened.keep(Entry("intention", AT - timedelta(days=2), (Answer(asked, (Part("to hear the rain"),)),)))
        yield opened


async def test_it_is_kept_by_one_key_and_the_jar_is_shown(journal: Journal) -> None:
    async with alone(lambda: FillPage(filling(journal))) as (page, pilot):
        await pilot.press(*"rest", "enter")
        await until(pilot, lambda: "to hear the rain" in words_on(pilot))
        assert "“rest” as words that help" in words_on(pilot)
        assert anchors.read(places.anchors()) == {}
        await pilot.press("k")
        await pilot.pause()
        assert KEPT in words_on(pilot)
        assert anchors.read(places.anchors()) == {"phrase": "rest"}
        await pilot.press("enter")
        assert page.answered.done()


async def test_going_on_keeps_nothing() -> None:
    async with alone(lambda: FillPage(filling(None))) as (page, pilot):
        await pilot.press(*"rest", "enter", "enter")
        assert page.answered.done()
        assert anchors.read(places.anchors()) == {}


@pytest.mark.parametrize("said", ["y", ""])
def test_line_mode_offers_and_looks_back_as_well(
    journal: Journal, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed, asked = iter(["rest", said]), list[str]()

    def answer(question: str) -> str:
        asked.append(question)
        return next(typed)

    monkeypatch.setattr("builtins.input", answer)
    assert line_mode.fill(filling(journal))
    told = capsys.readouterr().out
    assert "Keep “rest” as words that help?" in asked[-1]
    assert "to hear the rain" in told
    assert anchors.read(places.anchors()) == ({"phrase": "rest"} if said else {})


def test_what_is_set_decides_what_is_asked(journal: Journal) -> None:
    def asked() -> list[str]:
        made = filling(journal, "both-and")
        return [made.form.questions[at].name for at in made.interview.visible()]

    assert "taught" in asked()
    set_form_setting(journal, "lessons", "off")
    assert "taught" not in asked()
    set_form_setting(journal, "lessons", "")
    assert "taught" in asked()


def test_after_a_practice_no_page_reframes_what_is_still_going_on(journal: Journal) -> None:
    text = f"{TONE}after: [fact-and-meaning, needs]\nsections: [{{title: A, steps: [Rest.]}}]\n"
    alone_reframing = parse(text.replace(", needs", "")).script
    script = parse(text).script
    assert script is not None
    assert alone_reframing is not None

    def offered() -> list[str]:
        return [form.name for each in (script, alone_reframing) if (form := offered_form(each, (), journal))]

    assert offered() == ["fact-and-meaning", "fact-and-meaning"]
    asked = Question("ongoing", "choose", "Is it?")
    journal.keep(Entry("still-going-on", AT, (Answer(asked, (Part("yes"),)),)))
    assert offered() == ["needs", "what-holds-me"]
    set_form_setting(journal, "ongoing", "no")
    assert offered() == ["fact-and-meaning", "fact-and-meaning"]
    assert offered_form(script, (), None) is None


async def test_two_words_are_kept_with_twelve_keys(journal: Journal) -> None:
    keys = (*"sad", "enter", *"lone", "enter", "enter")
    assert len(keys) <= 12
    async with alone(lambda: FillPage(filling(journal, "what-is-it-called"))) as (page, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        answers = page.filling.entry.answers
    assert [[part.text for part in each.parts] for each in answers] == [["sad", "lonely"]]
