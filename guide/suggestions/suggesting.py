"""The table of rules applied: at most three practices, each with one sentence, and what is offered beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guide.suggestions.offers import Offer, OfferTo, offers
from guide.suggestions.rules import RULES, SuggestionRule
from guide.suggestions.values import Candidate, History
from guide.translation import _

MOST = 3
PLAIN = _("It is a gentle place to begin.")
DEEPER = _("It goes a little further, and you can leave it at any line.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A practice, and why."""

    name: str
    reason: str
    """A sentence."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """What there is for now."""

    suggestions: tuple[Suggestion, ...]
    """At most three, the first one foremost. May be empty: then the offers and the library speak."""
    offers: tuple[Offer, ...]


def suggest(history: History, candidates: Iterable[Candidate], rules: Sequence[SuggestionRule] = RULES) -> Suggested:
    """Return what is suggested and offered now. The same history gives the same answer."""
    holding = [rule for rule in rules if rule.holds(history)]
    left = [each for each in candidates if not any(rule.forbids(history, each) for rule in holding)]
    ranked = sorted(left, key=lambda each: (*_weights(history, each, holding), each.intensity, each.name))
    chosen = _varied(ranked)
    found = tuple(Suggestion(each.name, _reason(history, each, holding)) for each in chosen)
    return Suggested(found, offers(history) + _series(history, left, chosen))


def _weights(history: History, candidate: Candidate, holding: Sequence[SuggestionRule]) -> tuple[bool, ...]:
    """Whether each rule passes it by: what the first rule puts first sorts first."""
    return tuple(not rule.favours(history, candidate) for rule in holding)


def _varied(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Return the first of them, and then others of kinds that are not there yet, as far as there are any."""
    chosen = list(ranked[:1])
    for each in ranked[1:]:
        if len(chosen) < MOST and each.kind not in {one.kind for one in chosen}:
            chosen.append(each)
    for each in ranked[1:]:
        if len(chosen) < MOST and each not in chosen:
            chosen.append(each)
    return chosen


def _reason(history: History, candidate: Candidate, holding: Sequence[SuggestionRule]) -> str:
    for rule in holding:
        if rule.because and rule.favours(history, candidate):
            return rule.because
    return DEEPER if candidate.intense else PLAIN


def _series(history: History, left: Sequence[Candidate], chosen: Sequence[Candidate]) -> tuple[Offer, ...]:
    """The next layer of a series that was begun: one offer, after everything else, and only what is suggested too."""
    names = {each.name for each in left} - {each.name for each in chosen}
    for step in history.series:
        for name in step.practices:
            if name in names:
                sentence = _("If you like: the next layer of {title}. The same one again is as good.").format(
                    title=step.title
                )
                return (Offer(OfferTo.SERIES, sentence, name),)
    return ()
