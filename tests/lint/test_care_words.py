"""Rules that know English words: what they name, and the ordinary uses that they leave alone."""

from __future__ import annotations

import pytest

from guide.lint.care.rules.hard_words import hard_words
from guide.lint.care.rules.promise import promises
from guide.lint.care.rules.said_otherwise import signs
from tests.lint.care_kit import FIRST, codes, found, only, practice

HARD = {
    "You must sit still.": ["must"],
    "You must not move.": ["must"],
    "If nothing comes, you must wait.": ["must"],
    "You should feel your feet.": ["should"],
    "You shouldn’t hurry, but you should breathe.": ["should"],
    "You have to relax.": ["have to"],
    "All that your body has to do is rest.": ["has to"],
    "You've got to trust it.": ["You've got to"],
    "Now you need to look at it.": ["you need to"],
    "You have failed so far.": ["failed"],
    "That was a failure.": ["failure"],
    "Ask what is wrong with you.": ["wrong with you"],
    "You are doing it wrong.": ["doing it wrong"],
    "You are too sensitive.": ["You are too sensitive"],
    "Just relax.": ["Just relax"],
    "Lie down, and just breathe.": ["just breathe"],
    "You just need to listen.": ["just need"],
    "Now simply let it go.": ["simply"],
    "Simply rest.": ["Simply"],
    "Clear your mind.": ["Clear your mind"],
    "Let us empty the mind.": ["empty the mind"],
    "Let go of everything.": ["Let go of everything"],
    "Letting go of all that weighs on you.": ["Letting go of all"],
    "Don’t think.": ["Don’t think"],
    "Do not think about it.": ["Do not think"],
    "Try not to think.": ["Try not to think"],
    "Stop thinking.": ["Stop thinking"],
    "Try harder.": ["Try harder"],
    "Calm down.": ["Calm down"],
    "Force yourself to stay.": ["Force yourself"],
    "You had better stay.": ["You had better"],
    "Must you hurry, you should ask.": ["Must", "should"],
}

MILD = (
    "Let it be just as it is.",
    "It is just like rain.",
    "You were just here.",
    "There is just one thing.",
    "It may just be tired.",
    "Where you are just now is fine.",
    "Perhaps just a little.",
    "There is nothing you should feel.",
    "Nothing should be any other way.",
    "Should you feel dizzy, look around.",
    "If a thought should come, let it pass.",
    "Notice your ideas of what should happen.",
    "There is no rule about how it should feel.",
    "You do not have to like them.",
    "It doesn’t have to explain itself.",
    "Nobody has to know.",
    "Without having to hurry.",
    "Listen to what it has to say.",
    "You need nothing for this.",
    "You do not need to feel anything special.",
    "Take what you need to feel warm.",
    "Move if you need to.",
    "You can open your eyes whenever you need to.",
    "Nothing must happen.",
    "That must have been a long day.",
    "It must be late.",
    "You cannot fail at this.",
    "This is no failure.",
    "If words fail you, hum.",
    "Nothing is wrong with you.",
    "There is nothing wrong with you.",
    "There is no wrong way of doing it.",
    "Perhaps a voice says that you should do more.",
    "You may have been told that you must be strong.",
    "It may feel as if you had failed.",
    "To put it simply, you are here.",
    "There is no need to clear your mind.",
    "You do not have to let go of everything.",
    "Let go of a little, or of nothing.",
    "Come onto your hands and knees, on all fours.",
    "I don’t think so.",
    "Do not think of it as a test.",
    "There is no need to try harder.",
    "Do not force yourself.",
    "Do you have to do anything now?",
    "What if you are weak today, and that is fine.",
    "Some mustard, a shoulder, a failsafe.",
    "The dove has just landed.",
)


@pytest.mark.parametrize(("sentence", "words"), HARD.items())
def test_a_hard_word_is_named(sentence: str, words: list[str]) -> None:
    assert sorted(word for word, _ in hard_words(sentence)) == sorted(words)


@pytest.mark.parametrize("sentence", MILD)
def test_an_ordinary_use_is_left_alone(sentence: str) -> None:
    assert list(hard_words(sentence)) == []


def test_every_hard_word_of_one_line_is_named_once() -> None:
    text = practice("- repeat: {times: 3, steps: ['You should rest, and you must stay. You should.']}")
    assert [each.message for each in only("hard-words", text)] == ["'must' is a hard word", "'should' is a hard word"]


def test_summary_and_titles_are_read_and_a_note_is_not() -> None:
    text = practice("- Rest, if you like.", head="note: You must leave out the holds when pregnant.")
    assert codes(text) == set()
    assert codes(text.replace("Some minutes.", "You must rest.")) == {"hard-words"}
    assert found(text.replace("title: Here", "title: Simply rest")) == [("hard-words", 8)]


@pytest.mark.parametrize(
    "sentence",
    [
        "You will feel calm.", "You’ll soon feel better.", "You will be more relaxed.", "This will heal you.",
        "The practice will help you sleep.", "It cures insomnia.", "Breathing will calm you.",
        "It will take away your fear.", "This will bring you peace.", "It makes you feel whole.",
        "Relief is guaranteed.", "You will sleep deeply.",
    ],
)  # fmt: skip
def test_a_promise_is_named(sentence: str) -> None:
    assert len(list(promises(sentence))) >= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "You will hear a bell.", "You may feel calm, or not.", "Nothing will make you calm.",
        "Nobody can say whether it will help.", "Maybe this will help a little.", "What will you feel?",
        "Whatever you will feel may be there.", "Think of a place that makes you feel safe.",
        "The bell will bring you back.", "A friend will help you.", "You will not feel less for it.",
        "A wound heals slowly.", "There is no guarantee.", "You will be free to stop at any time.",
    ],
)  # fmt: skip
def test_what_promises_nothing_is_left_alone(sentence: str) -> None:
    assert list(promises(sentence)) == []


def test_a_promise_in_the_summary_is_named_there() -> None:
    text = practice("- Rest, if you like.").replace("Some minutes.", "You will feel new.")
    (problem,) = only("promise", text)
    assert problem.message == "'you will feel' promises an effect in the summary"


@pytest.mark.parametrize(
    "line",
    [
        "Close your eyes.", "If you like, let your eyes close.", "Let your eyelids fall closed.", "Shut your eyes now.",
        "With your eyes closed, listen.", "Your eyes can close. Open to the sounds.", "Closing the eyes, lie down.",
    ],
)  # fmt: skip
def test_closed_eyes_without_another_way_are_named(line: str) -> None:
    assert found(practice(f'- "{line}"')) == [("closed-eyes", FIRST)]


@pytest.mark.parametrize(
    "line",
    [
        "Let your eyes close, or rest on one spot.", "Let your eyes close, or leave them half open.",
        "Close your eyes, or look at the floor.", "Close your eyes. Or lower your gaze.", "Is the door closed?",
        "Your eyes may be open or closed.",
        "You do not have to close your eyes.", "Keep your eyes open.", "Let your eyes follow something close to you.",
        "Feel the muscles close to your eyes.", "Come closer, with soft eyes.",
    ],
)  # fmt: skip
def test_another_way_for_the_eyes_is_heard(line: str) -> None:
    assert found(practice(f'- "{line}"')) == []


def test_the_line_beside_may_name_the_other_way() -> None:
    assert codes(practice("- Close your eyes.\n- pause: 3s\n- Or rest on one spot.")) == set()
    assert codes(practice("- Close your eyes.\n- Let it be.\n- Now hear this.\n- Or rest on a spot.")) == {
        "closed-eyes"
    }


def test_eyes_may_be_taken_for_closed_once_another_way_was_offered() -> None:
    offered = "- Let your eyes close, or rest on one spot.\n- Listen.\n- Hear this.\n"
    assert codes(practice(offered + "- Look behind your closed eyes.")) == set()
    assert codes(practice("- Look behind your closed eyes, if you like.")) == {"closed-eyes"}


def test_a_choose_by_eyes_is_another_way() -> None:
    assert codes(practice("- choose: {by: eyes, closed: [Close your eyes.], open: [Look around.]}")) == set()
    assert codes(practice("- choose: {by: posture, lying: [Close your eyes.], else: [Sit.]}")) == {"closed-eyes"}


TOUCH = [
    "Place a hand on your heart.", "Rest both palms on your belly.", "Bring one hand to your face.", "Hug yourself.",
    "Wrap your arms around yourself.", "Now stroke your upper arm.", "Touch your cheek.",
    "Let a hand come over your heart.",
    "Hold yourself gently.", "Calm it by stroking your arms.", "Hold your left shoulder.", "Give yourself a hug.",
]  # fmt: skip
NO_TOUCH = [
    "You might place a hand on your heart.", "Place a hand on your heart, or let it rest.",
    "If touch is welcome, lay a hand on your chest.", "Rest your hands on your thighs.", "Feel your chest and belly.",
    "Let your attention move from the hands to the shoulders.", "Bring your attention from your hands to your face.",
    "Let the floor hold your head.", "Cloth on your skin, the air on your face, the weight of your hands.",
    "Hold your head upright.", "Find four things to touch.", "Stay in touch with the ground.",
    "Rub your hands together.",
    "There is no need to touch your face.",
    "The blanket may touch your neck.",
]  # fmt: skip


@pytest.mark.parametrize("line", TOUCH)
def test_touch_that_is_told_is_named(line: str) -> None:
    assert found(practice(f'- "{line}"')) == [("touch-without-choice", FIRST)]


@pytest.mark.parametrize("line", NO_TOUCH)
def test_touch_that_is_offered_or_none_is_left_alone(line: str) -> None:
    assert codes(practice(f'- "{line}"')) <= {"deaf-setting"}  # which asks for a choose by touch


def test_the_line_beside_may_leave_touch_open_if_it_speaks_of_it() -> None:
    told = "- Place a hand on your heart.\n"
    assert codes(practice(told + "- Or let your hands rest.")) == {"deaf-setting"}
    assert codes(practice(told + "- Perhaps you hear a bird.")) == {"touch-without-choice"}


def test_a_choose_by_touch_is_a_choice() -> None:
    assert codes(practice("- choose: {by: touch, yes: [Place a hand on your heart.], no: [Listen.]}")) == set()
    text = practice("- choose: {by: register, spiritual: [Place a hand on your heart.], else: [Listen.]}")
    assert codes(text) == {"touch-without-choice"}


@pytest.mark.parametrize(
    "invitation",
    [
        "If you like, rest.", "You might rest.", "Perhaps it rains.", "When you are ready, rest.", "Let it rain.",
        "What do you hear?", "You could rest.", "May you be well.", "Rest in whatever way is kind.",
    ],
)  # fmt: skip
def test_one_invitation_is_enough_for_a_section(invitation: str) -> None:
    steps = "- Listen to the rain.\n- Hear it fall.\n- Rest.\n"
    assert codes(practice(steps)) == {"no-invitation"}
    assert codes(practice(f'{steps}- "{invitation}"')) == set()


def test_two_lines_and_breaths_need_no_invitation() -> None:
    assert codes(practice("- Listen. [3s] Rest. [3s] Hear.\n- Rest.")) == set()
    assert codes(practice("- breathe: {pattern: 4-6, cycles: 4}", kind="breathwork")) == set()


def test_an_invitation_in_an_unusual_branch_does_not_count() -> None:
    steps = "- Listen.\n- Hear.\n- Rest.\n- choose: {by: posture, lying: [You might sleep.]}"
    assert codes(practice(steps)) == {"no-invitation"}


def test_from_intensity_three_on_breath_needs_company() -> None:
    head = "note: Something hard may come up."
    steps = "- If you like, feel your breath."
    assert found(practice(steps, head=head, intensity=3)) == [("breath-only-anchor", 1)]
    assert codes(practice(steps, head=head, intensity=2)) == set()
    for anchor in ("your feet", "the sounds", "the ground", "your hands"):
        assert codes(practice(f"{steps}\n- Or feel {anchor}.", head=head, intensity=3)) == set()


def test_the_listeners_own_anchor_is_one() -> None:
    own = "- resource: {kind: person, say: 'Think of {resource}.', otherwise: Think of a friend.}"
    assert codes(practice(own, head="note: Something hard may come up.", intensity=3)) == set()


LANGUAGES = ["de", "pt-BR", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_not_read_as_english(language: str) -> None:
    steps = "- You must close your eyes. You will feel calm.\n- Hug yourself.\n- Listen.\n- Rest."
    assert codes(practice(steps)) == {"hard-words", "closed-eyes", "promise", "touch-without-choice", "no-invitation"}
    assert codes(practice(steps, head=f"language: {language}")) == set()


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us"])
def test_every_english_is_english(language: str) -> None:
    assert codes(practice("- You must rest.", head=f"language: {language}")) == {"hard-words"}


@pytest.mark.parametrize(
    ("line", "piece"),
    [
        ("In/out, as it comes.", "In/out,"),
        ("Breathe --> rest.", "-->"),
        ("A *soft* breath.", "*soft*"),
        ("Left | right.", "|"),
        ("Nothing but words.", ""),
        ("Half of it, or 1/2 of it.", ""),
        ("See https://example.org/a/b for more.", ""),
    ],
)
def test_a_sign_that_is_no_word_is_told(line: str, piece: str) -> None:
    assert [found for found, _ in signs(line, "en")] == ([piece] if piece else [])
