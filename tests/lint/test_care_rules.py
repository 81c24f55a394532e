"""Every rule finds what its own bad example shows, there and nothing else, and is content with the mended one."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from guide.audio import Rate
from guide.lint.care import HOUSEKEEPING, RULES, CareRule, advise, pace, rules
from guide.lint.care.listening import record
from guide.script import load
from guide.script.model import Utterance
from guide.timeline import arrange, estimate
from guide.timeline.model import Bell, Source
from tests.lint.care_kit import found, script_of
from tests.scripts import SIX

CODES = {
    "no-closing", "unannounced-silence", "bare-silence", "long-sentence", "long-opening", "hard-words", "promise",
    "closed-eyes", "touch-without-choice", "no-invitation", "breath-only-anchor", "steep-rise", "fast-speech",
    "speech-share", "hold-without-note", "fast-breathing", "crowded-cue", "deaf-setting", "said-otherwise",
}  # fmt: skip


@pytest.fixture(params=[*RULES.values()], ids=[*RULES])
def rule(request: pytest.FixtureRequest) -> CareRule:
    return request.param


def test_the_codes_are_the_ones_that_authors_have_written_down() -> None:
    assert set(RULES) == CODES
    assert not RULES.keys() & HOUSEKEEPING.keys()


def test_every_rule_is_in_the_table() -> None:
    modules = [
        importlib.import_module(f"{rules.__name__}.{each.name}") for each in pkgutil.iter_modules(rules.__path__)
    ]
    assert {each.RULE.code for each in modules if hasattr(each, "RULE")} == set(RULES)
    assert all(code == each.code for code, each in RULES.items())


def complaints(rule: CareRule) -> list[str]:
    """What a rule lacks."""
    lines = rule.reason.strip().splitlines()
    return [
        name
        for name, wrong in {
            "code": rule.code != rule.code.lower() or " " in rule.code,
            "sentence": not rule.sentence.endswith(".") or len(rule.sentence.split()) > 20,
            "reason": not 5 <= len(lines) <= 20,
            "example": rule.bad.count("# <-") != 1,
            "way out": not rule.mended or "# <-" in rule.mended,
        }.items()
        if wrong
    ]


def test_a_rule_has_a_reason_and_examples(rule: CareRule) -> None:
    assert complaints(rule) == []


def test_the_look_at_rules_can_fail() -> None:
    empty = CareRule("Bad code", "no", "too short", "", "", lambda record: ())
    assert complaints(empty) == ["code", "sentence", "reason", "example", "way out"]


def test_its_bad_example_gives_exactly_this_at_its_line(rule: CareRule) -> None:
    line = next(number for number, text in enumerate(rule.bad.splitlines(), 1) if "# <-" in text)
    assert found(rule.bad) == [(rule.code, line)]


def test_its_mended_example_gives_nothing(rule: CareRule) -> None:
    assert found(rule.mended) == []


def test_each_finding_says_what_and_shows_a_way_out(rule: CareRule) -> None:
    for problem in advise(script_of(rule.bad)):
        assert problem.care
        assert problem.message[0].islower() or problem.message[0] == "'"
        assert not problem.message.endswith(".")
        assert len(problem.hint) > 10


@pytest.mark.parametrize("path", SIX, ids=lambda path: path.stem)
def test_the_library_passes_without_silencing(path: Path) -> None:
    script = load(path)
    assert script.silenced == {}
    assert [str(each) for each in advise(script)] == []


@pytest.mark.parametrize("path", SIX, ids=lambda path: path.stem)
def test_its_clock_is_the_one_of_the_timeline(path: Path) -> None:
    rate = Rate(48_000)

    def length(source: Source) -> int:
        return estimate.frames(source, rate) if isinstance(source, Utterance) else 1 if isinstance(source, Bell) else 0

    timeline, problems = arrange(load(path), length, rate)
    assert problems == ()
    assert record(load(path)).seconds == pytest.approx(rate.seconds(timeline.frames), abs=0.05)


@pytest.mark.parametrize("words", ["Rest.", "Let your eyes close, or rest on one spot…", "Don’t hurry: there is time."])
@pytest.mark.parametrize("speed", [0.8, 1.0, 1.3])
def test_its_estimate_is_the_one_of_the_timeline(words: str, speed: float) -> None:
    rate, utterance = Rate(48_000), Utterance(words, pace=speed)
    assert pace.usual_speech(utterance) == pytest.approx(rate.seconds(estimate.frames(utterance, rate)), abs=0.001)
