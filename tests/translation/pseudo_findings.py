"""What insights say of somebody whose own words hold the letter q alone, in the language that nobody speaks.

Run as a program: ``python -m tests.translation.pseudo_findings`` prints what was missed, as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace

from guide.insights.charts.text import draw
from guide.insights.finding import Finding
from guide.insights.findings import FINDINGS
from guide.insights.history import History
from guide.insights.looks import LOOKS
from guide.insights.page import page
from guide.journal.rows import AnswerRow
from tests.insights import people
from tests.translation.pseudo_kit import missed

OWN = ("words", "body", "line", "text", "list", "choose", "several", "next", "person")
"""Kinds of questions whose answers are the person's words."""
FORM = "a-thought"
LOOKED_AT = {"side-by-side": ("trigger", "thought"), "open": ("step",), "tally": ("way",), "digest": (),
             "each-over-time": ("thought", "belief")}  # fmt: skip
"""Questions of the views that take others than a number and a line."""


def somebody() -> History:
    """Return two years of somebody's days, with q for each of their words."""
    told = people.life(people.Person(days=800, eases=1.5, changes=-2.0), 1)
    letters: dict[str, str] = {}

    def own(text: str | None) -> str | None:
        return text and letters.setdefault(text, "q" * (2 + len(letters) % 9))

    def veiled(row: AnswerRow) -> AnswerRow:
        if row.kind not in OWN:
            return row
        return row._replace(text=own(row.text), other=row.other if row.kind == "next" else own(row.other))

    sessions = [row._replace(title=own(row.title) or "", kind=own(row.kind) or "") for row in told.sessions]
    places = {letters[name]: place for name, place in told.places.items() if name in letters}
    answers = [veiled(row) for row in told.answers]
    places = {letters[name]: place for name, place in told.places.items() if name in letters}
    return replace(told, answers=answers, sessions=sessions, places=places)


def looked_at() -> list[Finding]:
    """Return every finding of everything, and every view of a form."""
    history = somebody()
    asked = []
    for name, look in LOOKS.items():
        names = LOOKED_AT.get(name, ("belief",) if "time" in name or "before" in name else ("thought",))
        asked.append(look.insight(FORM, names[: look.takes], name))
    few = page(FINDINGS.values(), people.life(people.Person(days=2), 1))
    return [*page(FINDINGS.values(), history), *page(asked, history), *few]


def look() -> dict[str, object]:
    """Return what was missed in each, by its name, and how many had enough to say something."""
    found = looked_at()
    rows = somebody().answers
    named = " ".join(
        {f"{row.form} {row.question} {row.scale}" for row in rows if row.scale.partition("@")[0] != "distress"}
    )
    known = frozenset(re.findall("[a-z]+", f"{named} a thought"))
    words = {
        f"{number} {each.name}": missed(
            "\n".join((each.question, each.sentence, *each.quotes, draw(each.chart, 200) if each.chart else "")), known
        )
        for number, each in enumerate(found)
    }
    return {
        "missed": {name: each for name, each in words.items() if each},
        "enough": sum(each.enough for each in found),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(look()))
