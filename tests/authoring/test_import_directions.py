"""Directions in all the ways people write them become pauses of the right length, or are listed; never neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.authoring.importing.amounts import length
from guide.authoring.importing.number_words import BREATH
from tests.authoring.import_kit import MANY, of, said, silences, taken


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("10 seconds", (10, None)),
        ("ten seconds", (10, None)),
        ("forty-five seconds", (45, None)),
        ("twenty five secs", (25, None)),
        ("a hundred seconds", (100, None)),
        ("1-2 min.", (60, 120)),
        ("five to ten seconds", (5, 10)),
        ("between 5 and 10 seconds", (5, 10)),
        ("30 seconds to 1 minute", (30, 60)),
        ("10-5 s", (5, 10)),
        ("a minute or two", (60, 120)),
        ("½ minute", (30, None)),
        ("1½ minutes", (90, None)),
        ("1 1/2 minutes", (90, None)),
        ("3/4 minute", (45, None)),
        ("half a minute", (30, None)),
        ("a minute and a half", (90, None)),
        ("one and a half minutes", (90, None)),
        ("three quarters of a minute", (45, None)),
        ("1 minute and 30 seconds", (90, None)),
        ("1 minute 30", (90, None)),
        ("1m30s", (90, None)),
        ("1'30\"", (90, None)),
        ("0:45", (45, None)),
        ("3 breaths", (3 * BREATH, None)),
        ("a few slow breaths", (3 * BREATH, None)),
        ("60 sekunder", (60, None)),
        ("to minutter", (120, None)),
        ("två minuter", (120, None)),
        ("eine halbe Minute", (30, None)),
        ("anderthalb Minuten", (90, None)),
        ("fünfundvierzig Sekunden", (45, None)),
        ("drei Atemzüge", (3 * BREATH, None)),
        ("une minute et demie", (90, None)),
        ("une demi-minute", (30, None)),
        ("un minuto y medio", (90, None)),
        ("treinta y cinco segundos", (35, None)),
        ("quarantacinque secondi", (45, None)),
        ("5 a 10 segundos", (5, 10)),
        ("anderhalve minuut", (90, None)),
        ("dois minutos", (120, None)),
        ("yksi minuutti", (60, None)),
        ("10", None),
        ("ten", None),
        ("minute", None),
        ("10 apples", None),
        ("soon", None),
        ("1/0 min", None),
        ("", None),
    ],
)
def test_a_length_in_words_is_so_many_seconds(written: str, seconds: tuple[float, float | None] | None) -> None:
    assert length(written) == seconds


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("(pause for 3 breaths)", 18),
        ("[pause, 5-10 seconds]", 5),
        ("[Pause 1-2 min.]", 60),
        ("[pause ½ minute]", 30),
        ("(PAUSE 1½ minutes)", 90),
        ("[pause 0:45]", 45),
        ("[wait 5]", 5),
        ("[pause five seconds]", 5),
        ("[a ten-second pause]", 10),
        ("[PAUSE 60 sekunder]", 60),
        ("[Pause: 30 Sekunden]", 30),
        ("[lange Pause]", 12),
        ("[silence de 10 secondes]", 10),
        ("[pausa de medio minuto]", 30),
        ("[stilte van twintig seconden]", 20),
        ("[en paus på 30 sekunder]", 30),
        ("{pause 5s}", 5),
        ("{{pause 5s}}", 5),
        ("<pause 5s>", 5),
        ("<<pause>>", 5),
        ("<#2.5#>", 2.5),
        ('<silence msec="500"/>', 0.5),
        ("【pause 5s】", 5),
        ("（pause 5s）", 5),
        ("「pause」", 5),
        ("[[slnc 5000]]", 5),
        ("*pause 5s*", 5),
        ("**PAUSE**", 5),
        ("_pause_", 5),
        ("/pause 5 seconds/", 5),
        ("|pause 5s|", 5),
        ("-- pause 5 s --", 5),
        ("– pause 5 s –", 5),
        ("[pause (20 seconds)]", 20),
        ("((pause 20 seconds))", 20),
        ("[pause x2]", 10),
        ("[2 beats]", 4),
        ("[3 breaths]", 18),
        ("[take 3 deep breaths]", 18),
        ("(pause for three full breath cycles)", 18),
        ("[pause 30’’]", 30),
        ("[pause 10+ seconds]", 10),
        ("[PAUSE – 30”]", 30),
        ("[hold 5 seconds]", 5),
        ("[hold for a count of five]", 5),
        ("[stay here for two minutes]", 120),
        ("[minute of silence]", 60),
        ("[10s silence, 5s pause]", 15),
    ],
)
def test_a_pause_in_any_dress_is_a_pause(written: str, seconds: float) -> None:
    found, result = taken(f"Feel the feet. {written} Then the hands.")
    assert [each for _, each in silences(found)] == [seconds]
    assert said(found) == ["Feel", "the", "feet", "Then", "the", "hands"]
    assert result.unplaced == ()


@pytest.mark.parametrize(
    ("written", "seconds", "listed"),
    [
        ("[pause 10 seconds to feel the breath]", [10], True),
        ("[pause for as long as you like]", [], True),
        ("(pause for as long as they need)", [], True),
        ("(pause and look around the room)", [], True),
        ("[5]", [], True),
        ("[pause 10 seconds, or 2 minutes at home]", [], True),
        ("[bell, then 10 seconds]", [10], False),
    ],
)
def test_what_is_only_half_a_pause_is_listed(written: str, seconds: list[float], listed: bool) -> None:
    found, result = taken(f"Feel the feet. {written} Then the hands.")
    assert [each for _, each in silences(found)] == seconds
    assert said(found) == ["Feel", "the", "feet", "Then", "the", "hands"]
    assert [each.what for each in result.unplaced] == [written] * listed


@pytest.mark.parametrize(
    "words",
    [
        "Then *pause* and notice.",
        "Rest (your hands on your lap) now.",
        "Sit (or lie down).",
        "Be still (quiet, even) here.",
        "{place} and <that> and «this».",
        "Pause for 10 seconds.",
        "In - out - in - out.",
    ],
)
def test_words_in_signs_and_brackets_are_still_words(words: str) -> None:
    found, result = taken(f"Begin. [pause 3s] {words}")
    expected = [word.strip("*(){}<>«».,-") for word in words.split()]
    assert said(found) == ["Begin", *filter(None, expected)]
    assert result.unplaced == ()


@pytest.mark.parametrize(
    ("written", "bells"),
    [("[Glocke]", 1), ("[cloche]", 1), ("(campana)", 1), ("[klokke]", 1), ("[sino]", 1), ("[bell, bell]", 2)],
)
def test_bells_ring_in_other_languages(written: str, bells: int) -> None:
    assert len(of(taken(f"Sit. {written} Listen.")[0], "bell")) == bells


UNITS = st.sampled_from(
    [
        ("s", 1), ("sec", 1), ("secs.", 1), ("seconds", 1), ("second", 1), ("Sekunden", 1), ("secondes", 1),
        ("segundos", 1), ("secondi", 1), ("seconden", 1), ("sekunder", 1), ("min", 60), ("min.", 60), ("minutes", 60),
        ("Minuten", 60), ("minutos", 60), ("minuti", 60), ("minuten", 60), ("minuter", 60), ("minutter", 60),
        ("breaths", BREATH), ("Atemzüge", BREATH), ("respirations", BREATH),
    ]
)  # fmt: skip
NUMBERS = st.one_of(
    st.integers(2, 90).map(lambda number: (str(number), float(number))),
    st.sampled_from(
        [
            ("two", 2), ("three", 3), ("five", 5), ("ten", 10), ("fifteen", 15), ("twenty", 20), ("twenty-five", 25),
            ("thirty five", 35), ("zwei", 2), ("zwölf", 12), ("cinq", 5), ("ocho", 8), ("dieci", 10), ("vijf", 5),
            ("dez", 10), ("fem", 5), ("1½", 1.5), ("½", 0.5), ("1 1/2", 1.5), ("2.5", 2.5), ("2,5", 2.5),
            ("a couple of", 2), ("a few", 3), ("half a", 0.5), ("one and a half", 1.5),
        ]
    ),
)  # fmt: skip
FRAMES = st.sampled_from(
    [
        "[pause {}]", "[Pause: {}]", "[PAUSE for {}]", "(pause {})", "(pause for {})", "(pause, {})", "[{} pause]",
        "({} of silence)", "[silence {}]", "[Stille: {}]", "[silence pendant {}]", "[pausa {}]", "[pauze {}]",
        "[paus {}]", "{{pause {}}}", "<pause {}>", "【pause {}】", "（pause {}）", "[[pause {}]]", "*pause {}*",
        "-- pause {} --",
        "[{}]", "[wait {}]", "[rest for {}]", "[pause about {}]", "[pause here for {}]", "(silence: ca. {})",
        "[pause\n{}]",
    ]
)  # fmt: skip


@MANY
@given(NUMBERS, UNITS, FRAMES)
def test_every_way_to_write_a_length_is_that_length(
    number: tuple[str, float], unit: tuple[str, float], frame: str
) -> None:
    written = frame.format(f"{number[0]} {unit[0]}")
    found, result = taken(f"Feel the feet. {written} Then the hands.")
    assert [round(each, 6) for _, each in silences(found)] == [round(number[1] * unit[1], 6)], written
    assert said(found) == ["Feel", "the", "feet", "Then", "the", "hands"]
    assert result.unplaced == ()


PIECES = (
    "5", "ten", "1½", "min", "s", "seconds", "pause", "silence", "bell", "to", "-", ",", "of", "and", "softly", "x",
    "the", "breath", "½", ":", "look",
)  # fmt: skip


@MANY
@given(
    st.sampled_from(
        ["[{}]", "[pause {}]", "[[{}]]", "【{}】", "(pause {})", "{{pause {}}}", "<pause {}>", "*pause {}*"]
    ),
    st.lists(
        st.sampled_from(PIECES),
        max_size=6,
    ),
)
def test_no_direction_is_both_silent_and_lost(frame: str, words: list[str]) -> None:
    """It is heard as words, as a silence or as a bell, or it is listed."""
    written = frame.format(" ".join(words))
    found, result = taken(f"Feel the feet. {written} Then the hands.")
    spoken = len(said(found)) > 6
    assert spoken or silences(found) or of(found, "bell") or result.unplaced, written
    assert said(found)[:3] == ["Feel", "the", "feet"]
    assert said(found)[-3:] == ["Then", "the", "hands"]
