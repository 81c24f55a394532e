"""What a practice can turn to: short enough, kind, and in the practice's own words where it has some."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide import script
from guide.audio import Rate
from guide.lint import care
from guide.live import detours
from guide.render.preparation import Preparation
from guide.script.language import tongue
from guide.script.model import Script, Utterance, VoiceChoice
from guide.timeline import NOTHING, Source, Wish, arrange, estimate
from guide.timeline.range import range_of
from guide.voices import DEFAULT, TakeService
from tests.scripts import HEAD, SIX

RATE = Rate(100)
OURS = sorted(detours.FOLDER.glob("*/*.yaml"))
LIBRARY = [script.load(path) for path in SIX]


def length(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else 0


def seconds(words: Script, wish: Wish = NOTHING) -> float:
    timeline, problems = arrange(words, length, RATE, wish=wish)
    assert not problems
    return RATE.seconds(timeline.frames)


def said(words: Script) -> list[str]:
    timeline, _ = arrange(words, length, RATE)
    return [cue.text for cue in timeline.cues]


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_words_are_kind(path: Path) -> None:
    assert care.advise(script.load(path)) == ()


def form(words: Script) -> tuple[list[int], tuple[float, ...]]:
    """When each sentence begins, and how short and how long it can be, if every sentence took as long."""

    def alike(source: Source) -> int:
        return 300 if isinstance(source, Utterance) else 0

    timeline, _ = arrange(words, alike, RATE)
    possible = range_of(words, alike, RATE)
    return [cue.start for cue in timeline.cues], (possible.shortest, possible.natural, possible.longest)


@pytest.mark.parametrize("anchors", [{}, {"place": "the pier", "phrase": "all in good time"}], ids=["without", "with"])
@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_words_are_the_same_practice_in_every_language(path: Path, anchors: dict[str, str]) -> None:
    here, english = script.load(path), script.load(detours.FOLDER / "en" / path.name)
    assert tongue(here.language) == path.parent.name
    assert form(replace(here, anchors=anchors)) == form(replace(english, anchors=anchors))
    assert [anchor in " ".join(said(replace(here, anchors=anchors))) for anchor in anchors.values()] == [
        path.stem == "ground" for _ in anchors
    ]


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT", "fr", "es-MX", "it", "nl", "pt_BR"])
def test_our_own_words_are_in_the_language_and_the_voice_of_the_practice(language: str) -> None:
    practice = replace(read(TEXT), language=language, voice=VoiceChoice("tone"))
    bare = replace(practice, sections=practice.sections[:1])
    for words in (detours.ground(practice), detours.closing(practice), detours.ease(bare, 0)):
        assert tongue(words.language) == tongue(language)
        assert words.voice.name == "tone"


def test_english_words_leave_out_what_their_voice_may_not_be_able_to_read(tmp_path: Path) -> None:
    practice = replace(read(TEXT), language="ru", voice=VoiceChoice("system:ru"), anchors={"place": "дом у моря"})
    with TakeService(tmp_path) as take_service:
        detours.prepared_detours(practice, take_service, Preparation(practice, take_service))
    assert "дом" not in " ".join(said(detours.ground(practice)))
    german = replace(practice, language="de", voice=VoiceChoice("tone"), anchors={"place": "das Haus am Meer"})
    assert "Wenn du magst, lass das vor dir auftauchen: das Haus am Meer." in said(detours.ground(german))


def test_where_we_have_no_words_in_a_language_the_usual_voice_says_english_ones() -> None:
    practice = replace(read(TEXT), language="pl", voice=VoiceChoice("system:pl", pace=0.8))
    assert detours.ground(practice).voice == VoiceChoice(DEFAULT, pace=0.8)
    assert detours.ease(practice, 0).voice.name == "system:pl"  # which the author wrote


@pytest.mark.parametrize("language", sorted(path.name for path in detours.FOLDER.iterdir() if path.is_dir()))
@pytest.mark.parametrize("pace", [0.7, 0.85, 1.0, 1.4])
def test_grounding_takes_a_minute_and_a_half_at_most(pace: float, language: str) -> None:
    assert 30.0 < seconds(detours.ground(replace(LIBRARY[0], pace=pace, language=language)), detours.BRIEF) <= 90.0


def test_grounding_with_long_anchors_of_ones_own_gives_up_pauses(tmp_path: Path) -> None:
    own = {"place": "the old pier by the lake", "phrase": "one thing at a time"}
    practice = replace(LIBRARY[0], anchors=own, voice=VoiceChoice("tone", pace=0.7))
    with TakeService(tmp_path) as take_service:
        found = detours.prepared_detours(practice, take_service, Preparation(practice, take_service))["ground"]
        assert found.range().natural > 90.0
        found.speak(lambda spoken, wanted: None)
        timeline, ready = found.outlook()
        assert timeline.frames == ready == found.rate.frames(90.0)


def test_grounding_uses_the_listeners_own_anchors() -> None:
    own = detours.ground(replace(LIBRARY[0], anchors={"place": "the old pier", "phrase": "one thing at a time"}))
    assert "If you like, let the old pier come to mind." in said(own)
    assert "You might say to yourself, one thing at a time." in said(own)


@pytest.mark.parametrize("practice", LIBRARY, ids=lambda practice: practice.title)
def test_the_short_closing_is_the_end_of_the_practice_and_short(practice: Script) -> None:
    short = detours.closing(practice)
    assert said(practice)[-1] == said(short)[-1]
    assert seconds(short) <= detours.LONGEST_CLOSING + 5.0


TEXT = (
    HEAD
    + """sections:
  - {title: One, steps: [First.]}
  - title: Two
    steps:
      - repeat: {times: 2, steps: [{check: {ask: How is it?, ease: [Feel your hands.]}}]}
  - {title: Three, steps: [Third.]}
"""
)


def read(text: str) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def test_the_easier_words_are_those_of_the_nearest_check_wherever_it_stands() -> None:
    for section in range(3):
        assert said(detours.ease(read(TEXT), section)) == ["Feel your hands."]
    without = read(TEXT.replace("{check: {ask: How is it?, ease: [Feel your hands.]}}", "Second."))
    assert said(detours.ease(without, 0))[0] == "Let all of it be a little further away."


def test_a_practice_without_a_closing_gets_ours() -> None:
    assert said(detours.closing(read(TEXT)))[0] == "We can end here."


def test_a_closing_of_bells_alone_stays_one() -> None:
    bells = read(TEXT + "  - {title: Four, closing: true, steps: [{bell: bowl}]}\n")
    assert said(detours.closing(bells)) == []
