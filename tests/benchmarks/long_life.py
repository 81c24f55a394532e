"""A journal of years, to measure with: sessions felt before and after, forms, check-ins apart, and many short notes.

What the simulated people of the insights' tests write (`tests.insights.people`) is laid over each other until there are
as many sessions as asked for; check-ins and notes with a line are laid between until there are as many entries.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from guide.journal import Answer, AnswerRow, Ending, Entry, Moment, Part, PastSession, Question, SessionRow
from tests.insights import people
from tests.insights.people import TODAY, Person

DAYS = 4000
END = datetime(TODAY.year, TODAY.month, TODAY.day, 23, tzinfo=UTC)
"""The last thing happened before."""
SYLLABLES = ("bri", "qui", "ste", "wo", "gra"), ("dge", "et", "ady", "rry", "in")
DISTRESS = Question("distress", "scale", "How much is there?", "distress@1")
FELT, LINE = Question("felt", "words", "What is there?"), Question("line", "line", "A line?")


def years(sessions: int, entries: int) -> tuple[list[PastSession], Iterator[Entry]]:
    """Return so many of each, the sessions in order of time."""
    lives: list[people.Journal] = []
    while sum(len(each.sessions) for each in lives) < sessions:
        lives.append(people.written(Person(days=DAYS, practises=3.0), len(lives) + 1))
    rows = sorted(
        ((life, row) for life, each in enumerate(lives) for row in each.sessions), key=lambda each: each[1].stamp
    )[-sessions:]
    uids = {(life, row.session): f"{number:032x}" for number, (life, row) in enumerate(rows, 1)}
    lived = [_session(row, uids[life, row.session]) for life, row in rows]
    return lived, _entries(lives, uids, entries)


def _session(row: SessionRow, uid: str) -> PastSession:
    return PastSession(
        row.practice, _at(row.stamp), row.heard, title=row.title, planned=row.planned, kind=row.kind,
        intensity=row.intensity, ending=Ending(row.ending), completed=row.completed, uid=uid,
    )  # fmt: skip


def _entries(lives: list[people.Journal], uids: dict[tuple[int, int], str], entries: int) -> Iterator[Entry]:
    count = 0
    for life, journal in enumerate(lives):
        for _, found in groupby(journal.answers, attrgetter("entry")):
            rows = list(found)
            number = rows[0].session
            if count < entries and (number is None or (life, number) in uids):
                count += 1
                yield _entry(rows, "" if number is None else uids[life, number])
    by = random.Random(1)
    words = [f"{first}{last}" for first in SYLLABLES[0] for last in SYLLABLES[1]]
    for number in range(count, entries):
        since = timedelta(days=DAYS * (number - count) / (entries - count))
        yield Entry("check-in" if number % 3 else "note", END - timedelta(days=DAYS) + since, _said(number, by, words))


def _said(number: int, by: random.Random, words: list[str]) -> tuple[Answer, ...]:
    line = f"{' '.join(by.choices(words, k=12))} {'ü' if number % 7 == 0 else ''} {number}"
    return (
        Answer(DISTRESS, (Part(value=by.randint(0, 10)),)),
        Answer(FELT, (Part(by.choice([*people.WORDS]), by.randint(1, 5)), Part(by.choice([*people.WORDS])))),
        Answer(LINE, (Part(line),)),
    )


def _entry(rows: list[AnswerRow], session: str) -> Entry:
    answers = []
    for _, found in groupby(rows, attrgetter("number")):
        parts = list(found)
        question = Question(parts[0].question, parts[0].kind, f"{parts[0].question}?", parts[0].scale)
        answers.append(Answer(question, tuple(map(_part, parts))))
    moment = Moment(rows[0].moment) if rows[0].moment else None
    return Entry(rows[0].form, _at(rows[0].stamp), tuple(answers), session=session or None, moment=moment)


def _part(row: AnswerRow) -> Part:
    """Plain values: those of the rows may be numpy's."""
    text, other = (None if each is None else str(each) for each in (row.text, row.other))
    return Part(text, None if row.value is None else float(row.value), other)


def _at(stamp: float) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
