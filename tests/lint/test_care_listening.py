"""Nothing hides in a branch, silencing says why, and the work grows with the script and no faster."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from typing import Any, cast

import pytest

from guide.lint.care import advise, pace
from guide.lint.care.listening import record
from guide.lint.care.record import CareLine, lines_after, lines_before
from guide.script.model import Utterance
from guide.script.step_kind import StepKind
from guide.script.steps import KINDS
from tests.lint.care_kit import FIRST, codes, found, practice, script_of

BAD = "You must hurry."


@pytest.mark.parametrize(
    "step",
    [
        f"choose: {{by: touch, 'yes': [Rest.], 'no': [{BAD}]}}",
        f"choose: {{by: touch, 'yes': [{BAD}], 'no': [Rest.]}}",
        f"choose: {{by: posture, sitting: [Rest.], else: [{BAD}]}}",
        f"choose: {{by: bed, rain: [{BAD}], else: [Rest.]}}",
        f"choose: {{by: bed, none: [Rest.], else: [{BAD}]}}",
        f"choose: {{by: posture, sitting: [], lying: [choose: {{by: eyes, open: [{BAD}]}}]}}",
        f"choose: {{by: zone, hot: [check: {{ask: Well?, ease: [{BAD}]}}]}}",
        f"check: {{ask: How is it now?, ease: [{BAD}]}}",
        f"check: {{ask: {BAD}, ease: [Rest.]}}",
        f"say: {{text: Rest., distance: {{closer: {BAD}}}}}",
        f"say: {{text: Rest., distance: {{further: {BAD}}}}}",
        "resource: {kind: place, say: 'You must see {resource}.', otherwise: Rest.}",
        f"resource: {{kind: place, say: 'See {{resource}}.', otherwise: {BAD}}}",
        f"repeat: {{times: 2, steps: [repeat: {{times: 2, steps: [{BAD}]}}]}}",
        f"pendulate: {{resource: [Rest.], touch: [check: {{ask: Well?, ease: [{BAD}]}}]}}",
        f"pendulate: {{resource: [{BAD}], touch: [Rest.]}}",
        f"gate: {{text: {BAD}, or_after: 5s}}",
        "scan: {order: in-brief, say: ['Your {region}.', 'You must feel {region}.'], pause: 2s}",
        f"silence: {{for: 5s, announce: {BAD}}}",
        f"breathe: {{pattern: 4-4, cycles: 3, words: {{in: {BAD}}}}}",
    ],
)  # fmt: skip
def test_a_hard_word_is_found_wherever_it_hides(step: str) -> None:
    assert "hard-words" in codes(practice(f"- {step}"))
    assert "hard-words" not in codes(practice(f"- {step}".replace("ou must", "ou may")))


def test_optional_sections_are_read() -> None:
    text = practice("- Rest, if you like.")
    assert codes(f"{text}  - title: More\n    optional: 1\n    steps:\n      - {BAD}\n") == {"hard-words"}


def test_a_part_is_read_and_named_by_its_own_place() -> None:
    (problem,) = advise(script_of(practice("- use: {part: coming-back, parting: You must go.}")))
    assert problem.where.path.endswith("coming-back.yaml")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_of_step_is_listened_to(kind: type[StepKind]) -> None:
    for example in kind.EXAMPLES:
        advise(script_of(practice(f"- {example}")))


def test_only_the_usual_branch_takes_time() -> None:
    steps = "- Rest.\n- choose: {by: touch, 'no': [Sleep., pause: 40s], 'yes': [pause: 10s!]}\n- Rest."
    usual = "- Rest.\n- pause: 10s!\n- Rest."
    assert record(script_of(practice(steps))).seconds == record(script_of(practice(usual))).seconds
    assert record(script_of(practice(steps))).speech == record(script_of(practice(usual))).speech


def test_a_silence_in_a_branch_is_announced_by_the_words_before_the_fork() -> None:
    fork = "- choose: {by: touch, 'no': [pause: 70s], 'yes': [Listen.]}"
    assert codes(practice(f"- A minute of silence.\n{fork}")) == set()
    assert codes(practice(f"- Listen.\n{fork}")) == {"unannounced-silence"}
    between = "- choose: {by: touch, 'yes': [A minute of silence.], 'no': [Rest., pause: 70s]}"
    assert found(practice(f"- Listen.\n{between}")) == [("unannounced-silence", FIRST + 1)]


def lines_of(steps: str) -> dict[str, CareLine]:
    return {line.text: line for line in record(script_of(practice(steps))).lines()}


def test_branches_meet_what_was_before_and_what_comes_after() -> None:
    lines = lines_of("- One.\n- choose: {by: touch, 'yes': [Two., Three.], 'no': [Four.]}\n- Five.")
    before = {words: [each.text for each in lines_before(line, 9)] for words, line in lines.items()}
    assert before["Three."] == ["Two.", "One."]
    assert before["Four."] == ["One."]
    assert before["Five."] == ["Three.", "Two.", "One."]
    after = {words: [each.text for each in lines_after(line, 9)] for words, line in lines.items()}
    assert after["One."] == ["Two.", "Three.", "Five."]
    assert after["Four."] == ["Five."]
    assert [lines[words].usual for words in ("Two.", "Four.", "Five.")] == [True, False, True]


def test_an_empty_usual_branch_is_passed_by() -> None:
    lines = lines_of("- One.\n- choose: {by: posture, lying: [Two.]}\n- Three.")
    assert [each.text for each in lines_after(lines["One."], 9)] == ["Three."]
    assert [each.text for each in lines_after(lines["Two."], 9)] == ["Three."]
    assert [each.text for each in lines_before(lines["Three."], 9)] == ["One."]


SILENCED = "silenced: {{{code}: {reason}}}"


def test_a_silenced_rule_is_silent_and_others_are_not() -> None:
    head = "silenced: {hard-words: the inner critic is quoted here}"
    assert codes(practice(f"- {BAD}", head=head)) == set()
    assert codes(practice(f"- {BAD}\n- Close your eyes.", head=head)) == {"closed-eyes"}


def test_an_unknown_rule_is_named_with_the_nearest() -> None:
    (problem,) = advise(script_of(practice("- Rest.", head="silenced: {hard-word: it is quoted here}")))
    assert (problem.code, problem.hint) == ("unknown-rule", "did you mean 'hard-words'?")
    assert problem.care


def test_what_silences_nothing_is_named() -> None:
    head = "silenced: {hard-words: the inner critic is quoted}"
    assert codes(practice("- Rest.", head=head)) == {"nothing-to-silence"}
    assert codes(practice(f"- {BAD}", head=f"language: de\n{head}")) == {"nothing-to-silence"}


def test_silencing_itself_cannot_be_silenced() -> None:
    head = "silenced: {nothing-to-silence: I know it better, unknown-rule: I know it better}"
    assert codes(practice("- Rest.", head=head)) == {"unknown-rule"}


def test_advice_is_sorted_and_each_thing_is_said_once() -> None:
    found = advise(
        script_of(practice(f"- repeat: {{times: 9, steps: [{BAD}, Close your eyes., {BAD}]}}\n- Hug yourself."))
    )
    assert list(found) == sorted(set(found))
    assert all(each.care for each in found)


def test_the_voice_may_be_measured_by_somebody_else() -> None:
    text = practice("- Let it be as it is, as long as it likes.")
    assert advise(script_of(text)) == ()
    assert {each.code for each in advise(script_of(text), lambda utterance: 0.5)} == {"fast-speech"}


def work(lines: int, steps: str) -> tuple[int, int]:
    """How often a sentence is measured, and how many function calls advising takes."""
    script = script_of(practice(steps * lines))
    measured = calls = 0

    def speech(utterance: Utterance) -> float:
        nonlocal measured
        measured += 1
        return pace.usual_speech(utterance)

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        advise(script, speech)
    finally:
        sys.setprofile(None)
    return measured, calls


@pytest.mark.parametrize(
    "steps",
    [
        "- You might listen to the rain.\n- pause: 5s\n",
        "- You must close your eyes. Hug yourself.\n- pause: 70s\n",
        "- pause: 1s\n- bell: bowl\n",
        "- choose: {by: touch, 'yes': [Close your eyes.], else: [pause: 70s]}\n- pause: 1s\n",
    ],
)
def test_twice_the_script_is_about_twice_the_work(steps: str) -> None:
    (_, small), (measured, large) = work(40, steps), work(80, steps)
    assert large < 2.3 * small
    assert measured <= 3, "a sentence that comes again is measured once"


def test_many_optional_sections_are_no_more_work_each() -> None:
    def calls(sections: int) -> int:
        text = practice("- Rest.", head="note: It may be hard.", intensity=5)
        for number in range(sections):
            text += f"  - {{title: N, intensity: {number % 5 + 1}, optional: {number % 9 + 1}, steps: [Rest.]}}\n"
        script, count = script_of(text), 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call", "return")

        sys.setprofile(note)
        try:
            advise(script)
        finally:
            sys.setprofile(None)
        return count

    assert calls(400) < 2.5 * calls(200)


def test_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys\nfrom guide.script import parse\nfrom guide.lint.care import advise, RULES\n"
        "[advise(parse(rule.bad).script) for rule in RULES.values()]\n"
        "heavy = ('numpy', 'scipy', 'textual', 'onnxruntime', 'guide.timeline')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "[]", result.stderr


def test_steps_inside_a_new_kind_of_step_would_be_found() -> None:
    """Whatever holds steps holds them in a tuple, or in a mapping of tuples: that is how they are found."""
    for kind in KINDS.values():
        names = {each.name for each in fields(cast(Any, kind))}
        if names & {"steps", "ease", "touch", "resource"}:
            assert kind.NAME in {"choose", "use", "repeat", "check", "pendulate"}
