"""Every sentence that insights can say keeps to the language of care."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from guide.insights.finding import Claim, Comparison
from guide.insights.findings import FINDINGS
from guide.insights.looks import LOOKS, insights
from guide.insights.page import page
from guide.insights.wording import difference, likely, number, reach
from tests.insights import people
from tests.insights.people import Journal, Person

NEVER = re.compile(
    r"\b(streaks?|in a row|scores?|badges?|levels? up|goals?|worse\w*|regress\w*|relaps\w*|lost|lose|loss|fail\w*"
    r"|miss(ed|ing)|must|should|wrong|simply|overdue|late|only \d|finally|progress|improve\w*|deteriorat\w*|decline\w*"
    r"|disorder|symptoms?|patients?|clinical\w*|depress\w*|diagnos\w*|treat\w*|therap\w*|cure\w*|normal|abnormal|severe"
    r"|mild|moderate|well done|congratulations|keep it up|significan\w*|p[- ]value)\b|!",
    re.IGNORECASE,
)
"""Streaks, loss, praise and blame, commands, diagnoses, and words of statisticians."""
LIVES = {
    "full": Person(days=420, eases=1.5),
    "short": Person(days=12),
    "no effect": Person(),
    "heavier": Person(eases=-2.0),
    "one helps": Person(days=500, eases=2.0, helps="body-scan"),
    "a form helps": Person(changes=2.0),
}


def said() -> Iterator[str]:
    """Sentences, questions and what n counts, of many people and of nobody."""
    for name, person in LIVES.items():
        for found in page(FINDINGS.values(), people.life(person, len(name))):
            yield from (found.sentence, found.question, found.of)
            yield from ([found.chart.title, found.chart.unit] if found.chart else [])
    for found in page(FINDINGS.values(), people.history(Journal())):
        yield found.sentence
    asked = insights("a-thought", [{"before-and-after": "belief"}, {"over-time": "belief"}, {"tally": "way"}, "digest",
                                   {"side-by-side": ["trigger", "thought"]}, {"words-then-and-now": "thought"},
                                   {"collect": "helped"}, {"open": "step"},
                                   {"each-over-time": ["trigger", "belief"]}, {"week-by-week": "way"}])  # fmt: skip
    assert {each.name.split(":")[1] for each in asked} == set(LOOKS)
    for history in (people.life(LIVES["full"], 2), people.history(Journal())):
        yield from (words for found in page(asked, history) for words in (found.sentence, found.question, found.of))


def test_no_sentence_judges_commands_or_diagnoses() -> None:
    told = set(said())
    assert len(told) > 200
    assert [words for words in told if NEVER.search(words)] == []


@pytest.mark.parametrize(
    "words",
    [
        "A streak of 5 days",
        "You lost your rhythm.",
        "Your score is 7",
        "Well done",
        "You missed 3 days",
        "This was worse.",
        "moderate depression",
        "Keep going!",
        "significantly lower",
    ],
)
def test_the_look_at_words_can_fail(words: str) -> None:
    assert NEVER.search(words)


def test_a_heavier_after_is_told_as_plainly_as_a_lighter_one() -> None:
    found = page([FINDINGS["before-and-after"]], people.life(LIVES["heavier"], 3))[0]
    assert re.match(r"After practising, distress was [\d.]+ higher than before", found.sentence)


def test_numbers_are_short() -> None:
    assert [number(each) for each in (1.0, 1.25, -0.04, -0.46, 12.0)] == ["1", "1.2", "0", "−0.5", "12"]
    assert likely(-float("inf"), float("inf")) == "how far off this may be is not known yet"


def test_a_reach_names_its_directions() -> None:
    def by(low: float, high: float) -> Comparison:
        return Comparison("", 9, (low + high) / 2, low, high, 0.5, Claim.DIFFERENCE)

    assert reach(by(-2.0, -0.5)) == "likely between 0.5 and 2 lower"
    assert reach(by(-2.0, 0.5)) == "likely between 2 lower and 0.5 higher"
    assert reach(by(0.5, 2.0)) == "likely between 0.5 and 2 higher"
    assert difference(by(-2.0, 0.0)) == "1 lower"
