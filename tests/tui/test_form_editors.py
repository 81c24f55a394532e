"""What answers a question on the screen: keys, answers as they are kept, and the same answers shown again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.forms.answers import Answer, Part
from guide.forms.form import Form
from guide.forms.kinds import kinds
from guide.forms.question import Known
from guide.journal.entry import Entry, State
from guide.journal.filling import Filling
from guide.tui.screens.form import FillPage
from guide.tui.widgets.questions.table import EDITORS
from tests.forms.forms_kit import form, shelf
from tests.tui.page_kit import MOMENT, alone, answer, words_on

__all__ = ["shelf"]
SCALE = "title: Belief\nfrom: {low}\nto: {high}\nstep: {step}\nlow: not at all\nhigh: wholly\n"
PEOPLE = ("Anna", "Bo", "Mara", "Marek")
KNOWN = Known(names=lambda source: PEOPLE)


def said(entry: Entry | None) -> tuple[Answer, ...]:
    return entry.answers if entry else ()


@asynccontextmanager
async def asking(
    questions: str | Form, size: tuple[int, int] = (80, 24), resumed: Sequence[Answer] = (), known: Known = KNOWN
) -> AsyncIterator[tuple[FillPage, Pilot[int]]]:
    asked = form(questions) if isinstance(questions, str) else questions
    before = Entry(asked.name, MOMENT, tuple(resumed), state=State.OPEN) if resumed else None
    filling = Filling(asked, None, lambda: MOMENT, known=known, resumed=before)
    async with alone(lambda: FillPage(filling), size) as (page, pilot):
        yield page, pilot


def parts(page: FillPage) -> tuple[Part, ...]:
    """What was answered to the last question that was answered."""
    answers = page.filling.interview.answers()
    return answers[-1].parts if answers else ()


ZONE, LINE = "  - zone: How?\n", "  - line: What?\n"
CHOOSE = "  - choose: Which?\n    from: [red, green, blue]\n"
OWN = "  - choose: Which?\n    from: [red, green]\n    own: true\n"
SEVERAL = "  - several: Which?\n    from: [red, green, blue]\n    own: true\n"
FIELD, WORDS, TEXT = "  - field: Where?\n", "  - words: Which?\n", "  - text: What?\n"
BODY = "  - words: What?\n    as: felt\n  - body: Where?\n    each: [felt]\n"
KEYS: list[tuple[str, list[str], tuple[Part, ...]]] = [
    (ZONE, ["up", "enter"], (Part("inside"),)),
    (ZONE, ["3", "enter"], (Part("cold"),)),
    (ZONE, ["up", "backspace", "enter"], ()),
    (FIELD, ["right", "right", "up", "up", "down", "enter"], (Part("pleasantness", 0.25), Part("energy", 0.25))),
    (FIELD, ["up", *["left"] * 9, "enter"], (Part("pleasantness", -1.0), Part("energy", 0.0))),
    (FIELD, ["up", "backspace", "enter"], ()),
    (FIELD, ["enter"], ()),
    (CHOOSE, ["down", "down", "enter"], (Part("green"),)),
    (CHOOSE, ["3", "enter"], (Part("blue"),)),
    (CHOOSE, ["3", "backspace", "enter"], ()),
    (CHOOSE, ["enter"], ()),
    (OWN, [*"teal", "enter"], (Part("teal", other="own"),)),
    (OWN, [*"gr", "enter"], (Part("green"),)),
    (OWN, [*"gr", "up", "enter"], (Part("green"),)),
    (OWN, [*"green-ish", "enter"], (Part("green-ish", other="own"),)),
    (SEVERAL, ["2", "1", "enter"], (Part("green"), Part("red"))),
    (SEVERAL, ["down", "space", "down", "space", "1", "enter"], (Part("green"),)),
    (SEVERAL, [*"teal", "enter", "1", "enter"], (Part("teal", other="own"), Part("red"))),
    ("  - person: Who?\n", [*"bo", "enter"], (Part("Bo"),)),
    ("  - person: Who?\n", [*"mar", "down", "enter"], (Part("Marek"),)),
    ("  - person: Who?\n", ["M", "up", "enter"], (Part("M"),)),
    ("  - person: Who?\n", ["down", "enter"], (Part("Anna"),)),
    ("  - practice: Which?\n    from: [body-scan, long-exhale]\n", [*"exh", "enter"], (Part("long-exhale"),)),
    ("  - count: How often?\n", [*"12", "enter"], (Part(value=12.0),)),
    ("  - next: What?\n", [*"call", "enter"], (Part("call", other="open"),)),
    (LINE, [*"a b", "enter"], (Part("a b"),)),
    (LINE, ["space", "enter"], ()),
    (TEXT, [*"a", "enter", *"b", "tab"], (Part("a\nb"),)),
    ("  - list: What?\n", [*"a", "enter", "enter", *"b", "tab"], (Part("a"), Part("b"))),
    (WORDS, [*"sad", "enter", "3", *"tired", "enter", "enter"], (Part("sad", 3.0), Part("tired"))),
    (WORDS, [*"sad", "enter", "3", "5", "backspace", "enter"], ()),
    (WORDS, [*"at", "space", *"sea", "enter", "2", "enter"], (Part("at sea", 2.0),)),
    (WORDS, ["down", "space", "enter"], (Part("joyful"),)),
    (WORDS, [*"joy", "up", "enter", "enter"], (Part("joyful"),)),
    (BODY, ["enter", "down", "right", "right", "down", "space", "enter"],
     (Part("head", other="light"), Part("forehead"))),
    (BODY, ["enter", "down", *"fizzy", "enter", "enter"], (Part("head", other="fizzy"),)),
    (BODY, ["enter", *"chest", "space", *"like", "space", *"lead", "enter", "enter"],
     (Part("chest", other="like lead"),)),
    (BODY, ["enter", "down", "right", "left", "left", "tab"], ()),
    (BODY, [*"sad", "enter", *"tired", "enter", "enter", "down", "enter", "2", "enter"],
     (Part("head", link=0, link_part=1),)),
    (BODY, [*"sad", "enter", "enter", "down", "1", "1", "enter"], (Part("head"),)),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "keys", "expected"), KEYS)
async def test_keys_become_answers_and_are_shown_again(
    shelf: Path, questions: str, keys: list[str], expected: tuple[Part, ...]
) -> None:
    """Going back shows what was said, going on keeps it, and so does taking up an entry that was left half done."""
    asked = form(f"{questions}  - show: The end.\n")
    async with asking(asked) as (page, pilot):
        await pilot.press(*keys)
        assert parts(page) == expected
        answers = page.filling.interview.answers()
        for _ in range(2):
            await pilot.press("shift+tab")
        await pilot.press("tab", "tab")
        assert page.filling.interview.answers() == answers
    async with asking(asked, resumed=answers) as (page, pilot):
        await pilot.press("shift+tab")
        belongs = (None if part.link is None else part.link_part for part in expected)
        shown = tuple(replace(part, link=link, link_part=0) for part, link in zip(expected, belongs, strict=True))
        assert page.editor.answers()[-1] == shown
        await pilot.press("tab", "enter", "enter")
        assert said(await answer(page)) == answers


@pytest.mark.parametrize(
    ("steps", "keys", "value"),
    [
        ((0, 10, 1), "7", 7), ((0, 10, 1), "1 0", 10), ((0, 10, 1), "1 2", 2), ((0, 10, 1), "right right", 1),
        ((0, 10, 1), "left down", 9), ((0, 100, 5), "7 5", 75), ((0, 100, 5), "1 0 0", 100),
        ((0, 100, 5), "right up", 10),
        ((0, 100, 5), "left right", 100), ((-3, 3, 1), "- 2", -2), ((-3, 3, 1), "right", -3),
        ((1, 5, 0.5), "2 . 5", 2.5),
        ((1, 5, 0.5), "right right", 1.5), ((0, 10, 1), "7 backspace", None), ((1, 5, 1), "0", None),
    ],
)  # fmt: skip
async def test_a_scale_of_any_length(shelf: Path, steps: tuple[float, ...], keys: str, value: float | None) -> None:
    low, high, step = steps
    (shelf / "scales" / "belief.yaml").write_text(SCALE.format(low=low, high=high, step=step), encoding="utf-8")
    async with asking("  - scale: How true?\n    of: belief\n  - show: x\n") as (page, pilot):
        await pilot.press(*["minus" if key == "-" else "full_stop" if key == "." else key for key in keys.split()])
        if value is None and "backspace" not in keys:
            await pilot.press("enter")
            await pilot.pause()
            assert f"A number from {low} to {high}" in words_on(pilot)
            return
        assert "not at all" in words_on(pilot)
        await pilot.press("enter", "shift+tab")
        assert parts(page) == (() if value is None else (Part(value=value),))
        assert page.editor.answers() == (parts(page),)


async def test_words_of_ones_own_for_a_scale(shelf: Path) -> None:
    known = Known(anchors=lambda scale: {0.0: "a summer lake", 7.0: "the week of the move"})
    async with asking("  - scale: How true?\n    of: belief\n", known=known) as (_, pilot):
        words = " ".join(words_on(pilot).split())
        assert "0 a summer lake · 7 the week of the move · 10 wholly" in words


async def test_a_zone_and_a_scale_stand_together_with_the_words_of_the_scale(shelf: Path) -> None:
    pair = "  - zone: How?\n  - scale: How true?\n    of: belief\n"
    async with asking(pair) as (page, pilot):
        assert "0 not at all · 10 wholly" in words_on(pilot)
        await pilot.press("up", "4", "enter", "enter")
        assert [each.parts[0] for each in said(await answer(page))] == [Part("inside"), Part(value=4.0)]
    between = pair.replace("  - scale", f"{LINE}  - scale")
    for apart in (pair.replace("    of", "    when: {zone: hot}\n    of"), between):
        async with asking(apart) as (page, _):
            assert len(page.editor.questions) == 1


@pytest.mark.parametrize(
    ("question", "keys"),
    [("  - count: How often?\n", "x"), ("  - practice: Which?\n    from: [a, b]\n", "zz"), (WORDS, ["s", "space", "9"]),
     (BODY.partition("\n  - ")[2].join(["  - ", ""]).replace("    each: [felt]\n", ""), "xyzzy")],
)  # fmt: skip
async def test_what_is_no_answer_is_said_and_nothing_is_thrown_away(question: str, keys: Sequence[str]) -> None:
    async with asking(question) as (page, pilot):
        await pilot.press(*keys, "tab")
        await pilot.pause()
        told = str(page.query_one("#told").render())
        assert told.endswith(".")
        await pilot.press("enter")
        assert not page.answered.done()
        await pilot.press("escape")
        assert "Escape once more" in " ".join(words_on(pilot).split())
        await pilot.press("escape")
        assert (await answer(page)) is None


async def test_the_other_side_is_heard_line_by_line() -> None:
    rehearsal = "  - line: Yours?\n    as: words\n  - rehearse: {other: [Come on., Really?], mine: '{words}'}\n"
    async with asking(rehearsal) as (page, pilot):
        await pilot.press(*"No", "enter")
        assert "Your words: No" in words_on(pilot)
        assert "Come on." in words_on(pilot)
        await pilot.press("enter")
        assert "Really?" in words_on(pilot)
        await pilot.press("enter")
        assert [each.question.name for each in said(await answer(page))] == ["words"]


async def test_a_card_is_opened_by_its_key() -> None:
    opened: list[bool] = []
    filling = Filling(form("  - card: support\n  - line: What?\n"), None, lambda: MOMENT)
    async with alone(lambda: FillPage(filling, card=lambda: opened.append(True))) as (_, pilot):
        assert "S opens your support card" in words_on(pilot)
        await pilot.press("S", "enter", "S")
        assert opened == [True]
        assert "What?" in words_on(pilot)


async def test_earlier_words_stand_in_what_is_shown() -> None:
    async with asking("  - line: Who?\n    as: who\n  - show: So it was {who}.\n") as (_, pilot):
        await pilot.press(*"Bo", "enter")
        assert "So it was Bo." in words_on(pilot)


def test_every_kind_has_an_editor_or_a_line_and_the_table_names_no_other() -> None:
    assert set(EDITORS) < set(kinds())


EVERY = {
    name: f"  - words: W?\n    as: felt\n  - line: L?\n    as: words\n  - line: T?\n    as: thought\n  - {example}\n"
    for name, example in ((name, kind.EXAMPLE.replace("\n", "\n    ")) for name, kind in kinds().items())
    if name != "again"
}


@pytest.mark.parametrize("kind", EVERY)
async def test_every_kind_of_question_fits_every_window(shelf: Path, kind: str) -> None:
    async with asking(EVERY[kind]) as (page, pilot):
        await pilot.press("enter", "x", "enter", "enter")
        assert kind == page.editor.questions[0].NAME
        for width, height in ((60, 20), (80, 10), (120, 40), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("down")
            await pilot.pause()
            shown = [each for each in page.query("*") if each.display and each.region]
            assert [each for each in shown if each.region.x < 0 or each.region.right > width] == []
            assert page.query_one("Keys").region.bottom <= height
            assert page.focused is not None
            assert any(page.focused is each for each in page.editor.walk_children(with_self=True))
            top = page.editor.region.y
            assert 0 <= top < height


async def test_the_field_is_whole_again_in_a_window_that_grew() -> None:
    async with asking(FIELD, (60, 18)) as (_, pilot):
        assert "little energy ────┼──── much energy" in words_on(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        await pilot.pause()
        assert [each in words_on(pilot) for each in ("much energy", "unpleasant", "little energy")] == [True] * 3
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        await pilot.pause()
        assert "little energy ────┼──── much energy" in words_on(pilot)


async def test_a_question_that_is_come_to_before_its_rows_are_there_is_drawn_with_them() -> None:
    async with asking(BODY) as (page, pilot):
        question = page.filling.form.questions[1]
        editor = EDITORS["body"](question)
        editor.enter(KNOWN, str)
        await page.mount(editor)
        await pilot.pause()
        assert "nowhere yet, and that is fine" in words_on(pilot)
