"""The form ``support-map`` as lines of the card: who is there, and for what, in the person's own words."""

from __future__ import annotations

from dataclasses import replace

from guide.journal.entry import Entry
from guide.support.card import SupportCard
from guide.support.own import OwnCard, cleaned
from guide.translation import _

FOR = {
    "first": _("on a bad night"), "listen": _("to listen"), "hands": _("something practical"),
    "fun": _("light, or fun"), "quiet": _("to be quiet with"), "groups": _("a group"),
}  # fmt: skip
"""Questions of the form, and what the card says beside a name. To add one: a row here."""
PROFESSIONALS = "professionals"
FIRST = "first"
"""Whom one would ring first: a name, and no kind of help."""


def with_map(own: OwnCard, entry: Entry | None) -> OwnCard:
    """Return the card with whoever stands in the map and not on it yet, after what the person wrote on the card.

    Each is named once, with all that they are good for; the one to ring first comes first.
    """
    if entry is None:
        return own
    found: dict[str, list[str]] = {}
    for question, good_for in FOR.items():
        for name in _lines(entry, question):
            found.setdefault(name, []).append(good_for)
    people = [f"{name} ({', '.join(good_for)})" for name, good_for in found.items() if name not in own.people]
    professionals = (*own.professionals, *_lines(entry, PROFESSIONALS))
    return replace(own, people=cleaned((*own.people, *people)), professionals=cleaned(professionals))


def on_card(card: SupportCard, entry: Entry | None) -> SupportCard:
    """Return the card with the people of the map, and with who is there for what."""
    return replace(card, own=with_map(card.own, entry), map=matrix(entry)) if entry else card


def matrix(entry: Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return who is there for what, in the order of the form; nobody where a place is still free."""
    return tuple((what, _lines(entry, question)) for question, what in FOR.items() if question != FIRST)


def _lines(entry: Entry, question: str) -> tuple[str, ...]:
    answer = entry.answered(question)
    return cleaned(part.text for part in answer.parts if part.text) if answer else ()
