from guide import script
from guide.audio import Rate
from guide.script.model import Script, Utterance
from guide.timeline import Source, Timeline, arrange

RATE = Rate(10)
TEXT = """
title: Short
kind: mindfulness
aim: regulate
intensity: 1
summary: A short one.
sections:
  - title: One
    steps: [Rest here. Breathe now., pause: 2s, Rest here.]
"""


def practice() -> Script:
    found = script.parse(TEXT, "short.yaml").script
    assert found
    return found


def lengths(source: Source) -> int:
    return 20


def halves(utterance: Utterance) -> list[tuple[int, int, str]]:
    return [(1, 9, utterance.words.split()[0]), (9, 19, utterance.words.split()[1])]


def arranged(**more: object) -> Timeline:
    return arrange(practice(), lengths, RATE, **more)[0]  # type: ignore[arg-type]


def test_the_words_of_a_cue_lie_in_it_at_its_place() -> None:
    cues = arranged(times=halves).cues
    assert [[word.text for word in cue.words] for cue in cues] == [
        ["Rest", "here."],
        ["Breathe", "now."],
        ["Rest", "here."],
    ]
    assert all(cue.start + 1 == cue.words[0].start and cue.words[1].stop == cue.stop - 1 for cue in cues)


def test_without_times_there_are_no_words_and_nothing_else_changes() -> None:
    plain, told = arranged(), arranged(times=halves)
    assert all(cue.words == () for cue in plain.cues)
    assert (plain.clips, plain.frames) == (told.clips, told.frames)
