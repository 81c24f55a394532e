"""Markdown loses its marks and keeps its words; front matter becomes the head; what is no speech is listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.authoring.importing import imported
from guide.script import MAX_BYTES
from tests.authoring.import_kit import MANY, heard, of, said, silences, taken, words

FRONT = """---
title: Soft evening
author: Somebody
description: >
  For the end
  of a day.
tags: [sleep, rest]
draft: true
lang: en-GB
kind: rest
intensity: 2
aim: anything
---

# Part one

Rest here.
"""


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_front_matter_becomes_the_head(form: str) -> None:
    found, result = taken(FRONT, form, "a.md")
    assert (found.title, found.author, found.language) == ("Soft evening", "Somebody", "en-GB")
    assert found.summary == "For the end of a day."
    assert [each.title for each in found.sections] == ["Part one"]
    assert said(found) == ["Rest", "here"]
    assert [(each.line, each.what) for each in result.unplaced] == [
        (7, "tags: sleep, rest"),
        (8, "draft: True"),
        (12, "aim: anything"),
    ]
    assert (found.kind, found.intensity) == ("rest", 2)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: A: b\nnotes: [x\n---\n",
        "---\r\ntitle: 'A'\r\n---\r\n",
        "---\ntitle: A\n...\n",
        '+++\ntitle = "A"\n+++\n',
        "\ufeff---\ntitle: A\n---\n",
    ],
)
def test_front_matter_of_every_kind(front: str) -> None:
    found, _ = taken(f"{front}\nRest here.", "markdown")
    assert found.title[0] == "A"
    assert said(found) == ["Rest", "here"]


@pytest.mark.parametrize("text", ["---\n\nRest here.\n\n---\n\nAnd now.", "---\nRest here\n---\nAnd now."])
def test_a_line_at_the_top_is_no_front_matter(text: str) -> None:
    assert words("Rest here And now")[-2:] == said(taken(text, "markdown")[0])[-2:]


@pytest.mark.parametrize(
    ("text", "spoken", "listed"),
    [
        ("**Soften** the *jaw* and ~~the~~ `hands`.", "Soften the jaw and the hands", []),
        ("un*believ*able", "unbelievable", []),
        ("snake_case_here", "snake case here", []),
        ("Rest [here](https://a.b/c) now.", "Rest here now", ["https://a.b/c"]),
        ("Rest [here][1] now.\n\n[1]: https://a.b 'title'", "Rest here now", ["[1]: https://a.b 'title'"]),
        ("<https://a.b/c>", "https a b c", []),
        ("![A lake](lake.png) Rest.", "Rest", ["A lake"]),
        ("> Rest here.\n>\n> > And here.", "Rest here And here", []),
        ("1. Sit.\n2. Rest.\n3. Rise.", "Sit Rest Rise", []),
        ("1. Sit.\n1. Rest.", "Sit Rest", []),
        ("Long ago.\n\n1984. It was a year.", "Long ago 1984 It was a year", []),
        ("- Sit.\n- [ ] Rest.\n- [x] Rise.", "Sit Rest Rise", []),
        ("| Sit | Rest |\n|---|---|\n| Rise | Walk |", "Sit Rest Rise Walk", []),
        ("```text\nSit down.\n```", "Sit down", ["text"]),
        ("    Sit down.", "Sit down", []),
        ("Sit\\* down\\. \\[now\\]", "Sit down", ["[now]"]),
        ("Sit &amp; rest&nbsp;here.", "Sit rest here", []),
        ("Sit <b>down</b>.<br>Rest.", "Sit down Rest", []),
        ("<div>\nSit down.\n</div>\n\nRest.", "Sit down Rest", []),
        ("Sit.\n\n<!-- not this -->\n\nRest.", "Sit Rest", ["<!-- not this -->"]),
        ("Sit.[^1]\n\n[^1]: A note.", "Sit", ["[^1]", "[^1]: A note."]),
        ("Rest in [[My place]] or [[place|there]].", "Rest in My place or there", []),
        ("Rest ==here== now.", "Rest here now", []),
        ("> [!note] Softly\n> Rest.", "Softly Rest", []),
        ("Sit  \ndown.", "Sit down", []),
        ("Sit.\n\n***\n\nRest.", "Sit Rest", []),
    ],
)
def test_marks_go_and_words_stay(text: str, spoken: str, listed: list[str]) -> None:
    found, result = taken(text, "markdown")
    assert said(found) == spoken.split()
    assert [each.what for each in result.unplaced] == listed


def test_headings_sections_and_times_are_as_in_plain_text() -> None:
    text = "Evening\n=======\n\n## **Arriving**\n\n0:00 Sit.\n\n0:30 Rest.\n\n"
    text += "### Coming back\n\n- [1:00] Open your eyes.\n"
    found, _ = taken(text, "markdown")
    assert found.title == "Evening"
    assert [each.title for each in found.sections] == ["Arriving", "Coming back"]
    assert of(found, "until") == [0.0, 30.0, 60.0]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("[pause 5s]", 5), ("[PAUSE: 5]", 5), ("\\[pause 5s\\]", 5), ("*pause 5 seconds*", 5), ("**(pause 5s)**", 5),
        ("_[5s]_", 5), ("**PAUSE**", 5), ("<break time='5s'/>", 5), ("[pause](softly)", 5), ("`[pause 5s]`", 5),
        ("\n\n[pause]: 5s\n\n", 5), ("\n\n    [pause 5s]\n\n", 5), ("\n\n> [pause 5s]\n\n", 5),
        ("\n\n- [pause 5s]\n\n", 5), ("\n\n<break time='5s'/>\n\n", 5),
    ],
)  # fmt: skip
def test_directions_of_markdown_are_directions(written: str, seconds: float) -> None:
    found, _ = taken(f"Feel the feet. {written} Then the hands.", "markdown")
    assert [each for _, each in silences(found)] == [seconds]
    assert [word for word in said(found) if word not in ("5s", "softly")] == words("Feel the feet Then the hands")


def test_a_stressed_word_is_no_pause() -> None:
    found, _ = taken("Then *pause* and notice. [3s] Yes.", "markdown")
    assert said(found) == words("Then pause and notice. Yes.")


def test_lines_of_a_list_are_lines_and_wrapped_ones_are_one() -> None:
    found, _ = taken("Let it\nall be\nas it is.\n\n- in\n- out\n", "markdown")
    spoken = [str(what) for kind, what in heard(found).events if kind == "say"]
    assert spoken == ["Let it all be as it is.", "in", "out"]


def test_a_line_is_told_where_it_stands() -> None:
    _, result = taken("---\ntitle: A\n---\n\n# A\n\nSit [softly].\n\n- One\n- Two [loudly]\n", "markdown")
    assert [(each.line, each.what) for each in result.unplaced] == [(7, "[softly]"), (10, "[loudly]")]


PLAIN_WORDS = "let it be as is rest here naïve über 3 2.5 don’t it's now, then; yes. 100% e.g. I x"
PLAIN = st.lists(st.sampled_from(PLAIN_WORDS.split()), min_size=1, max_size=6).map(" ".join)
SPANS = st.sampled_from(
    ["{}", "*{}*", "**{}**", "***{}***", "_{}_", "__{}__", "~~{}~~", "`{}`", "[{}](https://a.b/c)", "<b>{}</b>", "“{}”",
     "[*{}*](x.html)", "{}\\", "{}  "]
)  # fmt: skip
BLOCKS = st.sampled_from(
    [
        "{}",
        "- {}",
        "* {}",
        "1. {}",
        "> {}",
        "> - {}",
        "    {}",
        "```\n{}\n```",
        "<div>{}</div>",
        "- a\n\n  {}",
        "| {} |\n|---|",
    ]
)
EXTRA = {"- a\n\n  {}": "a "}


@MANY
@given(st.lists(st.tuples(PLAIN, SPANS, BLOCKS), min_size=1, max_size=8))
def test_every_word_of_markdown_is_said_in_order(blocks: list[tuple[str, str, str]]) -> None:
    code = ("    {}", "```\n{}\n```", "<div>{}</div>")
    shown = [(text, span if block not in code else "{}", block) for text, span, block in blocks]
    text = "\n\nand\n\n".join(block.format(span.format(inner)) for inner, span, block in shown)
    found, _ = taken(text, "markdown")
    expected = " and ".join(EXTRA.get(block, "") + inner for inner, _, block in shown)
    assert said(found) == words(expected)


@pytest.mark.parametrize(
    "unit", ["[a", "*", "> ", "- ", "![", "`", "# a\n", "| a | b |\n|---|---|\n", "<b>", "[a](b) "]
)
def test_a_large_file_of_anything_is_read_at_once(unit: str) -> None:
    found = imported((unit * (MAX_BYTES // 8 // len(unit))).encode(), "talk.md", "markdown")
    assert bool(found.text) != bool(found.problems)
