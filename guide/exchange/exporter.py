"""What an exporter is, and what is chosen before it writes: days, fields, what may be handed on, what is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TextIO

from guide import discovery
from guide.exchange.redaction import Redaction
from guide.exchange.values import ExchangedSession, SessionFacts
from guide.journal.entry import Entry
from guide.problems import WrongUseError, did_you_mean, one_line
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the journal is to be written, and how."""

    first: date | None = None
    last: date | None = None
    """Both are days of the person, and both are included."""
    fields: frozenset[str] | None = None
    """Those of `fields_of` that are ticked, or ``form`` for all of a form; None for everything."""
    sessions: bool = True
    private: bool | None = None
    """Whether entries that nobody marked as safe to hand on are written. None: only where it is not handed on."""
    ticked: frozenset[str] = frozenset()
    """Uids of entries that are written even so."""
    redact: tuple[str, ...] = ()
    """Words that are taken out of every text."""
    safe: bool = True
    """For spreadsheets: no cell begins a formula. False: letter for letter."""
    steps: bool = False
    """For calendars: whether next steps are written too, in the person's own words, as tasks without a date."""
    made: datetime | None = None
    """When it is made, for formats that tell; None leaves it out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an exporter gets: entries and sessions that are to be written, in the order of time. Read once each."""

    entries: Iterable[Entry]
    sessions: Iterable[ExchangedSession]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format."""

    title: str
    suffix: str
    """Of its files, without a point."""
    media: str
    write: Callable[[Chosen, TextIO], None]
    handed_on: bool = False
    """Whether it is made for somebody else."""


@cache
def exporters() -> dict[str, Exporter]:
    """Return the exporters by name, in alphabetical order: ``health-connect`` for the file ``health_connect.py``."""
    found = discovery.found("guide.exchange.exporters", "EXPORTER", Exporter)
    return {name.replace("_", "-"): exporter for name, exporter in found.items()}


def exporter(name: str) -> Exporter:
    """Return the exporter called ``name``. Raises WrongUseError if there is none."""
    try:
        return exporters()[name]
    except KeyError:
        raise WrongUseError(
            _("There is no format '{name}' to export.").format(name=one_line(name, 40)), did_you_mean(name, exporters())
        ) from None


def export(
    name: str, entries: Iterable[Entry], sessions: Iterable[SessionFacts], out: TextIO, choice: Choice | None = None
) -> None:
    """Write what is chosen of ``entries`` and ``sessions`` to ``out``, which is opened as UTF-8 with ``newline=""``.

    They are taken in the order they come, which is to be that of time. Raises WrongUseError if there is no format
    ``name``, and whatever ``out`` does.
    """
    how, chosen = exporter(name), choice or Choice()
    redaction = Redaction(chosen.redact)
    private = not how.handed_on if chosen.private is None else chosen.private
    kept = (redaction.entry(entry) for entry in _entries(entries, replace(chosen, private=private)))
    past = (redaction.session(each) for each in sessions if chosen.sessions and _within(each.began, chosen))
    how.write(Chosen(kept, past, chosen), out)


def _entries(entries: Iterable[Entry], choice: Choice) -> Iterator[Entry]:
    for entry in entries:
        if not _within(entry.at, choice) or not (entry.share or choice.private or entry.uid in choice.ticked):
            continue
        if choice.fields is None or entry.form in choice.fields:
            yield entry
            continue
        answers = tuple(each for each in entry.answers if f"{entry.form}/{each.question.name}" in choice.fields)
        if answers:
            yield replace(entry, answers=answers)


def _within(at: datetime, choice: Choice) -> bool:
    """Whether a moment is in the range, by the day it was where the person was."""
    day = at.date()
    return (choice.first is None or choice.first <= day) and (choice.last is None or day <= choice.last)


def fields_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return what can be ticked: ``check-in/distress`` and the like, each once, in alphabetical order."""
    return tuple(sorted({f"{entry.form}/{each.question.name}" for entry in entries for each in entry.answers}))
