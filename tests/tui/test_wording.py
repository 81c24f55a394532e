"""Every word on the screens keeps to the language of care."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import guide.tui

NEVER = re.compile(
    r"\b(streak|score|badge|level up|goal|worse|regress\w*|lost|fail\w*|should|must|just|simply|wrong)\b|!",
    re.IGNORECASE,
)
FILES = sorted(Path(guide.tui.__file__).parent.rglob("*.py"))


def sentences(path: Path) -> Iterator[str]:
    """String constants that a person could read: no docstrings, no styles."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[index].value)  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        for index, child in enumerate(getattr(node, "body", []) if isinstance(getattr(node, "body", []), list) else [])
        if isinstance(child, ast.Expr)
    }
    for node in ast.walk(tree):
        said = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents
        if said and " " in node.value and "{" not in node.value:
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_screen_judges_or_commands(path: Path) -> None:
    assert [words for words in sentences(path) if NEVER.search(words)] == []


def test_the_look_at_words_can_fail() -> None:
    assert NEVER.search("You should try")
    assert NEVER.search("Well done!")
