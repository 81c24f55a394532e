"""What may be practised next, as offers: one table of rules over what was practised and said. Pure.

    values      what is known (`History`) and what there is (`Candidate`)
    capacity    how much is left today, from the answer to ``little-left``
    rules       the table: what is not offered now, what comes first, and why, each in one row
    offers      beside practices: the support card, rest, a gentle day, the next layer of a series, a return
    suggesting  the table applied: at most three practices, each with a sentence, and the offers
    gentler     an intense practice that was chosen and is kept back now -> one sentence, and gentler ones
    dates       days to be gentle around, as people write them
    candidates  a script that was read -> a candidate
    history     rows of the journal -> what is known
    series      series that were begun -> what their next layers hold
    confirming  a line that confirms what was felt, for after a practice

Nothing here forbids: the whole library stays open, and what is suggested can be left. No clock, no rows, no screen.

To add a rule: one row in `guide.suggestions.rules.RULES`; to add an offer: one row in
`guide.suggestions.offers.OFFERS`. What must hold whatever the history stands in ``tests/suggestions/laws.py``.
"""

from __future__ import annotations

from guide.suggestions.capacity import Capacity
from guide.suggestions.suggesting import Suggested, Suggestion, suggest
from guide.suggestions.values import Candidate, CheckIn, History, Past, SeriesStep

__all__ = [
    "Candidate",
    "Capacity",
    "CheckIn",
    "History",
    "Past",
    "SeriesStep",
    "Suggested",
    "Suggestion",
    "suggest",
]
