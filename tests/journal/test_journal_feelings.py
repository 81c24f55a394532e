"""The list of words and what a feeling can hold."""

from __future__ import annotations

import re

import pytest

from guide.forms import feeling_words
from guide.forms.feeling_words import matching
from guide.journal import Feeling, Felt, Zone

WORDS = feeling_words.words()

JUDGING = re.compile(r"\b(bad|worse|lost|fail\w*|should|must|wrong)\b", re.IGNORECASE)


def test_there_are_many_words_each_once() -> None:
    assert len(WORDS) == len({word.name for word in WORDS}) == len({word.definition for word in WORDS}) == 135
    assert all(re.fullmatch("[a-z]+( [a-z]+)?", word.name) for word in WORDS)


def test_every_label_of_the_other_lists_is_reached() -> None:
    assert len({label for word in WORDS for label in word.apple}) == 38
    assert len({label for word in WORDS for label in word.goemotions} - {"neutral"}) == 27


def test_each_word_has_a_short_definition_that_does_not_use_or_judge_it() -> None:
    for word in WORDS:
        assert 15 <= len(word.definition) <= 60, word
        assert word.definition.endswith("."), word
        assert "\n" not in word.definition, word
        assert word.name not in word.definition.casefold(), word
        assert not JUDGING.search(word.definition), word


def test_zones_have_a_line_that_does_not_judge() -> None:
    for zone in Zone:
        assert 15 <= len(zone.explanation) <= 100
        assert not JUDGING.search(zone.explanation)


def test_words_are_spread_over_the_field_and_no_two_share_a_place() -> None:
    places = [(word.pleasantness, word.energy) for word in WORDS]
    assert all(-1 <= axis <= 1 for place in places for axis in place)
    assert len(set(places)) == len(places)
    for right in (True, False):
        for up in (True, False):
            assert sum((x > 0) is right and (y > 0) is up and abs(x) > 0.2 for x, y in places) >= 6
    assert sum(max(abs(x), abs(y)) <= 0.2 for x, y in places) >= 3


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("res", ["rested", "resentful", "restless", "resigned"]),
        (" CAL ", ["calm"]),
        ("zz", []),
        ("alm", []),
    ],
)
def test_typing_filters_by_how_a_word_begins(typed: str, names: list[str]) -> None:
    assert [word.name for word in matching(typed)] == names


def test_nothing_typed_shows_all_words() -> None:
    assert matching("") == WORDS


def test_a_word_chosen_twice_counts_once_with_its_later_strength() -> None:
    chosen = Feeling(words=(Felt("calm", 1), Felt("heavy"), Felt("calm", 3)))
    assert chosen.words == (Felt("calm", 3), Felt("heavy"))


def test_not_said_is_not_zero() -> None:
    assert Feeling() != Feeling(distress=0)


@pytest.mark.parametrize("distress", [-1, 11])
def test_distress_is_0_to_10(distress: int) -> None:
    with pytest.raises(ValueError, match="distress"):
        Feeling(distress=distress)


@pytest.mark.parametrize(("word", "strength"), [("", None), (" ", 1), ("calm", 0), ("calm", 6)])
def test_a_word_has_letters_and_a_strength_of_1_to_5(word: str, strength: int | None) -> None:
    with pytest.raises(ValueError, match=r"word|strength"):
        Felt(word, strength)
