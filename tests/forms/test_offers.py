"""What an answer may become: an anchor of its kind, offered and never taken."""

from __future__ import annotations

from guide import places
from guide.forms.answers import Answer, Part, Question
from guide.forms.offers import Offer, keep, offers
from guide.script import anchors
from tests.forms.forms_kit import form

ASKED = form(
    "  - line: Where?\n    as: place\n    offer: [anchor]\n"
    "  - list: What?\n    as: strengths\n    offer: [anchor]\n"
    "  - line: Which words?\n    as: fairer\n    offer: [own-phrase]\n"
    "  - line: And else?\n    as: else\n"
)


def said(**answers: str) -> tuple[Answer, ...]:
    return tuple(Answer(Question(name, "line"), (Part(text),)) for name, text in answers.items())


def test_each_answer_becomes_the_anchor_of_its_kind() -> None:
    found = offers(ASKED, said(place="the old bench", strengths="patience", fairer="I may rest", **{"else": "x"}), {})
    assert {each.kind: each.words for each in found} == {
        "place": "the old bench",
        "memory": "patience",
        "phrase": "I may rest",
    }


def test_nothing_is_offered_that_is_there_or_cannot_be_spoken() -> None:
    kept = {"place": "the old bench", "phrase": "not now"}
    found = offers(ASKED, said(place="the old bench", strengths="…", fairer="I may rest"), kept)
    assert found == (Offer("phrase", "I may rest", "not now"),)
    assert found[0].told == "“I may rest” as words that help, in place of “not now”"


def test_what_is_kept_stands_beside_the_anchors_that_were_there() -> None:
    path = places.anchors()
    anchors.write(path, {"person": "Aunt Lea", "phrase": "not now"})
    keep(path, [Offer("phrase", "I may rest")])
    assert anchors.read(path) == {"person": "Aunt Lea", "phrase": "I may rest"}
