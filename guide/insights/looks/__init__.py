"""The looks that a form may name: one file each, a closed list. Nothing else lists them.

To add one: write ``guide/insights/looks/NAME.py`` with

    LOOK = Look(1, "entries with ...", 8, "What it answers about {names}?", draft)

(`guide.insights.look.Look`), where NAME has underscores for the hyphens of ``looks:``. The first is how many questions
it takes; ``draft`` is a function from a `guide.insights.history.History`, the name of the form and the names of the
questions to a `guide.insights.finding.Draft`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guide import discovery
from guide.insights.finding import Insight
from guide.insights.look import Look
from guide.insights.wording import listed

LOOKS: dict[str, Look] = {
    name.replace("_", "-"): look for name, look in discovery.found("guide.insights.looks", "LOOK", Look).items()
}
"""The word in ``looks:`` to what it shows."""


def insights(form: str, looks: Iterable[str | Mapping[str, object]]) -> list[Insight]:
    """Return the insights that the ``looks:`` of a form ask for, as its YAML has them: words, or words and names.

    Raises ValueError for a word that is none of `LOOKS`, and for another count of names than it takes.
    """
    asked = []
    for look in looks:
        for word, given in ({look: ()} if isinstance(look, str) else look).items():
            names = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, list | tuple) else ()
            if word not in LOOKS:
                raise ValueError(f"{word} is not one of {listed(LOOKS)}")
            asked.append(LOOKS[word].insight(form, tuple(map(str, names)), word))
    return asked
