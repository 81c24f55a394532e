"""Hearing a script while it is written: what changed, where it is heard from, and one voice for all versions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from guide import places, script
from guide.audio import SESSION
from guide.preview.preview import (
    FADE,
    LEAD,
    LONGEST_WAIT,
    FadedPiece,
    Preview,
    PreviewStarted,
    begin_of,
    end_of,
    first_change,
)
from guide.problems import ScriptError
from guide.render.preparation import Preparation, take_service_of
from guide.script.model import Script, Utterance
from guide.timeline import Timeline, arrange
from tests.live.fast_device import Fast
from tests.preview import preview_kit
from tests.scripts import TONE

TEXT = (
    TONE
    + """bed: drone
sections:
  - title: One
    steps:
      - bell: bowl
      - First line here.
      - pause: 4s!
      - Second line here.
  - title: Two
    steps:
      - Third line here.
      - pause: 20s!
      - Fourth line here.
      - bed: rain
      - pause: 6s!
      - Fifth line here.
  - title: Three
    closing: true
    steps:
      - Last line.
"""
)
SECOND = SESSION.hz


def read(text: str = TEXT) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def plan(text: str) -> Timeline:
    return arrange(read(text), lambda source: 2 * SECOND, SESSION)[0]


def words(timeline: Timeline, clip: int) -> str:
    source = timeline.clips[clip].source
    return source.words if isinstance(source, Utterance) else ""


@pytest.fixture(autouse=True)
def own_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")


# -- what changed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: T", "title: Other"),
        ("summary: S", "summary: Other"),
        ("title: Two", "title: Second"),
        ("      - pause: 4s!", "      # a comment\n\n      - pause: 4s!"),
        ("- First line here.", '- "First line here."'),
        ("- First line here.", "- say: {text: First line here., priority: 3}"),
    ],
)
def test_what_is_not_heard_is_no_change(old: str, new: str) -> None:
    assert first_change(plan(TEXT), plan(TEXT.replace(old, new))) is None


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("Third line", "Another line", "Another line here."),
        ("Last line.", "Very last.", "Very last."),
        ("      - Third line here.\n", "", "Fourth line here."),
        ("- Third line here.", "- Third line here. And one more.", "And one more."),
        ("- bell: bowl", "- bell: bowl-high", ""),
        ("voice: tone", "voice: {name: tone, pace: 0.9}", "First line here."),
        ("- Second line here.", "- say: {text: Second line here., pace: 0.9}", "Second line here."),
    ],
)
def test_the_first_sound_that_differs_is_found(old: str, new: str, first: str) -> None:
    after = plan(TEXT.replace(old, new))
    change = first_change(plan(TEXT), after)
    assert change is not None
    assert (words(after, change.clip), change.moved) == (first, False)
    start = after.clips[change.clip].start
    assert begin_of(change, after) == max(0, start - SESSION.frames(LEAD))


@pytest.mark.parametrize(("new", "lasts"), [("7s!", 7.0), ("5s!", 5.0), ("90s!", 90.0), ("2s!", 2.0)])
def test_a_changed_pause_is_heard_whole_or_its_end(new: str, lasts: float) -> None:
    after = plan(TEXT.replace("pause: 4s!", f"pause: {new}"))
    change = first_change(plan(TEXT), after)
    assert change is not None
    assert (words(after, change.clip), change.moved) == ("Second line here.", True)
    heard = after.clips[change.clip].start - begin_of(change, after)
    assert heard == SESSION.frames(min(lasts, LONGEST_WAIT)) + SESSION.frames(LEAD)


@pytest.mark.parametrize(
    ("old", "new"), [("bed: rain", "bed: ocean"), ("      - bed: rain\n", ""), ("bed: rain", "bed: none")]
)
def test_a_changed_bed_is_heard_where_it_changes(old: str, new: str) -> None:
    after = plan(TEXT.replace(old, new))
    change = first_change(plan(TEXT), after)
    assert change is not None
    fourth = next(clip.stop for number, clip in enumerate(after.clips) if words(after, number) == "Fourth line here.")
    assert begin_of(change, after) == fourth - SESSION.frames(LEAD)


def test_a_bed_of_the_head_is_heard_from_the_start() -> None:
    after = plan(TEXT.replace("bed: drone", "bed: ocean"))
    change = first_change(plan(TEXT), after)
    assert change is not None
    assert begin_of(change, after) == 0


def test_an_end_that_became_longer_is_heard() -> None:
    after = plan(TEXT.replace("      - Last line.\n", "      - Last line.\n      - pause: 9s!\n"))
    change = first_change(plan(TEXT), after)
    assert change is not None
    last = max(clip.stop for clip in after.clips)
    assert last - SECOND <= begin_of(change, after) < after.frames


def test_words_that_are_said_in_another_way_are_a_change() -> None:
    before = plan(TEXT)
    change = first_change(before, before, lambda utterance: "Fourth" in utterance.words)
    assert change is not None
    assert words(before, change.clip) == "Fourth line here."


def test_it_plays_to_the_end_of_the_section_and_not_into_the_next() -> None:
    timeline = plan(TEXT)
    starts = [marker.frame for marker in timeline.markers]
    stop = end_of(timeline, starts[0])
    assert starts[1] <= stop <= starts[1] + SESSION.frames(FADE)
    assert not [clip for clip in timeline.clips if starts[1] <= clip.start < stop]
    assert end_of(timeline, starts[1] - SESSION.frames(LEAD)) > starts[2]
    assert end_of(timeline, starts[2]) == timeline.frames


def test_a_section_that_ends_in_a_pause_ends_before_the_next_one_speaks() -> None:
    timeline = plan(TEXT.replace("      - Second line here.\n", "      - Second line here.\n      - pause: 5s!\n"))
    stop = end_of(timeline, 0)
    assert stop == timeline.markers[1].frame
    assert [words(timeline, number) for number, clip in enumerate(timeline.clips) if clip.start == stop] == [
        "Third line here."
    ]


class Ones:
    """A piece of ones."""

    frames = ready = 1_000

    def render(self, start: int, count: int, bed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        ones = np.ones((count, 2), np.float32)
        return ones, ones, ones

    def still(self, at: int, count: int, bed: int) -> np.ndarray:
        return np.ones((count, 2), np.float32)

    def back(self, frame: int) -> int:
        return frame


@pytest.mark.parametrize("block", [1, 7, 100, 600])
def test_an_excerpt_fades_out_and_is_the_same_at_any_block_size(block: int) -> None:
    excerpt = FadedPiece(Ones(), 600, 200)
    sound = np.concatenate([excerpt.render(at, min(block, 600 - at), at)[0] for at in range(0, 600, block)])
    assert (excerpt.frames, excerpt.ready) == (600, 600)
    assert np.all(sound[:400] == 1.0)
    assert np.all(np.diff(sound[400:, 0]) <= 0)
    assert abs(np.diff(sound[:, 0])).max() < 0.01
    assert sound[-1, 0] < 0.001
    assert excerpt.still(500, 3, 0)[0, 0] == pytest.approx(0.5)


def test_the_end_of_the_practice_is_heard_as_it_is_written() -> None:
    excerpt = FadedPiece(Ones(), 2_000, 200)
    assert excerpt.frames == 1_000
    assert np.all(excerpt.render(900, 100, 900)[2] == 1.0)
    assert np.all(excerpt.still(990, 1, 0) == 1.0)


# -- with the tone voice in its worker, and a device that is fast ----------------------------------------------

BRIEF = (
    TEXT.replace("pause: 20s!", "pause: 1s!").replace("pause: 6s!", "pause: 1s!").replace("bed: drone\n", "bed: none\n")
)


@pytest.fixture
def audition() -> Iterator[Preview]:
    found = Preview(Fast())
    yield found
    found.close()


def heard(audition: Preview, text: str) -> tuple[int, PreviewStarted | None]:
    """Take a version up, speak it, and begin to play what changed."""
    audition.take_up(read(text))
    spoken = audition.speak(lambda done, wanted: None, lambda: False)
    begun = None
    while audition.changed and begun is None:
        begun = audition.turn()
    return spoken, begun


def test_only_what_changed_is_spoken_and_played(audition: Preview) -> None:
    assert heard(audition, BRIEF) == (6, None)
    assert heard(audition, BRIEF) == (0, None)
    spoken, begun = heard(audition, BRIEF.replace("Third line", "Another line"))
    assert (spoken, begun and begun.title) == (1, "Two")
    spoken, begun = heard(audition, BRIEF)
    assert (spoken, begun and begun.title) == (0, "Two")


def test_one_company_speaks_all_versions_unless_the_lexicon_changes(audition: Preview) -> None:
    heard(audition, BRIEF)
    take_service = preview_kit.take_service_of(audition)
    heard(audition, BRIEF.replace("Third", "3rd"))
    assert preview_kit.take_service_of(audition) is take_service
    spoken, begun = heard(audition, BRIEF.replace("bed: none", "bed: none\nlexicon: {Fourth: forth}"))
    assert preview_kit.take_service_of(audition) is not take_service
    assert spoken >= 1
    assert begun is not None


def test_a_version_that_cannot_be_used_leaves_the_one_before(audition: Preview) -> None:
    heard(audition, BRIEF)
    with pytest.raises(ScriptError):
        audition.take_up(read(BRIEF.replace("bell: bowl", "bell: gnog")))
    assert heard(audition, BRIEF) == (0, None)
    assert heard(audition, BRIEF.replace("Last", "Very last"))[1] is not None


def test_a_save_that_comes_while_the_voice_speaks_is_not_waited_for(audition: Preview) -> None:
    heard(audition, BRIEF)
    changed = BRIEF.replace("Third line", "Another line").replace("Last", "Very last")
    audition.take_up(read(changed))
    assert audition.missing == 2
    assert audition.speak(lambda done, wanted: None, lambda: audition.missing == 1) == 1
    spoken, begun = heard(audition, changed.replace("Fifth", "Sixth"))
    assert (spoken, begun and begun.title) == (2, "Two")


def test_a_comment_does_not_interrupt_what_plays(audition: Preview) -> None:
    heard(audition, BRIEF)
    audition.take_up(read(BRIEF.replace("Third line", "Another line")))
    audition.speak(lambda done, wanted: None, lambda: False)
    begun = None
    while audition.changed and begun is None:
        begun = audition.turn()
    audition.take_up(read(BRIEF.replace("Third line", "Another line") + "# a comment\n"))
    assert preview_kit.plays(audition)


def test_a_change_stops_what_plays(audition: Preview) -> None:
    heard(audition, BRIEF)
    heard(audition, BRIEF.replace("Third line", "Another line"))
    audition.take_up(read(BRIEF.replace("Fourth", "4th")))
    assert not preview_kit.plays(audition)


def test_lines_that_were_spoken_meanwhile_are_no_change(audition: Preview) -> None:
    audition.take_up(read(BRIEF))
    audition.speak(lambda done, wanted: None, lambda: audition.missing == 5)
    audition.take_up(read(BRIEF.replace("Last", "Very last")))
    audition.speak(lambda done, wanted: None, lambda: audition.missing == 2)
    audition.take_up(read(BRIEF.replace("Fifth", "Sixth")))
    assert words(*preview_kit.change(audition)) == "Sixth line here."


def test_without_a_device_everything_is_spoken_and_nothing_played() -> None:
    audition = Preview(None)
    audition.take_up(read(BRIEF))
    assert audition.speak(lambda done, wanted: None, lambda: False) == 6
    audition.take_up(read(BRIEF.replace("Third", "3rd")))
    audition.speak(lambda done, wanted: None, lambda: False)
    assert audition.changed
    assert audition.turn() is None
    audition.close()


def test_the_plan_of_a_version_is_the_plan_of_the_practice() -> None:
    with take_service_of(read(BRIEF)) as take_service:
        preparation = Preparation(read(BRIEF), take_service)
        assert (
            first_change(preparation.piece().timeline, Preparation(read(BRIEF), take_service).piece().timeline) is None
        )
