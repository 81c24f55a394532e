"""What the practices that travel with the program offer to choose is heard in their words, and in no other way."""

from __future__ import annotations

import pytest

from guide import library
from guide.lint.care.hearing import heard, unheard
from guide.render.options import RenderOptions
from guide.script import load
from guide.script.collect import collect
from guide.script.model import Script
from tests.scripts import SIX

OFFERED = {
    "body-scan": {"posture", "eyes", "skip"},
    "breathing-space": {"posture", "eyes", "zone"},
    "five-senses": {"posture", "touch"},
    "long-exhale": {"posture", "eyes"},
    "loving-kindness": {"posture", "eyes"},
    "self-compassion-break": {"posture", "eyes", "touch"},
}
SET = [
    ("body-scan", "posture=sitting"), ("body-scan", "eyes=open"), ("breathing-space", "posture=standing"),
    ("breathing-space", "posture=lying"), ("breathing-space", "eyes=open"), ("breathing-space", "zone=hot"),
    ("breathing-space", "zone=cold"), ("five-senses", "posture=standing"), ("five-senses", "posture=lying"),
    ("five-senses", "touch=no"), ("long-exhale", "posture=lying"), ("long-exhale", "posture=standing"),
    ("long-exhale", "eyes=open"), ("loving-kindness", "posture=lying"), ("loving-kindness", "eyes=open"),
    ("self-compassion-break", "posture=lying"), ("self-compassion-break", "posture=standing"),
    ("self-compassion-break", "eyes=open"), ("self-compassion-break", "touch=no"),
]  # fmt: skip
REGIONS = {
    "feet": ("feet", "toes,", "heels"), "legs": ("lower legs", "patient hinges", "thighs"), "hips": ("hips", "seat"),
    "belly": ("belly",), "back": ("spine", "your back"), "chest": ("chest", "ribs", "heart"),
    "hands": ("hands", "palms"),
    "arms": ("arms", "elbows"), "shoulders": ("shoulders",), "neck": ("neck",), "throat": ("throat",),
    "face": ("jaw", "forehead", "your face"),
}  # fmt: skip


def words(name: str, **settings: str) -> list[str]:
    script = RenderOptions(settings=settings).applied(load(library.find(name)))
    assert unheard(script) == ()
    return [said.words for said in collect(script, longest=False).utterances]


@pytest.mark.parametrize("path", SIX, ids=lambda path: path.stem)
def test_all_that_is_offered_is_heard(path: object) -> None:
    script = load(path)  # type: ignore[arg-type]
    name = path.stem  # type: ignore[attr-defined]
    assert OFFERED.get(name, set()) <= heard(script).keys()


@pytest.mark.parametrize(("name", "setting"), SET)
def test_each_choice_changes_a_line(name: str, setting: str) -> None:
    key, _, value = setting.partition("=")
    assert words(name, **{key: value}) != words(name)


@pytest.mark.parametrize("name", [name for name, offered in OFFERED.items() if "eyes" in offered])
def test_with_open_eyes_nobody_is_told_to_close_them(name: str) -> None:
    assert [line for line in words(name, eyes="open") if "eyes close" in line] == []


def test_without_touch_no_hand_is_laid_anywhere() -> None:
    said = " ".join((*words("self-compassion-break", touch="no"), *words("five-senses", touch="no")))
    assert "lay a hand" not in said
    assert "thumb" not in said


@pytest.mark.parametrize(("region", "names"), REGIONS.items())
def test_what_is_left_out_is_not_named(region: str, names: tuple[str, ...]) -> None:
    usual, without = " ".join(words("body-scan")).lower(), " ".join(words("body-scan", skip=region)).lower()
    for each in names:
        assert each in usual
        assert each not in without


def test_all_regions_can_be_left_out_at_once() -> None:
    said = " ".join(words("body-scan", skip=", ".join(REGIONS))).lower()
    assert [each for names in REGIONS.values() for each in names if each in said] == []
    assert "my voice again" in said


@pytest.mark.parametrize("name", OFFERED)
def test_what_nobody_set_is_as_it_is_by_default(name: str) -> None:
    script: Script = load(library.find(name))
    defaults = {each.name: each.default for each in script.settings if each.default}
    assert words(name, **{key: value for key, value in defaults.items() if key in heard(script)}) == words(name)
