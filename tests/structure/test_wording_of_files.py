"""The language of care, rule by rule, over every string of the package that a person reads and every shipped YAML.

Beside `test_wording`, which keeps judging and commanding words from practices, messages and help: nothing is counted
against anybody, nothing is called a loss, no illness is named, and a line that confirms somebody asks nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from guide import places
from guide.lint.care.english import denied
from guide.suggestions.confirming import LINES
from guide.suggestions.rules import RULES
from guide.suggestions.suggesting import DEEPER, PLAIN
from guide.support.card import NOT_MEDICAL
from guide.support.text import OPENING
from tests.structure.test_wording import ABOUT_WORDS, FILES, ROOM, sentences, within

RULES_OF_CARE = {
    "counts": r"streaks?|scores?|badges?|level(?:s|led)? up|unlock\w*|achievements?|in a row for you|goals?",
    "loss": (
        r"worse|regress\w*|relapse\w*|setbacks?|f[ae]ll(?:en)? behind|missed (?:a |your |\d+ )?days?|"
        r"lost (?:your|all) (?:progress|days|place)"
    ),
    "commands": r"you must|you should|you have to|you need to|you ought to",
    "belittles": (
        r"just(?! (?:now|as|like|before|after|under|over|about|enough|then|there|below|above|one|the))|simply|merely"
    ),
    "illness": (
        r"disorders?|diagnos\w*|symptoms?|patients|(?:the|a) patient|depressive|clinical\w*|PTSD|bipolar|borderline|"
        r"narciss\w*|patholog\w*|syndromes?|mental illness|traumati[sz]ed|PHQ-?\d?|GAD-?\d?|WHO-5|SSCS|PANAS|cures?|"
        r"cured"
    ),
}
NEVER = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in RULES_OF_CARE.items()}
SHIPPED = [*sorted(places.scripts().rglob("*.yaml")), *sorted((ROOM / "live" / "detours").rglob("*.yaml"))]
NOT_READ = ("seen", "source", "author", "license", "serves", "lexicon", "code", "needs", "silenced")
"""Keys whose values are no words to a person; what an author silences is said to authors."""
OF_AUTHORS = ("script", "lint", "library", "authoring", "inspection", "cli/check.py", "cli/watch.py", "cli/coverage.py",
              "coverage.py", "cli/sarif.py")  # fmt: skip
ORDERS = """
be let take try breathe remember keep stop stay think forget allow accept notice feel look go come do don't make find
give hold start begin write read call ask tell choose relax calm focus trust smile get move sit stand
"""
IMPERATIVES = frozenset(ORDERS.split())
VALIDATING = ("end", "validates")
"""Keys of forms whose words confirm, and ask nothing."""


def broken(text: str) -> list[str]:
    """Return the rules that ``text`` breaks, and that it does not take back: "you do not have to"."""
    return [name for name, words in NEVER.items() for found in words.finditer(text) if not denied(text, found.start())]


def commands(text: str) -> list[str]:
    """Return the sentences of ``text`` that begin with an order."""
    told = [sentence.strip() for sentence in re.split(r"(?<=[.!?…:])\s+", text)]
    return [each for each in told if each and re.split(r"[\s,.:!?]", each)[0].casefold() in IMPERATIVES]


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a person reads or hears in a YAML value, each with its key."""
    if isinstance(value, dict):
        for name, each in value.items():
            if str(name) not in NOT_READ:
                yield from texts(each, str(name))
    elif isinstance(value, list):
        for each in value:
            yield from texts(each, key)
    elif isinstance(value, str) and " " in value:
        yield key, value


def loaded(path: Path) -> list[tuple[str, str]]:
    return list(texts(yaml.safe_load(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_file_of_ours_judges_counts_or_names_an_illness(path: Path) -> None:
    assert [(broken(text), text) for _, text in loaded(path) if broken(text)] == []


READ = [path for path in FILES if not within(path, (*ABOUT_WORDS, *OF_AUTHORS))]


@pytest.mark.parametrize("path", READ, ids=lambda path: path.relative_to(ROOM).as_posix())
def test_no_string_of_ours_judges_counts_or_names_an_illness(path: Path) -> None:
    assert [(broken(text), text) for text in sentences(path) if broken(text)] == []


def validating() -> Iterator[tuple[str, str]]:
    """Every line that confirms somebody, with where it stands."""
    for rule in RULES:
        if rule.because:
            yield f"rule {rule.name}", rule.because
    yield from (("confirming", line) for line in LINES.values())
    yield from (("suggestions", PLAIN), ("suggestions", DEEPER), ("support", OPENING), ("support", NOT_MEDICAL))
    for path in SHIPPED:
        if path.parent.name == "forms":
            yield from ((path.stem, text) for key, text in loaded(path) if key in VALIDATING)


@pytest.mark.parametrize(("where", "line"), list(validating()))
def test_no_validating_line_commands(where: str, line: str) -> None:
    assert commands(line) == [], where


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Your streak is 3.", "counts"), ("A new badge for you", "counts"), ("This unlocks more.", "counts"),
        ("It is worse than last week.", "loss"), ("You missed 3 days.", "loss"), ("You fell behind.", "loss"),
        ("You have to breathe.", "commands"), ("You should rest.", "commands"),
        ("Just breathe.", "belittles"), ("It is simply so.", "belittles"),
        ("These are symptoms of a disorder.", "illness"), ("Your PHQ-9 is 4.", "illness"), ("It cures you.", "illness"),
    ],
)  # fmt: skip
def test_each_rule_is_seen_to_be_broken(text: str, rule: str, tmp_path: Path) -> None:
    assert rule in broken(text)
    (tmp_path / "a.yaml").write_text(yaml.safe_dump({"title": "A form", "questions": [{"line": text}]}), "utf-8")
    assert [broken(each) for _, each in loaded(tmp_path / "a.yaml") if broken(each)]


@pytest.mark.parametrize(
    "line", ["Take a breath.", "That was hard. Be kind to yourself.", "Don't worry.", "Remember: it goes."]
)
def test_an_order_in_a_validating_line_is_seen(line: str) -> None:
    assert commands(line)


@pytest.mark.parametrize(
    "text", ["You do not have to say it today.", "How is it just now?", "Nothing is worse than it was.", "Rest counts."]
)  # fmt: skip
def test_what_is_kind_passes(text: str) -> None:
    assert broken(text) == []
    assert commands(text) == []
