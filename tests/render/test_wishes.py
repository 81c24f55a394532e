"""A length that is asked for, with real takes: exact to the frame, in files and in what is played."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from guide import places, script
from guide.audio import SESSION
from guide.lint import references
from guide.live.detours import ground
from guide.problems import CannotReadError, ScriptError, WrongUseError
from guide.render import own_words
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation, outline, take_service_of
from guide.render.to_file import render_to_file
from guide.script import anchors
from guide.script.model import Script
from guide.script.times import written
from guide.timeline import Wish
from tests.scripts import TONE

TEXT = (
    TONE
    + """bed: drone
sections:
  - title: One
    steps:
      - bell: bowl
      - First line here.
      - pause: 3s..6s..60s
      - repeat: {times: 1..2..6, steps: ['Round {n} of it.', pause: 4s]}
  - title: More
    optional: 2
    steps:
      - A line that may be left out.
      - pause: 10s
  - title: Two
    closing: true
    steps:
      - resource: {kind: place, say: 'Remember {resource}.', otherwise: Remember a place.}
      - Last line.
"""
)


def read(choices: RenderOptions = RenderOptions()) -> Script:  # noqa: B008 - frozen
    reading = script.parse(TEXT)
    assert reading.script is not None, reading.problems
    return choices.applied(reading.script)


@pytest.fixture(autouse=True)
def own_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "takes", lambda: tmp_path / "takes")


@pytest.mark.parametrize("seconds", [45.0, 60.0, 77.7, 150.0])
def test_a_file_is_as_long_as_it_was_asked_for(seconds: float, tmp_path: Path) -> None:
    quiet = lambda *_: None  # noqa: E731
    done = render_to_file(RenderJob(read(), RenderOptions(seconds=seconds)), tmp_path / "a.wav", quiet, quiet).file
    assert soundfile.info(done.sound).frames == SESSION.frames(seconds)


def test_nothing_is_final_while_a_line_may_still_change_the_pauses() -> None:
    with take_service_of(read()) as take_service:
        preparation = Preparation(read(), take_service, wish=Wish(90.0))
        assert preparation.piece().ready == 0
        preparation.speak(lambda spoken, wanted: None)
        piece = preparation.piece()
        assert piece.ready == piece.frames == SESSION.frames(90.0)


def test_rounds_that_true_lengths_make_room_for_are_spoken_too() -> None:
    with take_service_of(read()) as take_service:
        preparation = Preparation(read(), take_service, wish=Wish(100.0))
        preparation.speak(lambda spoken, wanted: None)
        heard = {clip.source for clip in preparation.piece().timeline.clips}
        assert heard >= {utterance for utterance in preparation.wanted if "Round 2" in utterance.words}
        assert preparation.piece().ready == preparation.piece().frames


def test_out_of_reach_is_told_before_anything_is_spoken() -> None:
    with pytest.raises(ScriptError) as refused:
        outline(RenderJob(read(), RenderOptions(seconds=3_600.0)))
    (problem,) = refused.value.problems
    assert problem.code == "out-of-reach"
    range_ = outline(RenderJob(read())).range
    bounds = f"about {written(range_.soonest)} to about {written(range_.latest)}"
    assert problem.hint == f"anything from {bounds} is possible"


def test_the_preview_knows_how_far_each_section_goes() -> None:
    range_ = outline(RenderJob(read())).range
    assert range_.shortest < range_.natural < range_.longest
    assert [each.section for each in range_.sections] == [0, 1, 2]
    assert range_.sections[1].shortest == 0.0
    for bound in ("shortest", "natural", "longest"):
        assert sum(getattr(each, bound) for each in range_.sections) == pytest.approx(getattr(range_, bound))


def test_fewer_words_keep_the_time() -> None:
    whole, some = (outline(RenderJob(read(), RenderOptions(hush=hush))).timeline for hush in (100, 50))
    assert whole.frames == some.frames
    assert 0 < len(some.cues) < len(whole.cues)
    assert set(some.cues) < set(whole.cues)


def test_length_and_fewer_words_are_both_asked_of_the_arrangement() -> None:
    assert RenderOptions(seconds=300.0, hush=60).wish == Wish(300.0, 60)


def test_own_words_are_heard_and_settings_are_checked(tmp_path: Path) -> None:
    anchors.write(tmp_path / "anchors.json", {"place": anchors.checked("place", "  the old   pier ")})
    kept = anchors.read(tmp_path / "anchors.json")
    spoken = [cue.text for cue in outline(RenderJob(read(), RenderOptions(anchors=kept))).timeline.cues]
    assert "Remember the old pier." in spoken
    with pytest.raises(WrongUseError, match="no setting"):
        read(RenderOptions(settings={"tuoch": "no"}))


@pytest.mark.parametrize("words", ["My dog 犬 at the lake", "home ❤", "дом у озера"])
def test_own_words_that_the_voice_cannot_say_stop_no_practice(words: str) -> None:
    """Not even one that does not ask for them: what may be turned to on the way does."""
    job = RenderJob(read(), RenderOptions(voice="default", anchors={"place": words, "phrase": "all is well"}))
    assert job.applied.anchors == {"phrase": "all is well"}
    assert words not in " ".join(cue.text for cue in outline(job).timeline.cues)
    assert not references.problems(ground(job.applied))
    assert words in own_words.unsayable({"place": words})
    assert own_words.unsayable({"place": "the old pier", "person": ""}) == ""


@pytest.mark.parametrize(
    ("kind", "words"), [("tree", "an oak"), ("place", "..."), ("place", "x " * 61), ("place", "\x1b[2J")]
)
def test_what_cannot_be_an_anchor_is_told_so(kind: str, words: str) -> None:
    with pytest.raises(WrongUseError):
        anchors.checked(kind, words)


@pytest.mark.parametrize("text", ["{", "[]", "3", "\xff"])
def test_a_damaged_file_of_anchors_is_told_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "anchors.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(CannotReadError):
        anchors.read(path)


def test_only_the_owner_can_read_anchors(tmp_path: Path) -> None:
    anchors.write(tmp_path / "a" / "anchors.json", {"place": "home"})
    assert (tmp_path / "a" / "anchors.json").stat().st_mode & 0o077 == 0
    assert anchors.read(tmp_path / "none.json") == {}


def test_what_was_chosen_for_one_practice_does_not_follow_to_another() -> None:
    chosen = RenderOptions(voice="tone", seconds=60.0, hush=50, settings={"touch": "no"})
    assert chosen.for_another() == RenderOptions(voice="tone", hush=50)
