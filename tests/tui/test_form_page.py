"""A form on its page: the way through it, what is kept and when, and that it keeps what line mode keeps."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide import places, tui
from guide.cli import filling as line_mode
from guide.forms import reading
from guide.forms.answers import Answer
from guide.forms.question import Known
from guide.journal import Feeling, Felt, Zone, feeling_of, reflection_of
from guide.journal.entry import Entry, State
from guide.journal.filling import Filling
from guide.problems import CannotWriteError, WorldError
from guide.tui import own_editor
from guide.tui.form_app import FormApp
from guide.tui.screens.check_in import CheckIn
from guide.tui.screens.form import ENOUGH, FillPage
from tests.forms.forms_kit import form, shelf
from tests.tui.page_kit import MOMENT, alone, answer, filled, words_on
from tests.tui.test_check_in_page import practice

__all__ = ["shelf"]
MOST_KEYS = 12
FORMS = reading.names()


class Shelf:
    """Keeps entries, and every one that it was given."""

    def __init__(self, *, full: bool = False) -> None:
        self.kept: list[Entry] = []
        self.full = full

    def keep(self, entry: Entry) -> str:
        if self.full:
            raise CannotWriteError("The disk is full.")
        self.kept.append(entry)
        return entry.uid or "1" * 32


def filling(questions: str, keeper: Shelf | None = None, head: str = "") -> Filling:
    return Filling(form(questions, head), keeper, lambda: MOMENT)


TWO = "  - line: A?\n    as: a\n  - line: B?\n    as: b\n"


async def test_each_answer_is_kept_before_the_next_question() -> None:
    keeper = Shelf()
    async with alone(lambda: FillPage(filling(TWO, keeper))) as (page, pilot):
        await pilot.press(*"x", "enter")
        assert [(len(each.answers), each.state) for each in keeper.kept] == [(1, State.OPEN)]
        await pilot.press(*"y", "escape")
        assert (await answer(page)) == keeper.kept[-1]
        assert [(len(each.answers), each.state) for each in keeper.kept][-1] == (2, State.DONE)


async def test_what_cannot_be_kept_is_said_and_stops_nobody() -> None:
    async with alone(lambda: FillPage(filling(TWO, Shelf(full=True)))) as (page, pilot):
        await pilot.press(*"x", "enter")
        await pilot.pause()
        assert "The disk is full." in words_on(pilot)
        await pilot.press(*"y", "enter")
        await pilot.pause()
        assert "The disk is full." in words_on(pilot)
        await pilot.press("enter")
        answered = await answer(page)
        assert answered is not None
        assert len(answered.answers) == 2


async def test_nothing_said_is_no_entry() -> None:
    keeper = Shelf()
    async with alone(lambda: FillPage(filling(TWO, keeper))) as (page, pilot):
        await pilot.press("enter", "enter")
        assert await answer(page) is None
    assert keeper.kept == []


async def test_the_end_is_said_where_something_was_said() -> None:
    async with alone(lambda: FillPage(filling(TWO, head="end: That was it.\n"))) as (page, pilot):
        await pilot.press(*"x", "enter", "enter")
        await pilot.pause()
        assert "That was it." in words_on(pilot)
        assert not page.answered.done()
        await pilot.press("enter")
        assert await answer(page) is not None


async def test_enough_is_enough_and_m_asks_more() -> None:
    asked = "  - zone: How?\n  - choose: Which?\n    from: [a, b]\n  - line: L?\n"
    async with alone(lambda: FillPage(filling(asked, head="enough: 2\n"))) as (page, pilot):
        await pilot.press("up", "enter", "2")
        assert "m more" in words_on(pilot)
        await pilot.press("enter")
        answered = await answer(page)
        assert answered is not None
        assert len(answered.answers) == 2
    async with alone(lambda: FillPage(filling(asked, head="enough: 2\n"))) as (page, pilot):
        await pilot.press("up", "enter", "2", "m", *"more", "enter")
        answered = await answer(page)
        assert answered is not None
        assert [each.parts[0].text for each in answered.answers] == ["inside", "b", "more"]


@pytest.mark.parametrize(
    ("keys", "answers"), [(["enter"], 1), (["m", "y", "enter"], 2), (["shift+tab", "enter", "enter"], 1)]
)
async def test_behind_a_line_it_is_asked_whether_it_is_enough(keys: list[str], answers: int) -> None:
    async with alone(lambda: FillPage(filling(TWO, head="enough: 1\n"))) as (page, pilot):
        await pilot.press(*"mm", "enter")
        await pilot.pause()
        assert ENOUGH in words_on(pilot)
        await pilot.press(*keys)
        answered = await answer(page)
        assert answered is not None
        assert [each.parts[0].text for each in answered.answers] == ["mm", "y"][:answers]


async def test_it_says_where_one_is() -> None:
    async with alone(lambda: FillPage(filling(TWO))) as (_, pilot):
        assert "1 of 2" in words_on(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "2 of 2" in words_on(pilot)


async def test_ctrl_c_leaves_something_half_done_that_is_found_again(shelf: Path) -> None:
    keeper = Shelf()
    app = FormApp(filling(TWO, keeper))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"x", "enter", *"half", "ctrl+c")
    assert app.return_value == 130
    assert keeper.kept[-1].state is State.OPEN
    assert [each.parts[0].text for each in keeper.kept[-1].answers] == ["x", "half"]
    again = Filling(form(TWO + "  - line: C?\n"), keeper, lambda: MOMENT, resumed=keeper.kept[-1])
    app = FormApp(again)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "C?" in words_on(pilot)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "half" in words_on(pilot)
        await pilot.press("enter", *"z", "enter")
    assert app.entry is not None
    assert [each.parts[0].text for each in app.entry.answers] == ["x", "half", "z"]


# -- the check-in -------------------------------------------------------------------------------------------

SHORT = {
    "zone and distress": ["up", "up", "1", "0", "enter"],
    "with a word": ["up", "7", "m", "enter", *"sad", "enter", "escape"],
    "all of it left out": ["enter"],
    "all of it looked at": ["up", "7", "m", "enter", "enter", "enter", "enter"],
}


@pytest.mark.parametrize("way", SHORT)
async def test_a_check_in_takes_at_most_twelve_keys(way: str) -> None:
    keys = SHORT[way]
    assert len(keys) <= MOST_KEYS
    async with alone(lambda: CheckIn(filled("check-in"), practice().script)) as (page, pilot):
        await pilot.press(*keys)
        said = await answer(page)
    if way == "with a word":
        assert said == Feeling(Zone.INSIDE, 7, (Felt("sad"),))
    elif way == "zone and distress":
        assert said == Feeling(Zone.HOT, 10)


async def test_the_letters_of_the_check_in_can_be_typed_behind_its_first_question() -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice().script)) as (page, pilot):
        await pilot.press("m", "b", "tab", *"mob", "enter", "escape")
        assert await answer(page) == Feeling(None, None, (Felt("mob"),))


async def test_a_form_of_ones_own_that_cannot_be_read_is_told_and_the_shipped_one_is_asked(shelf: Path) -> None:
    (shelf / "forms").mkdir()
    (shelf / "forms" / "check-in.yaml").write_text("title: Mine\nsummary: x\nquestions:\n  - lin: x\n")
    found, told = reading.load_or_shipped("check-in")
    assert found.where.path.startswith(str(places.scripts()))
    page = lambda: CheckIn(Filling(found, None, lambda: MOMENT), practice().script, told=told)  # noqa: E731
    async with alone(page) as (_, pilot):
        assert "Your own check-in.yaml cannot be used yet (line 4: " in " ".join(words_on(pilot).split())
    (shelf / "forms" / "check-in.yaml").write_text("title: Mine\nsummary: x\nquestions:\n  - zone: Mine?\n")
    found, told = reading.load_or_shipped("check-in")
    assert (found.title, told) == ("Mine", "")


def test_a_feeling_is_taken_from_answers_by_their_kind() -> None:
    after = filled("after")
    after.interview.typed(["hot"])
    for typed in ("7", "sad 3, at sea", "Softer"):
        after.interview.typed([typed])
    answers = after.interview.answers()
    assert feeling_of(answers) == Feeling(Zone.HOT, 7, (Felt("sad", 3), Felt("at sea")))
    assert reflection_of(answers) == "Softer"
    assert feeling_of(answers[3:]) is None
    assert reflection_of(answers[:3]) == ""


# -- the same as line by line -------------------------------------------------------------------------------

TYPED = {
    "zone": ("2", ["up"]),
    "scale": ("5", ["5"]),
    "field": ("0.25 0", ["right", "right"]),
    "words": ("sad 3, at sea", [*"sad", "enter", "3", *"at sea", "enter"]),
    "body": ("chest like lead", [*"chest like lead", "enter"]),
    "choose": ("2", ["2"]),
    "several": ("2, 1", ["2", "1"]),
    "person": ("Anna", [*"Anna"]),
    "practice": ("body-scan", [*"body-s"]),
    "list": ("one", [*"one"]),
}
EVERY = 1 if os.environ.get("GUIDE_ALL_WAYS") else 4
"""One form of so many is walked, and of those one of three ways; with GUIDE_ALL_WAYS=1 all of them in all ways."""
OWN_WORDS = ("Words of mine", [*"Words of mine"])
NUMBER = ("3", ["3"])
KNOWN = Known(names=lambda source: ("body-scan", "Anna"))


def typed(filling: Filling) -> tuple[str, list[str]] | None:
    """What is said to the current question, line by line and on the page; None for what asks nothing."""
    question = filling.interview.current
    assert question is not None
    if not question.ANSWERED:
        return None
    return TYPED.get(question.NAME, NUMBER if question.NAME == "count" else OWN_WORDS)


def by_lines(name: str, skipped: set[int], monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, ...]:
    asked = Filling(reading.load(name), None, lambda: MOMENT, known=KNOWN)
    rest: list[str] = []

    def read(prompt: str) -> str:
        if prompt.startswith("\nThat is enough"):
            return "m"
        question = asked.interview.current
        if question is None or not question.ANSWERED:
            return ""
        if rest:
            return rest.pop()
        said = typed(asked)
        if said is None or asked.interview.place in skipped:
            return ""
        if question.MANY:
            rest.append("")
        return said[0]

    monkeypatch.setattr(line_mode, "read_line", read)
    assert line_mode.fill(asked, introduced=False)
    return asked.entry.answers


async def on_page(name: str, skipped: set[int]) -> tuple[Answer, ...]:
    asked = Filling(reading.load(name), None, lambda: MOMENT, known=KNOWN)
    async with alone(lambda: FillPage(asked), (120, 40)) as (page, pilot):
        for _ in range(60):
            if page.answered.done() or "enter done" in words_on(pilot):
                break
            await one_step(page, pilot, skipped)
    return asked.entry.answers


async def one_step(page: FillPage, pilot: Pilot[int], skipped: set[int]) -> None:
    interview = page.filling.interview
    for place in page.step:
        interview.go_to(place)
        said = typed(page.filling)
        if said is not None and place not in skipped:
            await pilot.press(*["space" if key == " " else key for key in said[1]])
    await pilot.press("m" if page.may_ask_more and not page.editor.types else "tab")
    if page.asking_more:
        await pilot.press("m")
    await pilot.pause()


MODES = ("all", "some", "none")
WAYS = (
    [(name, way) for name in FORMS for way in MODES]
    if EVERY == 1
    else [(name, "all") for name in FORMS[::EVERY]] + [(name, way) for name in FORMS[:: 3 * EVERY] for way in MODES[1:]]
)


@pytest.mark.parametrize(("name", "way"), WAYS, ids=lambda each: str(each))
async def test_the_page_keeps_what_line_mode_keeps(
    name: str, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places_ = range(len(reading.load(name).questions))
    chance = random.Random(name)
    share = {"all": 0.0, "none": 1.0, "some": 0.4}[way]
    skipped = {place for place in places_ if chance.random() < share}
    expected = by_lines(name, skipped, monkeypatch)
    assert await on_page(name, skipped) == expected
    assert expected or skipped
    assert not expected or skipped != set(places_)


# -- outside the page ---------------------------------------------------------------------------------------


@contextmanager
def told_to_be(monkeypatch: pytest.MonkeyPatch, command: str) -> Iterator[None]:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    yield


IN_MEMORY = pytest.mark.skipif(not own_editor.MEMORY.is_dir(), reason="no folder in memory")
APPENDS = f"{sys.executable} -c \"import sys; open(sys.argv[-1], 'a').write(' and more\\n')\""


@IN_MEMORY
def test_an_editor_of_ones_own_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(own_editor.MEMORY.iterdir())
    with told_to_be(monkeypatch, APPENDS):
        assert own_editor.edited("words") == "words and more"
    with (
        told_to_be(monkeypatch, f"{sys.executable} -c 'raise SystemExit(3)'"),
        pytest.raises(WorldError, match="as it was"),
    ):
        own_editor.edited("words")
    assert set(own_editor.MEMORY.iterdir()) == before


@pytest.mark.parametrize(
    ("command", "sentence"), [("", "No editor is set"), ("no-such-program-here", "could not be used")]
)
def test_an_editor_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, command: str, sentence: str) -> None:
    with told_to_be(monkeypatch, command), pytest.raises(WorldError, match=sentence):
        own_editor.edited("words")


def test_without_memory_to_write_in_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(own_editor, "MEMORY", tmp_path / "gone")
    with told_to_be(monkeypatch, APPENDS), pytest.raises(WorldError, match="no folder in memory"):
        own_editor.edited("words")


@IN_MEMORY
async def test_ctrl_e_opens_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def suspended() -> Iterator[None]:
        yield

    with told_to_be(monkeypatch, APPENDS):
        async with alone(lambda: FillPage(filling("  - text: What?\n"))) as (page, pilot):
            monkeypatch.setattr(pilot.app, "suspend", suspended)
            await pilot.press(*"so", "ctrl+e", *"o", "tab")
            answered = await answer(page)
            assert answered is not None
            assert answered.answers[0].parts[0].text == "so and moreo"


def test_the_door_loads_no_page_before_it_is_asked() -> None:
    code = "import sys, guide.tui; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"textual", "guide.forms.kinds", "guide.tui.screens.form"} & set(done.stdout.split())
    assert tui.fill_form.__module__ == "guide.tui"


async def test_a_low_window_says_each_zone_briefly() -> None:
    async with alone(lambda: CheckIn(filled("check-in"), practice().script), (80, 10)) as (_, pilot):
        assert "A lot at once" in words_on(pilot)
        assert "quick heart" not in words_on(pilot)
