"""What somebody says before and after a practice, as the entries that the check-in and the page after it make."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from guide.journal import Answer, Entry, Feeling, Journal, Moment, Part, Question, SessionLog
from tests.journal.journal_kit import HandClock


def felt(feeling: Feeling, at: datetime = HandClock.time) -> Entry:
    """The check-in that says ``feeling``; what it does not say is no answer."""
    answers = []
    if feeling.zone is not None:
        answers.append(Answer(Question("zone", "zone"), (Part(text=feeling.zone.value),)))
    if feeling.distress is not None:
        answers.append(Answer(Question("distress", "scale", scale="distress@1"), (Part(value=feeling.distress),)))
    if feeling.words:
        words = tuple(Part(text=each.word, value=each.strength) for each in feeling.words)
        answers.append(Answer(Question("felt", "words"), words))
    return Entry("check-in", at, tuple(answers))


def written(text: str, at: datetime = HandClock.time) -> Entry:
    """The page after a practice with one line on it."""
    return Entry("after", at, (Answer(Question("line", "line"), (Part(text=text),)),))


def add(journal: Journal, session: str, entry: Entry) -> str:
    """Add an entry, made later, to the session with that uid. Returns its own."""
    return journal.keep(replace(entry, session=session, moment=Moment.AFTER))


def feel(log: SessionLog, moment: Moment, feeling: Feeling) -> None:
    """Say before or after a session how it feels."""
    log.take(felt(feeling), moment)


def reflect(log: SessionLog, text: str) -> None:
    """Write a line after a session."""
    log.take(written(text), Moment.AFTER)
