"""What a practice hears of its listener's settings: in every branch, and told in a sentence where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.lint.care.hearing import heard, unheard
from tests.lint.care_kit import only, practice, script_of

HEARD = [
    ("- choose: {by: touch, yes: [Here.]}", {"touch": ()}),
    ("- choose: {by: touch, else: [Here.]}", {}),
    ("- choose: {by: bed, rain: [Here.], else: [There.]}", {}),
    ("- choose: {by: touch, no: [{choose: {by: eyes, open: [Look.]}}], else: [Here.]}", {"touch": (), "eyes": ()}),
    ("- say: {text: Here., distance: {closer: Nearer.}}", {"distance": ()}),
    ("- check: {ask: 'How is it?', ease: [Easy.]}", {"zone": ()}),
    ("- scan: {order: [hands, feet], say: 'Your {region}.'}", {"skip": ("hands", "feet")}),
    ("- choose: {by: skip, belly: [Rest.], Chest: [Rest.], else: [The belly.]}", {"skip": ("belly", "Chest")}),
    ("- You might think of {place}.", {"place": ()}),
    ("- repeat: {times: 2, steps: ['Round {n} at {place}.']}", {"place": ()}),
    ("- breathe: {pattern: 4-6, cycles: 2, words: {in: 'In, {place}.'}}", {"place": ()}),
    ("- pendulate: {resource: [{choose: {by: eyes, open: [Look.]}}], touch: [Near.]}", {"eyes": ()}),
    ("- Here.", {}),
]


@pytest.mark.parametrize(("steps", "found"), HEARD)
def test_a_setting_is_heard_wherever_it_changes_something(steps: str, found: dict[str, tuple[str, ...]]) -> None:
    head = "settings: {place: the sea}"
    assert heard(script_of(practice(steps, head=head))) == found


@pytest.mark.parametrize(
    ("chosen", "sentences"),
    [
        ({"touch": "no"}, ()),
        ({"posture": "lying"}, ("posture=lying changes nothing in this practice, which hears touch and skip.",)),
        ({"skip": "belly"}, ()),
        ({"skip": "Belly, chest"}, ()),
        ({"skip": "belly,bely"}, ("skip=bely changes nothing in this practice; did you mean 'belly'?",)),
        ({"skip": "nose"}, ("skip=nose changes nothing in this practice; there are: belly, chest.",)),
        ({}, ()),
    ],
)
def test_a_choice_that_is_not_heard_is_told(chosen: dict[str, str], sentences: tuple[str, ...]) -> None:
    steps = "- choose: {by: touch, no: [Here.], else: [There.]}\n- choose: {by: skip, belly: [A.], chest: [B.]}"
    assert unheard(replace(script_of(practice(steps)), chosen=chosen)) == sentences


def test_of_a_practice_that_hears_nothing_nothing_else_is_said() -> None:
    script = replace(script_of(practice("- Here.")), chosen={"touch": "no"})
    assert unheard(script) == ("touch=no changes nothing in this practice.",)


@pytest.mark.parametrize(
    ("head", "steps", "names"),
    [
        ("posture: [sitting, lying]", "- You might rest.", ["posture"]),
        ("posture: [sitting]", "- You might rest.", []),
        ("eyes: [either]", "- You might rest.", ["eyes"]),
        ("eyes: [open, closed]", "- You might rest.", ["eyes"]),
        ("eyes: [open]", "- You might rest.", []),
        ("settings: {place: the sea}", "- You might rest.", ["place"]),
        ("settings: {place: the sea}", "- You might rest at {place}.", []),
        ("settings: {touch: no}", "- You might rest.", ["touch"]),
        ("bed: rain", "- You might lay a hand on your chest.", ["touch"]),
        ("bed: rain", "- choose: {by: touch, yes: [You might lay a hand on your chest.]}", []),
    ],
)
def test_what_is_offered_and_not_heard_is_named(head: str, steps: str, names: list[str]) -> None:
    found = only("deaf-setting", practice(steps, head=head))
    assert [each.message.rpartition("'")[0].rpartition("'")[2] for each in found] == names


def test_a_body_scan_lets_regions_be_left_out() -> None:
    assert len(only("deaf-setting", practice("- Your feet.", kind="body-scan"))) == 1
    assert only("deaf-setting", practice("- scan: {order: in-brief, say: 'Your {region}.'}", kind="body-scan")) == []
