"""What was chosen, wherever a form offers choices."""

from __future__ import annotations

from guide.insights.chart import counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History
from guide.insights.tally import spoken, tally, top
from guide.insights.wording import EXACT
from guide.journal.rows import AnswerRow
from guide.translation import _, counted

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
        _("{name} of {form}, in {entries}: {words}").format(
            name=name,
            form=form,
            entries=counted(entries, "entry", "entries"),
            words=spoken(tally(row.text for row in rows)),
        )
        for (form, name), rows, entries in enough
    ]
    text = _("What you chose most often: {parts}. {exact}").format(parts="; ".join(parts), exact=EXACT)
    (form, name), rows, entries = enough[0]
    picture = counts(f"{name[:1].upper()}{name[1:]} ({form})", top(tally(row.text for row in rows)), _("times"))
    return Draft(entries, lambda _: text, chart=picture)


FINDINGS = (Insight("choices", _("What do you choose?"), LEAST, _("entries with the same choice"), find),)
