"""What helped, in the person's own words, and what was met before and comes again."""

from __future__ import annotations

from heapq import nlargest
from operator import attrgetter

from guide.insights.chart import counts
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, ago
from guide.insights.own_words import APART, in_order
from guide.insights.pairs import by_moment
from guide.insights.tally import tally, top
from guide.insights.wording import EXACT, day, listed, number
from guide.journal.rows import AnswerRow
from guide.translation import _, counted

LEAST = 3
FORM = "what-helped"
NAMES = ("helped", "what-helped", "carried", "helps")
KINDS = ("list", "line", "text", "several", "choose")
SHOWN = 5


def _told(history: History) -> list[AnswerRow]:
    return history.once("what helped", _read)


def _read(history: History) -> list[AnswerRow]:
    return in_order(history.where(lambda form, name, kind: kind in KINDS and (form == FORM or name in NAMES)))


def helped(history: History) -> Draft:
    """Count what the person wrote down as having helped, letter for letter."""
    rows = _told(history)
    entries = len({row.entry for row in rows})
    if entries < LEAST:
        return scarce(entries)
    many = top(tally(row.text for row in rows))
    text = _("What helped, as you wrote it in {entries}, is below with how often. {exact}").format(
        entries=counted(entries, "entry", "entries"), exact=EXACT
    )
    quotes = tuple(f"{words} ({times})" for words, times in many.items())
    return Draft(entries, lambda _: text, chart=counts(_("What helped"), many, _("times")), quotes=quotes)


def met_before(history: History) -> Draft:
    """Look for the words of the latest check-in on days at least three weeks earlier, and what was done then."""
    rows, said = history.of("words"), history.words
    if not rows:
        return scarce(0)
    latest = rows[said.stamps.index(max(said.stamps))]
    now = {
        (text or "").casefold() for entry, text in zip(said.entries, said.texts, strict=True) if entry == latest.entry
    }
    edge = ago(latest.day, APART)
    again = {text for text in set(said.texts) if (text or "").casefold() in now}
    long_ago = {day for day in set(said.days) if day <= edge}
    earlier = {
        row.entry: row
        for row, day, text in zip(rows, said.days, said.texts, strict=True)
        if text in again and day in long_ago
    }
    recent = in_order(nlargest(SHOWN, earlier.values(), key=attrgetter("stamp", "entry")))
    if not recent:
        return scarce(0)
    words = listed(sorted({row.text or "" for row in recent}))
    count = len(earlier)
    text = _(
        "You have met this before: {words}, in {earlier_check_ins}. Below are the last of those days "
        "and what you did then; whether it fits today, only you can tell. {exact}"
    ).format(words=words, earlier_check_ins=counted(count, "earlier check-in"), exact=EXACT)
    return Draft(count, lambda _: text, quotes=_then(history, recent))


def _then(history: History, rows: list[AnswerRow]) -> tuple[str, ...]:
    """Each day with its word, the practice of then and how it went, and what was written down as having helped."""
    values = by_moment(history)
    told = _told(history)
    lines = []
    for row in rows:
        parts = [f"{day(row.day)}, {row.text}"]
        if row.session is not None and row.session in history.by_session:
            before, after = values.get((row.session, "before")), values.get((row.session, "after"))
            numbers = (
                ""
                if before is None or after is None
                else _(", distress {before} before and {after} after").format(
                    before=number(before), after=number(after)
                )
            )
            parts.append(f"{history.by_session[row.session].title}{numbers}")
        parts += [each.text or "" for each in told if each.day == row.day][:2]
        lines.append("; ".join(parts))
    return tuple(lines)


FINDINGS = (
    Insight("what-helped", _("What helped?"), LEAST, _("entries on what helped"), helped),
    Insight("met-before", _("Have you met this before?"), 1,
            _("check-ins with the same word three weeks before"), met_before),
)  # fmt: skip
