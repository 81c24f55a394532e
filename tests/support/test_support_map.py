"""The support map on the card: everybody once, with what they are good for, after what stands on the card already."""

from __future__ import annotations

from datetime import UTC, datetime

from guide.journal.entry import Answer, Entry, Part, Question
from guide.support import OwnCard
from guide.support.support_map import with_map

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
