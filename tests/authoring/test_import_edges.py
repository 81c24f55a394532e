"""What stands before the first time and behind the last words, times that are none, the language, elastic pauses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import script
from guide.audio import SESSION
from guide.authoring.importing import imported, languages
from guide.script.model import Utterance
from guide.timeline import estimate
from guide.timeline.model import Source
from guide.timeline.range import range_of
from tests.authoring.import_kit import MANY, of, said, silences, taken, words

TIMED = "0:00 welcome, and sit down\n0:20 feel your feet\n1:00 open your eyes"


@pytest.mark.parametrize(
    ("above", "title", "listed"),
    [
        ("Evening Rest", "Evening Rest", []),
        ("evening rest", "evening rest", []),
        ("EVENING REST", "EVENING REST", []),
        ("# Evening rest", "Evening rest", []),
        ("Title: Evening rest", "Evening rest", []),
        ("Evening rest\n============", "Evening rest", []),
        ("Evening Rest\nby Ann Lee", "Evening Rest", []),
        (
            "Evening Rest\n\nA script for the night.\nTen minutes",
            "Evening Rest",
            ["A script for the night.", "Ten minutes"],
        ),
        ("This is for private use only.", "Talk", ["This is for private use only."]),
    ],
)
def test_words_before_the_first_time_are_headings(above: str, title: str, listed: list[str]) -> None:
    found, result = taken(f"{above}\n\n{TIMED}")
    assert found.title == title
    assert said(found) == words("welcome, and sit down feel your feet open your eyes")
    assert [each.what for each in result.unplaced] == listed
    assert found.author == ("Ann Lee" if "by Ann" in above else "")
    assert of(found, "until") == [0.0, 20.0, 60.0]


def test_sentences_that_fit_before_the_first_time_are_spoken_and_told() -> None:
    found, result = taken("Rest\n\nSit down, and be here.\n\n1:00 Feel the feet.\n2:00 Rest.")
    assert found.title == "Rest"
    assert said(found) == words("Sit down, and be here. Feel the feet. Rest.")
    assert ["spoken from the beginning" in each.why for each in result.unplaced] == [True]


def test_speech_that_does_not_fit_before_the_first_time_is_still_speech() -> None:
    before = "Feel the feet, and rest here for a while. " * 20
    found, result = taken(f"{before}\n\n0:10 And come back.")
    assert said(found) == words(f"{before} And come back.")
    assert any("too long" in each.why for each in result.unplaced)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Guided Body Scan Meditation", True), ("Body scan for the evening", True), ("Ein Abend im Wald", True),
        ("Sit down.", False), ("Welcome", False), ("And so we begin…", False),
        ("Feel your feet\nand your hands", False),
        ("Feel [3s] the feet", False), ("Feel the feet [pause]", False),
    ],
)  # fmt: skip
def test_a_short_first_line_that_is_no_sentence_is_the_title(first: str, title: bool) -> None:
    found, _ = taken(f"{first}\n\nSit down, and rest.\n\nFeel the feet.\n\nAnd that is all.")
    rest = words("Sit down, and rest. Feel the feet. And that is all.")
    assert found.title == (first if title else "Talk")
    assert said(found) == ([] if title else words(first.replace("[3s]", "").replace("[pause]", ""))) + rest


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_words_before_the_first_cue_are_no_speech(form: str) -> None:
    head = "WEBVTT\n\n" if form == "vtt" else ""
    found, _ = taken(
        f"{head}Evening Rest\n\n00:00.000 --> 00:02.000\nSit down.\n\n00:09.000 --> 00:12.000\nEND\n", form
    )
    assert (found.title, said(found), of(found, "until")) == ("Evening Rest", ["Sit", "down"], [0.0, 9.0])


@pytest.mark.parametrize(
    "end",
    [
        "END", "End", "The End", "THE END.", "End.", "-- END --", "*** END ***", "# The end", "End of meditation",
        "End of the guided practice", "Ende", "FIN", "Fin.", "FINE", "*** fine ***", "Fim", "Einde", "Slut", "SLUTT",
        "5:00 END", "Fin de la méditation", "END\n\n© 2020 Ann Lee",
        "Copyright 2020 Ann Lee. All rights reserved.",
    ],
)  # fmt: skip
def test_a_lone_end_is_no_speech(end: str) -> None:
    for text in ("Sit down.\n\nRest here.", TIMED):
        found, result = taken(f"{text}\n\n{end}\n")
        assert said(found) == words(text.replace("0:00", "").replace("0:20", "").replace("1:00", ""))
        assert result.unplaced
        assert {each.why for each in result.unplaced} == {"it ends the text and is not spoken"}
        assert [each.title for each in found.sections if not each.steps] == []


@pytest.mark.parametrize(
    "last", ["In the end, rest.", "This is the end of the day.", "Fine.", "Ending well", "Endless."]
)
def test_an_end_inside_a_sentence_is_speech(last: str) -> None:
    found, result = taken(f"Sit down.\n\n{last}")
    assert said(found) == words(f"Sit down. {last}")
    assert result.unplaced == ()


@pytest.mark.parametrize(
    "line",
    [
        "7:30 a.m. suits many.", "7:30 am suits many.", "7:30 AM suits many.", "7:30 p.m. is late.",
        "7:30 o'clock is fine.", "7:30 Uhr passt.", "7:30 suits many.", "7:30 in the morning is fine.",
        "12:30 is noon for some.",        "We meet at\n7:30 every day.",
        "6:30 is early.\n7:30 suits many.\n8:30 is late.", "7:30–8:00 a.m. suits many.",
    ],
)  # fmt: skip
def test_a_time_of_the_day_is_no_mark(line: str) -> None:
    found, result = taken(f"When do you practise?\n\n{line}\n\nStay with it.")
    assert said(found) == words(f"When do you practise? {line} Stay with it.")
    assert of(found, "until") == []
    assert result.unplaced == ()


def test_a_time_of_the_day_is_no_mark_in_a_text_with_marks() -> None:
    found, _ = taken("0:00 Welcome.\n0:10 When do you sit?\n7:30 a.m. suits many.\n0:30 Rest.")
    assert of(found, "until") == [0.0, 10.0, 30.0]
    assert said(found) == words("Welcome. When do you sit? 7:30 a.m. suits many. Rest.")


@pytest.mark.parametrize("mark", ["{} ", "[{}] ", "({}) ", "{} - ", "{} – ", "{}: ", "{} | ", "00:{} "])
@MANY
@given(
    st.lists(
        st.sampled_from(["sit down", "Feel the feet.", "and rest", "i am here", "Breathe"]), min_size=3, max_size=6
    )
)
def test_marks_of_every_kind_are_kept_and_their_words_too(mark: str, lines: list[str]) -> None:
    times = [at * 25 for at in range(len(lines))]
    text = "\n".join(mark.format(f"{at // 60:02}:{at % 60:02}") + line for at, line in zip(times, lines, strict=True))
    found, _ = taken(f"A Title\n\n{text}\n\nEND")
    assert of(found, "until") == [float(at) for at in times]
    assert said(found) == words(" ".join(lines))
    assert found.title == "A Title"


ASIDES = Path(script.__file__).parent.parent / "session" / "asides"


@pytest.mark.parametrize("path", sorted(ASIDES.glob("*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_words_in_seven_languages_are_known_by_their_language(path: Path) -> None:
    spoken = " ".join(said(script.load(path)))
    assert languages.guess(spoken) == path.parent.name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sätt dig ner och andas lugnt. Känn fötterna mot golvet. Låt det vara.", "sv"),
        ("Sett deg ned og pust rolig. Kjenn føttene mot gulvet.", "no"),
        ("Sæt dig ned og træk vejret roligt. Mærk dine fødder mod gulvet.", "da"),
        ("Сядьте удобно и дышите спокойно.", "ru"),
        ("静かに座ってください。", "ja"),
        ("请安静地坐下。", "zh"),
        ("Om", None),
        ("1 2 3", None),
        ("", None),
    ],
)
def test_other_languages_are_known_where_that_is_cheap(text: str, language: str | None) -> None:
    assert languages.guess(text) == language


def test_the_guess_is_written_down_and_marked() -> None:
    assert "\nlanguage: de  # guessed from the words\n" in taken("Spüre die Füße auf dem Boden. [5s] Und atme.")[1].text
    assert "\nlanguage: en  # not known" in taken("Om.")[1].text
    assert "\nlanguage: de-AT\n" in taken("WEBVTT\nLanguage: de-AT\n\n00:00.000 --> 00:01.000\nFeel.", "vtt")[1].text
    assert "\nlanguage: sv  # guessed" in taken("Sätt dig ner och andas. [PAUSE 60 sekunder] Känn fötterna.")[1].text


def lengths(source: Source) -> int:
    return estimate.frames(source, SESSION) if isinstance(source, Utterance) else SESSION.frames(8)


@MANY
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from(["Sit down.", "Feel the feet now.", "Rest."])),
        min_size=2,
        max_size=8,
    )
)
def test_elastic_pauses_stretch_and_are_as_long_by_nature_as_the_times_say(steps: list[tuple[int, str]]) -> None:
    at = 0
    lines = []
    for gap, line in steps:
        lines.append(f"[{at // 60}:{at % 60:02}] {line}")
        at += 5 + gap
    nailed, _ = taken("\n".join(lines))
    result = imported("\n".join(lines).encode(), "talk.txt", elastic=True)
    free = script.parse(result.text).script
    assert free is not None
    assert of(free, "until") == []
    assert said(free) == said(nailed)
    one, two = range_of(nailed, lengths, SESSION), range_of(free, lengths, SESSION)
    assert abs(one.natural - two.natural) <= SESSION.frames(0.1) * len(steps)
    if any(gap > 10 for gap, _ in steps[:-1]):
        assert two.shortest < two.natural < two.longest


def test_elastic_keeps_the_comments_and_the_closing() -> None:
    text = "[loudly]\n0:00 Sit down.\n0:01 [softly]\n0:02 Feel your feet.\n1:00 When you are ready, open your eyes."
    result = imported(text.encode(), "talk.txt", elastic=True)
    assert "# [softly]" in result.text
    assert "# [loudly]" in result.text
    assert "closing: true" in result.text
    assert "until" not in result.text


def test_without_times_elastic_changes_nothing() -> None:
    raw = b"Sit down. [pause 10s] Rest."
    assert imported(raw, "a.txt", elastic=True) == imported(raw, "a.txt")
    assert [each for _, each in silences(taken(raw)[0])] == [10]


@pytest.mark.parametrize(
    "last",
    [
        "Ouvre les yeux.", "Quand vous êtes prêts, bougez.", "Abre los ojos.", "Apri gli occhi.", "Open je ogen.",
        "Abra os olhos.", "Öppna ögonen.", "Åpne øynene.", "Öffne die Augen.", "Open your eyes.",
    ],
)  # fmt: skip
def test_the_way_back_is_known_in_the_languages_we_read(last: str) -> None:
    found, _ = taken(f"One here.\n\nTwo there.\n\n{last}")
    assert [section.closing for section in found.sections] == [False, True]
