"""What rows of the checklist want heard, in the practices that serve them: frames, stretches, regions left out."""

from __future__ import annotations

import pytest

from guide import library, places
from guide.audio import Rate
from guide.coverage.rows import served
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import outline
from guide.script import load
from guide.script.model import Script, Utterance
from guide.timeline import Source, Wish, arrange, estimate
from guide.timeline.range import range_of

RATE = Rate(1000)
SERVED = served(places.scripts())


def practices(row: str) -> list[str]:
    return [name for name in SERVED[row] if not name.startswith(("forms/", "scales/", "series/"))]


def script(name: str) -> Script:
    return load(places.scripts() / f"{name}.yaml")


def length(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else 0


def lines(name: str, **settings: str) -> list[str]:
    """Every line that is heard, where somebody has chosen so."""
    job = RenderJob(script(name), RenderOptions(settings=settings))
    return [cue.text for cue in outline(job).timeline.cues]


@pytest.mark.parametrize("name", practices("S004"))
def test_a_frame_is_spoken_when_it_is_on_and_absent_when_off(name: str) -> None:
    said, left_out = lines(name, why="said"), lines(name, why="left out")
    frame = [line for line in said if line not in left_out]
    assert lines(name) == said
    assert len(frame) in (1, 2)
    assert [line for line in said if line not in frame] == left_out


def test_that_healing_is_not_forgetting_is_heard_alone_and_as_a_preface() -> None:
    card = "Nobody is left behind because a day got easier."
    assert any(card in line for line in lines("grief/healing-is-not-forgetting"))
    begun = lines("grief/putting-it-down")
    first = lines("grief/putting-it-down", first="that healing is not forgetting")
    assert not any(card in line for line in begun)
    assert any(card in line for line in first)


@pytest.mark.parametrize("name", practices("S168"))
def test_a_stretch_is_heard_only_by_whoever_said_inside(name: str) -> None:
    inside = set(lines(name, zone="inside"))
    others = [set(lines(name)), set(lines(name, zone="hot")), set(lines(name, zone="cold"))]
    stretch = inside.difference(*others)
    assert len(stretch) in (1, 2)
    assert not any(stretch & heard for heard in others)


def test_there_are_three_with_a_stretch() -> None:
    assert len(practices("S168")) >= 3


@pytest.mark.parametrize("name", practices("S118"))
def test_what_is_still_going_on_is_met_with_somebody_and_something_that_holds(name: str) -> None:
    found = script(name)
    assert found.intensity == 1
    assert "support card" in found.note
    assert [each.name for each in found.after["else"]] == ["support-map"]


def test_the_body_is_gone_through_in_three_minutes_and_in_three_quarters_of_an_hour() -> None:
    ranges = {name: range_of(script(name), length, RATE) for name in practices("S079")}
    short, scan = ranges["body/three-minute-scan"], ranges["body/body-scan"]
    assert short.shortest <= 3 * 60
    assert scan.shortest <= short.longest, "every length between can be had"
    assert scan.longest >= 45 * 60


def test_regions_that_are_left_out_are_not_named_and_the_length_stays() -> None:
    whole = script("body/body-scan")
    job = RenderJob(whole, RenderOptions(settings={"skip": "chest,face"}))
    plain, _ = arrange(whole, length, RATE, wish=Wish(seconds=1200.0))
    without, _ = arrange(job.applied, length, RATE, wish=Wish(seconds=1200.0))
    assert plain.frames == without.frames
    gone = {cue.text for cue in plain.cues} - {cue.text for cue in without.cues}
    assert any("chest" in line for line in gone)
    assert not any("your chest" in cue.text for cue in without.cues)


def test_before_something_intense_it_is_asked_whether_one_is_safe_enough() -> None:
    intense = [each for each in library.read_index().usable if each.intensity >= 3]
    assert len(intense) > 15
    asked = {each.name: [form.name for form in load(each.path).ask] for each in intense}
    assert {name: forms for name, forms in asked.items() if "ready" not in forms} == {}
