"""Rules about time and order: silences, sentences, pace, share, rises."""

from __future__ import annotations

import pytest

from guide.lint.care.rules.speech_share import BANDS, USUAL
from guide.lint.care.rules.unannounced_silence import ANNOUNCED
from guide.script.model import KINDS
from tests.lint.care_kit import FIRST, found, only, practice
from tests.lint.care_kit import codes as all_codes


def codes(text: str) -> set[str]:
    """What is found, but for the share of speech: silences are tried here with few words around them."""
    return all_codes(text) - {"speech-share"}


@pytest.mark.parametrize(
    "words",
    [
        "About a minute of quiet, and then my voice again.", "Here comes some silence.", "Two minutes for yourself.",
        "I will be quiet for a while.", "You will not hear from me until the bell.", "It is quiet now.",
        "My voice will be back.", "Then a bell.",
    ],
)  # fmt: skip
def test_an_announcement_is_heard(words: str) -> None:
    assert ANNOUNCED.search(words)
    assert codes(practice(f'- "{words}"\n- pause: 70s!')) == set()


@pytest.mark.parametrize("words", ["Rest on one quiet spot.", "Listen to the voices.", "A bell rings far away."])
def test_what_only_sounds_like_an_announcement_is_none(words: str) -> None:
    assert found(practice(f'- "{words}"\n- pause: 70s!')) == [("unannounced-silence", FIRST + 1)]


def test_a_minute_is_long_and_less_is_not() -> None:
    assert codes(practice("- Listen.\n- pause: 60s")) == {"unannounced-silence"}
    assert codes(practice("- Listen.\n- pause: 59s..10m")) == set()


def test_pauses_in_a_row_are_one_silence_even_over_a_bell() -> None:
    steps = "- Listen.\n- pause: 30s\n- bell: bowl\n- pause: 30s\n- pause: 30s"
    assert found(practice(steps)) == [("unannounced-silence", FIRST + 3)]
    assert codes(practice("- Listen.\n- pause: 40s\n- Hear.\n- pause: 40s")) == set()


def test_waiting_for_a_moment_is_silence_too() -> None:
    assert found(practice("- Listen.\n- pause: {until: 100s}")) == [("unannounced-silence", FIRST + 1)]


def test_a_silence_inside_a_line_is_one_and_later_words_do_not_announce_it() -> None:
    assert codes(practice("- Listen. [70s] That was a minute of silence.")) == {"unannounced-silence"}
    assert codes(practice("- A minute of silence. [70s] Welcome back.")) == set()


def test_the_step_silence_announces_itself_unless_told_not_to() -> None:
    assert codes(practice("- Listen.\n- silence: 3m")) == set()
    assert codes(practice("- Listen.\n- silence: {for: 3m, announce: This time is yours.}")) == set()
    assert codes(practice("- Listen.\n- silence: {for: 3m, announce: none}")) == {"unannounced-silence"}


def test_an_announcement_from_far_before_is_forgotten() -> None:
    steps = "- A minute of silence.\n- Listen.\n- Let it be.\n- Hear.\n- pause: 70s"
    assert codes(practice(steps)) == {"unannounced-silence"}


def test_in_other_languages_any_line_before_announces() -> None:
    head = "language: de\nbed: rain"
    assert codes(practice("- Hör zu.\n- pause: 70s", head=head)) == set()
    assert codes(practice("- pause: 70s\n- Hör zu.", head=head)) == {"unannounced-silence"}


ANNOUNCE = "- A minute of silence.\n"


def test_bells_within_a_bed_or_a_file_fill_a_silence() -> None:
    assert found(practice(f"{ANNOUNCE}- pause: 70s", head="bed: none")) == [("bare-silence", FIRST + 1)]
    assert codes(practice(f"{ANNOUNCE}- pause: 70s", head="bed: ocean")) == set()
    assert codes(practice(f"{ANNOUNCE}- bed: ocean\n- pause: 70s", head="bed: none")) == set()
    assert codes(practice(f"{ANNOUNCE}- bed: none\n- pause: 70s", head="bed: ocean")) == {"bare-silence"}
    assert codes(practice("- silence: {for: 2m, bell_every: 30s}", head="bed: none")) == set()
    assert codes(practice("- silence: {for: 2m, bell_every: 3m}", head="bed: none")) == {"bare-silence"}
    assert codes(practice(f"{ANNOUNCE}- pause: 40s\n- bell: bowl\n- pause: 40s", head="bed: none")) == set()
    assert codes(practice(f"{ANNOUNCE}- bell: bowl\n- pause: 70s", head="bed: none")) == {"bare-silence"}


def test_twenty_five_words_are_enough() -> None:
    assert codes(practice(f"- Let {' '.join(['it'] * 24)}.")) == set()
    assert found(practice(f"- Let it. Let {' '.join(['it'] * 25)}.")) == [("long-sentence", FIRST)]


def test_a_long_sentence_of_a_scan_is_named_once() -> None:
    text = practice(f"- scan: {{order: in-brief, say: 'Let {{region}} {'be ' * 26}.', pause: 2s}}", kind="body-scan")
    assert [each.message for each in only("long-sentence", text)] == ["a sentence of 28 words is hard to follow by ear"]


def test_only_the_opening_has_to_be_short() -> None:
    long = "- Let it be as it is for as long as it likes to be.\n" * 3
    assert found(practice(long)) == [("long-opening", 8)]
    assert codes(practice(f"{long}- Rest.\n- Rest.\n- Rest.\n")) == set()
    later = practice("- Rest.").replace("sections:\n", "sections:\n  - title: First\n    steps:\n      - Welcome.\n")
    assert codes(later.replace("- Rest.\n", long.replace("\n", "\n      "))) == set()


FAST = "If you like, listen to the sounds that are nearest to you right now."


def test_pace_is_that_of_voice_section_and_line_together() -> None:
    assert codes(practice(f"- {FAST}")) == set()
    assert codes(practice(f"- say: {{text: '{FAST}', pace: 1.4}}")) == {"fast-speech"}
    assert codes(practice(f"- {FAST}", head="voice: {pace: 1.4}")) == {"fast-speech"}
    assert codes(practice(f"- {FAST}").replace("closing: true", "closing: true\n    pace: 1.4")) == {"fast-speech"}
    assert codes(practice(f"- say: {{text: '{FAST}', pace: 1.4}}", head="voice: {pace: 0.7}")) == set()


def test_short_words_are_no_haste() -> None:
    assert codes(practice("- If I am as I am it is as it is so be it.")) == set()


def test_many_short_lines_can_hurry_a_section() -> None:
    steps = "- Let those sounds come.\n" * 3
    slow, quick = practice(steps), practice(steps, head="voice: {pace: 1.6}")
    assert codes(slow) == set()
    assert found(quick) == [("fast-speech", 8)]


def test_every_kind_has_a_band_that_is_one() -> None:
    assert BANDS.keys() <= set(KINDS)
    assert all(0 < low < high < 1 for low, high in (*BANDS.values(), USUAL))


def test_the_share_of_speech_is_judged_from_two_minutes_on() -> None:
    line = "- Let your feet rest on the steady ground beneath you.\n"
    sparse, dense = f"{line}- pause: 25s\n", line * 4
    assert all_codes(practice(sparse * 5, kind="grounding")) == {"speech-share"}
    assert all_codes(practice(sparse, kind="grounding")) == set()
    assert all_codes(practice(sparse * 5, kind="rest")) == set()
    assert found(practice(dense * 9, kind="nature")) == [("speech-share", 1)]
    assert all_codes(practice(dense, kind="nature")) == set()


def test_spoken_breaths_are_speech_and_tones_are_not() -> None:
    breaths = "- breathe: {{pattern: 4-6, cycles: 20, cues: {}}}"
    assert all_codes(practice(breaths.format("words"), kind="breathwork")) == set()
    assert all_codes(practice(breaths.format("tones"), kind="breathwork")) == {"speech-share"}


def levels(*sections: str, most: int = 5) -> str:
    """A practice of sections with intensities, written as ``3`` or, if it is optional, ``3/1`` with its priority."""
    head = f"title: A try\nsummary: Some.\nkind: emotion\naim: transform\nintensity: {most}\nnote: Hard.\nsections:\n"
    for each in sections:
        level, _, priority = each.partition("/")
        head += f"  - title: At {each}\n"
        head += f"    intensity: {level}\n" if level else ""
        head += f"    optional: {priority}\n" if priority else ""
        head += "    steps:\n      - You might feel your feet.\n"
    return f"{head}  - title: Back\n    closing: true\n    intensity: 1\n    steps:\n      - Look around.\n"


@pytest.mark.parametrize(
    "sections",
    [("1", "2", "3"), ("2", "3", "4", "5"), ("", "2", "", "3"), ("2", "1", "2"), ("2", "1/3", "2"), ("1", "2/5", "3/1"),
     ("1", "2/1", "2", "3"), ("2", "3/1", "2", "3"), ("2", "3/1", "3"), ("1", "2/5", "3/5")],
)  # fmt: skip
def test_a_rise_of_one_is_gentle(sections: tuple[str, ...]) -> None:
    assert codes(levels(*sections)) == set()


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        (("1", "3"), "the intensity rises from 1 to 3 at once"),
        (("3",), "the intensity rises from 1 to 3 at once"),
        (("2", "", "4"), "the intensity rises from 2 to 4 at once"),
        (("1", "2/1", "3"), "the intensity rises from 1 to 3 at once when 'At 2/1' is left out"),
        (("1", "2/1", "3/5"), "the intensity rises from 1 to 3 at once when 'At 2/1' is left out"),
        (("2", "3/1", "4"), "the intensity rises from 2 to 4 at once when 'At 3/1' is left out"),
        (("1", "2/1", "2/2", "3"), "the intensity rises from 1 to 3 at once when 'At 2/2' is left out"),
        (("2/1", "3"), "the intensity rises from 1 to 3 at once when 'At 2/1' is left out"),
    ],
)
def test_a_steep_rise_is_named(sections: tuple[str, ...], message: str) -> None:
    assert [each.message for each in only("steep-rise", levels(*sections))] == [message]


def test_no_section_says_more_than_the_practice() -> None:
    (problem,) = only("steep-rise", levels("2", "3", "4", most=3))
    assert problem.message == "this section says 4, and the practice says 3"


def test_a_closing_section_is_never_left_out_and_so_never_leaves_before_another() -> None:
    text = levels("1", "2/1", "3/1")
    assert codes(text) == set()
    closing = "  - title: At 3/1\n    closing: true\n"
    assert codes(text.replace("  - title: At 3/1\n", closing)) == {"steep-rise"}
