"""What is written as YAML reads back as the same text, and looks as a person would have written it."""

from __future__ import annotations

import os

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.authoring.yaml_text import YamlEntry, YamlPage, YamlSection, said, scalar, write
from guide.script.nodes import Scalar, Sequence, compose

WORDS = st.text(st.one_of(st.sampled_from("-:#?'\"[]{},&*!|>%@`~\\ aY0."), st.characters()), min_size=1, max_size=40)
LINES = WORDS.map(lambda text: " ".join(text.split())).filter(lambda text: text and text.isprintable())


@settings(max_examples=int(os.environ.get("GUIDE_EXAMPLES", "300")), deadline=None)
@given(LINES)
def test_any_words_read_back_as_they_are(words: str) -> None:
    for text in (
        f"- {scalar(words)}",
        f"{scalar(words)}: x",
        f"a: {scalar(words)}  # remark",
        f"- {{a: {scalar(words)}}}",
    ):
        if not text.startswith("- {") or scalar(words)[0] in "\"'":
            found = yaml.safe_load(text)
            assert found in ([words], {words: "x"}, {"a": words}, [{"a": words}])
    root = compose(f"- {scalar(words)}", "")
    assert isinstance(root, Sequence)
    (node,) = root.nodes
    assert isinstance(node, Scalar)
    assert node.value == words


def test_quotes_stand_only_where_they_are_needed() -> None:
    plain = ["Let it be.", "It's here, (almost).", "5s", "1m30s", "2.5s..10s", "Don’t hurry#1", "Élan"]
    assert [scalar(words) for words in plain] == plain
    assert [scalar(words) for words in ("no", "a: b", "x #y", "12", '"So"', "- a", "it: \"'", "4e5")] == [
        '"no"',
        '"a: b"',
        '"x #y"',
        '"12"',
        "'\"So\"'",
        '"- a"',
        '"it: \\"\'"',
        '"4e5"',
    ]
    assert [scalar(value) for value in (True, 1, 0.9)] == ["true", "1", "0.9"]


def test_a_page_reads_like_a_script() -> None:
    page = YamlPage(
        (YamlEntry("title", "Evening", remark="to be edited"), YamlEntry("voice", {"pace": 0.9})),
        (
            YamlSection(
                "One", (said("Sit down.", ("softly",)), YamlEntry("pause", {"until": "5s"}), YamlEntry("bell", "bowl"))
            ),
            YamlSection("Two", (YamlEntry("say", {"text": "Rest.", "pace": 0.8}),), closing=True, comments=("here",)),
            YamlSection("Three", ()),
        ),
        opening=("Taken from talk.txt.",),
        schema="s.json",
        comments=("end",),
    )
    assert (
        write(page)
        == """# yaml-language-server: $schema=s.json
# Taken from talk.txt.
title: Evening  # to be edited
voice:
  pace: 0.9

sections:
  - title: One
    steps:
      # softly
      - Sit down.
      - pause: {until: 5s}
      - bell: bowl

  # here
  - title: Two
    closing: true
    steps:
      - say:
          text: Rest.
          pace: 0.8

  - title: Three
    steps: []
# end
"""
    )
