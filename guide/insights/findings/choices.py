"""What was chosen, wherever a form offers choices."""

from __future__ import annotations

from guide.insights.chart import counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT, counted
from guide.journal.rows import AnswerRow

LEAST = 5
SHOWN = 3


def find(history: History) -> Draft:
    """Count the options chosen at the questions that were answered most often."""
    by_question: dict[tuple[str, str], list[AnswerRow]] = {}
    for row in history.of("choose", "several"):
        by_question.setdefault((row.form, row.question), []).append(row)
    often = sorted(by_question.items(), key=lambda each: (-len({row.entry for row in each[1]}), each[0]))
    told = [(asked, rows, len({row.entry for row in rows})) for asked, rows in often]
    enough = [each for each in told if each[2] >= LEAST][:SHOWN]
    if not enough:
        return scarce(max((entries for _, _, entries in told), default=0))
    parts = [
        f"{name} of {form}, in {counted(entries, 'entry', 'entries')}: {spoken(tally(row.text for row in rows))}"
        for (form, name), rows, entries in enough
    ]
    text = f"What you chose most often: {'; '.join(parts)}. {EXACT}"
    (form, name), rows, entries = enough[0]
    picture = counts(f"{name[:1].upper()}{name[1:]} ({form})", top(tally(row.text for row in rows)), "times")
    return Draft(entries, lambda _: text, chart=picture)


FINDINGS = (Insight("choices", "What do you choose?", LEAST, "entries with the same choice", find),)
