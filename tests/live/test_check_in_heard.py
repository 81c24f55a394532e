"""What is said before a practice is heard in it from the first line; what is not said changes nothing."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import places, script
from guide.journal import Feeling, Moment, Zone
from guide.live.check_in import MUCH, steered
from guide.live.session import LiveSession
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.script.collect import collect
from guide.script.model import Script
from guide.timeline import Bus
from tests.journal.felt_kit import felt
from tests.live.by_hand import ByHand
from tests.live.session_kit import prepared, setting
from tests.scripts import TONE as HEAD

TEXT = f"""{HEAD}sections:
  - title: One
    steps:
      - choose:
          by: zone
          hot: [Much at once.]
          inside: [There is room.]
          cold: [Far away.]
          else: [As it is written.]
      - say: {{text: Look at it., distance: {{closer: Come nearer., further: From far away.}}}}
      - check: {{ask: How is it?, ease: [Easy now.]}}
  - title: Two
    closing: true
    steps: [Come back.]
"""
ZONES = {None: "As it is written.", Zone.HOT: "Much at once.", Zone.INSIDE: "There is room.", Zone.COLD: "Far away."}


def read(text: str = TEXT) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def first_lines(said: Feeling | None, late: bool, **settings: str) -> list[str]:
    """What the practice is begun with, in order; ``late`` if it was prepared before anything was said."""
    session = LiveSession(RenderJob(read(), RenderOptions(settings=settings)), "t", None)
    try:
        if late:
            session.prepare()
        if said:
            session.take(Moment.BEFORE, felt(said))
        session.prepare()
        session.begin(ByHand())
        _, piece = prepared(session)
        spoken = [clip.source.words for clip in piece.timeline.clips if clip.bus is Bus.VOICE]  # type: ignore[union-attr]
        assert spoken == [said.words for said in collect(session.script).utterances]
        return spoken
    finally:
        session.close()


@pytest.mark.parametrize("late", [False, True], ids=["before", "after it was prepared"])
@pytest.mark.parametrize(("zone", "line"), ZONES.items())
def test_the_zone_that_was_said_chooses_the_first_line(zone: Zone | None, line: str, late: bool) -> None:
    assert first_lines(Feeling(zone, 2), late)[0] == line


@pytest.mark.parametrize("late", [False, True], ids=["before", "after it was prepared"])
def test_nothing_said_is_what_the_author_wrote(late: bool) -> None:
    assert first_lines(None, late) == ["As it is written.", "Look at it.", "How is it?", "Come back."]


@pytest.mark.parametrize("zone", ZONES)
def test_outside_the_window_checks_are_eased(zone: Zone | None) -> None:
    assert ("Easy now." in first_lines(Feeling(zone, 2), False)) == (zone in (Zone.HOT, Zone.COLD))


@pytest.mark.parametrize(("zone", "distress"), list(itertools.product(ZONES, (None, 0, MUCH - 1, MUCH, 10))))
def test_with_much_at_once_it_begins_further_away(zone: Zone | None, distress: int | None) -> None:
    if zone is None and distress is None:
        return
    much = zone is not Zone.COLD and (zone is Zone.HOT or (distress or 0) >= MUCH)
    assert first_lines(Feeling(zone, distress), False)[1] == ("From far away." if much else "Look at it.")


def test_a_distance_that_was_asked_for_stays() -> None:
    assert first_lines(Feeling(Zone.HOT, 9), False, distance="closer")[1] == "Come nearer."


def test_what_is_said_now_counts_and_not_what_was_set_before() -> None:
    assert first_lines(Feeling(Zone.COLD), False, zone="hot")[0] == "Far away."
    assert first_lines(Feeling(None, 3), False, zone="hot")[0] == "Much at once."


@given(
    st.dictionaries(st.sampled_from(["zone", "distance", "posture"]), st.sampled_from(["hot", "further", "lying"])),
    st.builds(Feeling, st.sampled_from([None, *Zone]), st.one_of(st.none(), st.integers(0, 10))),
)
def test_nothing_but_zone_and_distance_is_steered(settings: dict[str, str], said: Feeling) -> None:
    found = steered(read(), settings, said)
    assert {name for name in found if found[name] != settings.get(name)} <= {"zone", "distance"}
    assert settings.items() - {("zone", settings.get("zone"))} <= found.items()
    assert (said.zone is None) or found["zone"] == said.zone.value


def test_an_author_with_other_zones_is_left_alone() -> None:
    own = read(f"{HEAD}settings:\n  zone: {{default: green, choices: [green, red]}}\n{TEXT.split('tone')[1]}".replace(
        "hot:", "red:").replace("cold:", "green:").replace("inside: [There is room.]", ""))  # fmt: skip
    assert "zone" not in steered(own, {}, Feeling(Zone.HOT, 3))


def test_what_nobody_will_hear_is_not_spoken_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path)
    longer = read(TEXT.replace("[Come back.]", "[Come back., pause: 5s..90s]"))
    session = LiveSession(RenderJob(longer, RenderOptions(seconds=60.0)), "t", None)
    speaking, told = threading.Event(), threading.Event()
    counts: list[int] = []

    def on_take(spoken: int, wanted: int) -> None:
        counts.append(spoken)
        if spoken:
            speaking.set()
            assert told.wait(30)

    preparing = threading.Thread(target=session.prepare, args=(on_take,))
    preparing.start()
    assert speaking.wait(30)
    session.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 8)))
    told.set()
    preparing.join(60)
    session.prepare()
    preparation, piece = prepared(session)
    assert preparation.script is session.script
    assert {"Much at once.", "Easy now."} <= {said.words for said in preparation.wanted}
    assert piece.frames == piece.ready == preparation.rate.frames(60.0)
    assert counts[:3] == [0, 1, 0]  # after the first line it began with the others
    session.close()


@pytest.mark.parametrize("branch", ["pause: 9s!", "bell: bowl", "bed: rain"])
def test_a_branch_without_words_is_heard_too(branch: str) -> None:
    text = TEXT.replace("hot: [Much at once.]", f"hot: [{{{branch}}}, As it is written.]")
    session = LiveSession(RenderJob(read(text), RenderOptions()), "t", None)
    session.prepare()
    plain = prepared(session)[1].timeline
    session.take(Moment.BEFORE, felt(Feeling(Zone.HOT, 2)))
    session.prepare()
    assert prepared(session)[1].timeline != plain
    session.close()


def test_while_it_plays_being_inside_again_is_said_too() -> None:
    session = LiveSession(RenderJob(read(), RenderOptions()), "t", None)
    session.prepare()
    session.begin(ByHand())
    heard: Callable[[], str] = lambda: setting(session, "zone")  # noqa: E731
    for zone in (Zone.HOT, Zone.INSIDE, Zone.COLD):
        session.feels(zone)
        assert heard() == zone.value
    session.close()
