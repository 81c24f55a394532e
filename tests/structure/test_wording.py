"""Every word that a person reads or hears keeps to the language of care: screens, lines, messages, help, practices."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import guide
from guide import script
from guide.authoring.starts import kinds, starter
from guide.cli import parser
from guide.lint.care.english import denied
from guide.lint.care.listening import record
from tests.scripts import SIX

HARD = r"streak|score|badge|level up|goal|worse|regress\w*|lost|fail\w*|must|just(?! now)|simply"
NEVER = re.compile(rf"\b({HARD}|should|wrong)\b|(?<!<)!", re.IGNORECASE)
"""The last is an exclamation mark, and no mark of XML."""
OF_THINGS = re.compile(rf"\b({HARD})\b|(?<!<)!", re.IGNORECASE)
"""For words about files, to who writes or inspects them: a script may be wrong, and a bed should sound; nobody else."""
ROOM = Path(guide.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
TO_AUTHORS = ("script", "lint", "library", "authoring", "inspection", "cli/check.py",
              "cli/summaries.py", "cli/watch.py")  # fmt: skip
ABOUT_WORDS = (
    "script/mistakes.py", "script/near.py", "lint/care", "authoring/importing", "voices/aligning.py", "voices/phonemes",
    "voices/text_normalise",
)  # fmt: skip
"""Rules and tables that have to name the words and marks themselves."""
PLACE = re.compile(r"\{[^{}]*\}")
"""Where something is put into a sentence; what it is called there is not read."""
PRACTICES = [*SIX, *sorted((ROOM / "live" / "detours" / "en").glob("*.yaml"))]


def sentences(path: Path) -> Iterator[str]:
    """String constants that a person could read: no docstrings, no styles."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[index].value)  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        for index, child in enumerate(getattr(node, "body", []) if isinstance(getattr(node, "body", []), list) else [])
        if isinstance(child, ast.Expr)
    }
    said = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        for child in node.args
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in documents:
            continue
        if id(node) in said or (" " in node.value and "{" not in node.value):
            yield PLACE.sub("{}", node.value)


def within(path: Path, rooms: tuple[str, ...]) -> bool:
    return any(path.is_relative_to(ROOM / room) for room in rooms)


@pytest.mark.parametrize("path", [path for path in FILES if not within(path, ABOUT_WORDS)],
                         ids=lambda path: path.relative_to(ROOM).as_posix())  # fmt: skip
def test_no_sentence_judges_or_commands(path: Path) -> None:
    never = OF_THINGS if within(path, TO_AUTHORS) else NEVER
    assert [words for words in sentences(path) if never.search(words)] == []


def helps() -> Iterator[tuple[str, str]]:
    """The help of every command, as it is printed."""
    whole = parser()
    yield "guide", whole.format_help()
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from ((name, each.format_help()) for name, each in action.choices.items())


@pytest.mark.parametrize(("name", "text"), list(helps()), ids=[name for name, _ in helps()])
def test_no_help_judges_or_commands(name: str, text: str) -> None:
    never = OF_THINGS if name in ("guide", "check", "watch") else NEVER
    assert never.findall(text) == []


def judging(text: str) -> list[str]:
    """Words in it that judge or command, and are not taken back: 'nothing is lost'."""
    return [match[0] for match in NEVER.finditer(text) if not denied(text, match.start())]


@pytest.mark.parametrize("path", PRACTICES, ids=lambda path: path.stem)
def test_no_practice_judges_or_commands(path: Path) -> None:
    heard = record(script.load(path))
    assert [text for _, text, _ in heard.written() if judging(text)] == []
    assert judging(heard.script.note) == []


@pytest.mark.parametrize("kind", kinds())
def test_no_start_judges_or_commands(kind: str) -> None:
    for seconds in (180, 600, 3600):
        assert [line for line in starter(kind, seconds).text.splitlines() if judging(line)] == []


@pytest.mark.parametrize("words", ["You should try", "Well done!", "It is your goal", "You failed", "Just breathe"])
def test_the_look_at_words_can_fail(words: str) -> None:
    assert NEVER.search(words)
    assert judging(words)
    assert OF_THINGS.search(words) or "should" in words


def test_what_is_taken_back_judges_nobody() -> None:
    assert judging("Nothing is lost.") == judging("How is it just now?") == []
