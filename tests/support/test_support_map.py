"""The support map on the card: everybody once, with what they are good for, after what stands on the card already."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from guide.journal.entry import Answer, Entry, Part, Question
from guide.support import OwnCard, SupportCard
from guide.support.card import ANYWHERE
from guide.support.links import openable
from guide.support.support_map import FOR, matrix, on_card, with_map
from guide.support.text import WIDTH, card_text

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def filled(**answers: list[str]) -> Entry:
    found = [Answer(Question(name, "list"), tuple(Part(line) for line in lines)) for name, lines in answers.items()]
    return Entry("support-map", NOW, tuple(found))


def test_everybody_is_named_once_with_all_they_are_good_for() -> None:
    entry = filled(fun=["Ben"], listen=["Anna", "Ben"], first=["Anna"], professionals=["Dr Huber, 01 234"])
    card = with_map(OwnCard(), entry)
    assert card.people == ("Anna (on a bad night, to listen)", "Ben (to listen, light, or fun)")
    assert card.professionals == ("Dr Huber, 01 234",)


def test_what_stands_on_the_card_comes_first_and_is_not_said_twice() -> None:
    own = OwnCard("AT", ("Anna", "Mum, 0664"), ("Dr Huber, 01 234",), ("walking",))
    card = with_map(own, filled(listen=["Anna", "Ben"], professionals=["Dr Huber, 01 234"]))
    assert card.people == ("Anna", "Mum, 0664", "Ben (to listen)")
    assert (card.professionals, card.helped, card.country) == (own.professionals, own.helped, "AT")


def test_without_a_map_the_card_is_as_it_is() -> None:
    own = OwnCard("", ("Anna",))
    assert with_map(own, None) == with_map(own, filled()) == own


def test_places_that_are_still_free_are_shown_kindly() -> None:
    entry = filled(listen=["Anna", "Ben"], fun=["Ben"], first=["Anna"])
    card = on_card(SupportCard(ANYWHERE, False, OwnCard()), entry)
    lines = card_text(card).splitlines()
    at = lines.index("Who is there for what")
    told = [line.split("  ")[-1].strip() for line in lines[at + 1 : at + 1 + len(matrix(entry))]]
    assert told == ["Anna, Ben", "still free", "Ben", "still free", "still free"]
    assert any("says nothing about you" in line for line in lines)
    assert max(map(len, lines)) <= WIDTH
    assert card.as_json()["map"]["light, or fun"] == ["Ben"]


def test_a_map_without_gaps_says_nothing_about_them_and_none_is_drawn_without_a_map() -> None:
    entry = filled(**{question: ["Anna"] for question in FOR})
    assert "still free" not in card_text(on_card(SupportCard(ANYWHERE, False, OwnCard()), entry))
    assert "for what" not in card_text(on_card(SupportCard(ANYWHERE, False, OwnCard()), None))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Evening group, https://example.org/thursday.", ("https://example.org/thursday",)),
        ("Anna, 0664 123 45", ("tel:066412345",)),
        ("+43 (1) 234-56 78, www.example.org/a", ("https://www.example.org/a", "tel:+4312345678")),
        ("since 2019, room 12, 7.30", ()),
        ("a1234567 https://example.org/123456789", ("https://example.org/123456789",)),
    ],
)
def test_addresses_and_numbers_are_found_in_a_line(line: str, found: tuple[str, ...]) -> None:
    assert openable([line]) == found


def test_each_stands_once_and_no_more_than_there_are_digits() -> None:
    lines = [f"0664 123 4{number:02}" for number in range(12)]
    assert openable([*lines, *lines]) == tuple(f"tel:06641234{number:02}" for number in range(9))
