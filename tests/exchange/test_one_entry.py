"""One entry to talk about, two answers in two columns, and a next step as a task without a date."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from guide import places
from guide.actions.journal_text import entry_lines
from guide.actions.two_columns import beside
from guide.exchange import Choice
from guide.journal import Journal
from guide.journal.entry import Answer, Part, Question
from guide.player.wallclock import now
from guide.problems import WrongUseError
from tests.cli.cli_kit import Run
from tests.exchange.export_kit import entry, said, unfolded, written

FACT = Question("fact", "text", "On the left, what happened?")
MEANING = Question("meaning", "text", "On the right, what did it seem to say about you?")
ELSE = Question("else", "line", "What else could the left side mean?")
SAID = (said("She did not\nwrite | back.", FACT), said("That I am *too much*.", MEANING), said("A full week.", ELSE))
BOTH = entry(1, *SAID, form="fact-and-meaning", share=True)
STEP = Question("step", "next", "What is the smallest thing you could do?")


def cells(markdown: str) -> list[str]:
    """What stands in the cells of tables, as a reader that is not ours sees it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return [
        each.content.replace("\\", "") for before, each in pairwise(tokens) if before.type in ("th_open", "td_open")
    ]


def test_fact_and_meaning_are_two_columns_in_markdown() -> None:
    text = written("markdown", [BOTH], [])
    assert cells(text) == [
        FACT.asked, MEANING.asked, "She did not<br>write | back.", "That I am *too much*.",
    ]  # fmt: skip
    assert "A full week" in text
    assert cells(written("markdown", [entry(2, said("x", FACT), form="fact-and-meaning")], [])) == []


def test_and_on_the_screen_and_line_by_line() -> None:
    lines = entry_lines(BOTH)
    asked = next(line for line in lines if "what happened?" in line)
    assert "On the right" in asked
    told = next(line for line in lines if "She did not" in line)
    assert told.index("│") == asked.index("│")
    assert "That I am *too much*." in told
    assert [line for line in lines if "A full week." in line]


def test_no_word_is_lost_between_the_columns() -> None:
    left, right = "a" * 90 + " b\n\nc", "one two three " * 9
    rows = beside(left, right, 60)
    assert max(map(len, rows)) <= 60
    halves = [row.partition("│") for row in rows]
    assert "".join(half[0] for half in halves).replace(" ", "") == left.replace("\n", "").replace(" ", "")
    assert " ".join(half[2].strip() for half in halves).split() == right.split()


def test_without_room_they_stand_below_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert not [line for line in entry_lines(BOTH) if "│" in line]


def test_a_step_is_a_task_without_a_date_only_where_it_is_asked_for() -> None:
    held_out = entry(7, Answer(STEP, (Part("Send the photograph; to Mara", other="open"),)), form="a-small-reach")
    assert "VTODO" not in written("icalendar", [held_out])
    assert "VTODO" not in written("icalendar", [held_out], steps=True), "nobody marked it as safe"
    lines = unfolded(written("icalendar", [held_out], [], steps=True, ticked=frozenset({held_out.uid})))
    task = lines[lines.index("BEGIN:VTODO") : lines.index("END:VTODO") + 1]
    assert "SUMMARY:Send the photograph\\; to Mara" in task
    assert "STATUS:NEEDS-ACTION" in task
    assert not [line for line in task if line.startswith(("DUE", "DTSTART"))]
    assert Choice().steps is False


def test_a_small_reach_becomes_a_task_in_a_calendar(run: Run, tmp_path: Path) -> None:
    run("reflect", "a-small-reach", "--answer", "who=Mara", "--answer", "step=Send the photograph")
    run("journal", "add", "--answer", "text=for nobody")
    out = tmp_path / "steps.ics"
    run("journal", "export", "--with-steps", "-o", out)
    text = out.read_text("utf-8")
    assert text.count("BEGIN:VTODO") == 1
    assert "Send the photograph" in text
    assert "for nobody" not in text


def test_one_entry_is_plain_text_and_goes_where_it_is_sent_alone(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--answer", "text=The other one")
    run("reflect", "both-and", "--answer", "hurt=It hurt, that nobody came", "--answer", "also=the lamp was on")
    with Journal.open(places.journal(), now) as journal:
        (one,) = journal.entries(form="both-and")
    told = run("journal", "export", "--entry", one.uid[:8])
    assert told.startswith(f"{one.at:%Y-%m-%d, %H:%M}  Both and\n")
    assert "  It hurt, that nobody came\n" in told
    assert "The other one" not in told
    out = tmp_path / "talk.txt"
    run("journal", "export", "--entry", one.uid[:8], "--hide", "nobody", "-o", out)
    assert "nobody" not in out.read_text("utf-8")
    assert "the lamp was on" in out.read_text("utf-8")
    with pytest.raises(WrongUseError, match="not one entry"):
        run("journal", "export", "--entry", one.uid[:8], "--format", "jsonl")


def test_one_answer_alone_is_named_as_the_help_names_it(run: Run, tmp_path: Path) -> None:
    run("journal", "add", "--answer", "text=It rained.")
    run("reflect", "a-small-reach", "--answer", "who=Mara", "--answer", "step=Send the photograph")
    out = tmp_path / "part.html"
    run("journal", "export", "--only", "a-small-reach.who", "--with-private", "-o", out)
    text = out.read_text("utf-8")
    assert "Mara" in text
    assert "Send the photograph" not in text
    assert "It rained" not in text
