"""What is said to somebody who chose an intense practice that suggestions keep back now. An offer, never a wall."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from guide.suggestions.rules import RULES, SuggestionRule
from guide.suggestions.suggesting import Suggestion, suggest
from guide.suggestions.values import Candidate, History


@dataclass(frozen=True, slots=True)
class GentlerOffer:
    """That a practice asks much, and what else there is. Going on all the same is always another way."""

    sentence: str
    gentler: tuple[Suggestion, ...]
    """At most three, the first one foremost. None on the road, where no practice belongs."""


def gentler_offer(
    history: History, chosen: Candidate, candidates: Iterable[Candidate], rules: Sequence[SuggestionRule] = RULES
) -> GentlerOffer | None:
    """Return what is said before ``chosen`` begins; None where it is not intense, or nothing was said against it.

    The first rule that keeps it back, and has a sentence for it, speaks. What is offered follows the same rules as
    every suggestion, and what serves the same need comes first among what they leave.
    """
    holding = (rule for rule in rules if rule.holds(history) and rule.forbids(history, chosen))
    sentence = next((rule.asks_much for rule in holding if rule.asks_much), "") if chosen.intense else ""
    if not sentence:
        return None
    others = () if history.on_the_road else (each for each in candidates if not each.intense)
    return GentlerOffer(sentence, suggest(replace(history, needs=chosen.needs), others, rules).suggestions)
