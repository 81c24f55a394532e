"""A line that confirms what somebody felt, before anything else is said: never advice, and nothing it wants of them.

Chosen by where the feelings lie between pleasant and unpleasant, and between much and little energy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guide.forms import feeling_words
from guide.forms.zone import Zone
from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Feeling

LINES: dict[str, str] = {
    "hard with energy": _("There was a lot going on in you. That is a lot to be with."),
    "hard with little energy": _("It was heavy, and you were with it all the same. That took courage."),
    "good with energy": _("There is something lively here, and it is yours."),
    "good with little energy": _("It has become quieter. That counts, however long it stays."),
    "mixed": _("More than one thing is true here, and all of it may be."),
    "far away": _("Not much could be felt. Far away is a place, too, and a safe one for a while."),
    "nothing said": _("However it was, it was yours. Nobody needs to know more."),
}
"""One line each. To add a place: a row here and a branch in `confirming`."""


def confirming(words: Iterable[str], zone: Zone | None = None) -> str:
    """Return the line for what somebody said. Words of their own have no place in the field, and are left alone."""
    places = {word.name: (word.pleasantness, word.energy) for word in feeling_words.words()}
    found = [places[word] for word in words if word in places]
    pleasant = [pleasantness for pleasantness, _ in found]
    if not found:
        return LINES["far away" if zone is Zone.COLD else "hard with energy" if zone is Zone.HOT else "nothing said"]
    if min(pleasant) < -0.2 and max(pleasant) > 0.2:
        return LINES["mixed"]
    mean, energy = sum(pleasant) / len(found), sum(energy for _, energy in found) / len(found)
    if -0.2 <= mean <= 0.2:
        return LINES["mixed"]
    return LINES[f"{'good' if mean > 0 else 'hard'} with {'energy' if energy > 0 else 'little energy'}"]


def confirmed(feeling: Feeling | None) -> str:
    """Return the line for what was felt after a practice; empty where neither a zone nor a word was said."""
    if feeling is None or (feeling.zone is None and not feeling.words):
        return ""
    return confirming((felt.word for felt in feeling.words), feeling.zone)
