"""Holds and quick breathing are told beforehand, whatever the pattern is called and wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import Rate
from guide.lint.care import advise
from guide.script.model import Utterance
from guide.timeline import Source, arrange, estimate
from tests.lint.care_kit import codes, only, practice, script_of

NOTE = "bed: rain\nnote: There are holds here. Leave them out as you like, and breathe at your own speed."
RULES = {"hold-without-note", "fast-breathing"}

RATE = Rate(1000)

tenths = st.integers(3, 60).map(lambda tenth: tenth / 10)


def breathing(pattern: str, *, head: str = "bed: rain", intensity: int = 1, toward: str = "", cycles: int = 4) -> str:
    glide = f", toward: {toward}" if toward else ""
    steps = f"""
        - If you like, breathe along, or listen to what is near.
        - breathe: {{pattern: {pattern}{glide}, cycles: {cycles}, cues: silent}}
    """
    return practice(steps, head=head, intensity=intensity)


@given(tenths, tenths, st.integers(1, 3))
def test_a_breath_is_quick_if_it_takes_less_than_three_seconds(inhale: float, exhale: float, intensity: int) -> None:
    quick = {"fast-breathing"} if round(inhale + exhale, 1) < 3 else set()
    pattern = f"{inhale:.1f}-{exhale:.1f}"
    assert codes(breathing(pattern, head=NOTE, intensity=max(2, intensity))) & RULES == set()
    assert codes(breathing(pattern)) & RULES == quick
    assert codes(breathing(pattern, head=NOTE)) & RULES == quick


@given(tenths, tenths, tenths, st.booleans())
def test_a_hold_of_any_length_carries_a_note(inhale: float, hold: float, exhale: float, after: bool) -> None:
    pattern = f"{inhale:.1f}-0-{exhale:.1f}-{hold:.1f}" if after else f"{inhale:.1f}-{hold:.1f}-{exhale:.1f}"
    assert "hold-without-note" in codes(breathing(pattern))
    assert "hold-without-note" not in codes(breathing(pattern, head=NOTE))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("box", "hold-without-note"), ("4-7-8", "hold-without-note"), ("0.5-0.5", "fast-breathing"),
     ("sigh", ""), ("even", ""), ("coherent", ""), ("long-exhale", ""), ("0.4+0.4-1", "fast-breathing")],
)  # fmt: skip
def test_names_are_patterns_too(pattern: str, found: str) -> None:
    assert codes(breathing(pattern)) & RULES == ({found} if found else set())


@pytest.mark.parametrize(("toward", "found"), [("1-1", "fast-breathing"), ("4-7-8", "hold-without-note"), ("5-7", "")])
@pytest.mark.parametrize("cycles", [2, 5])
def test_where_a_glide_leads_counts(toward: str, found: str, cycles: int) -> None:
    assert codes(breathing("4-4", toward=toward, cycles=cycles)) & RULES == ({found} if found else set())


@pytest.mark.parametrize(
    ("note", "enough"),
    [("In pregnancy leave the holds out.", True), ("With asthma, breathe as you like.", True),
     ("Old sadness may come up.", False), ("Sit near a wall.", False)],
)  # fmt: skip
def test_a_note_about_something_else_is_not_enough(note: str, enough: bool) -> None:
    assert ("hold-without-note" in codes(breathing("box", head=f"bed: rain\nnote: {note}"))) != enough


def test_a_branch_that_few_people_hear_counts() -> None:
    text = practice("""
        - You might breathe along, or listen.
        - choose:
            by: posture
            lying: [breathe: {pattern: box, cycles: 3, cues: silent}]
            else: [breathe: {pattern: 4-6, cycles: 3, cues: silent}]
    """)
    (found,) = only("hold-without-note", text)
    assert (found.where.line, "4 s" in found.message) == (14, True)


def test_other_languages_need_a_note_too() -> None:
    german = "language: de\nbed: rain"
    assert codes(breathing("box", head=german)) & RULES == {"hold-without-note"}
    assert codes(breathing("box", head=f"{german}\nnote: Hier wird der Atem angehalten.")) & RULES == set()


def length(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else 0


@pytest.mark.parametrize("cues", ["words", "counts"])
@given(inhale=tenths, exhale=tenths)
def test_every_cue_that_would_be_refused_is_told_before(cues: str, inhale: float, exhale: float) -> None:
    text = breathing(f"{inhale:.1f}-{exhale:.1f}").replace("silent", cues)
    read = script_of(text)
    _, problems = arrange(read, length, RATE)
    refused = {problem.where for problem in problems if problem.code == "cue-too-long"}
    told = {problem.where for problem in advise(read) if problem.code == "crowded-cue"}
    assert refused <= told


def test_a_cue_that_fits_is_left_alone() -> None:
    assert "crowded-cue" not in codes(breathing("4-6").replace("silent", "counts"))
    assert "crowded-cue" in codes(breathing("0.5-0.6").replace("silent", "words"))
