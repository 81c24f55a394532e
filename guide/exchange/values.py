"""What passes between files of others and the journal. Values alone: they know no tables, formats or screens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, TypeAlias, TypeVar

from guide.journal.entry import Entry

T = TypeVar("T")


class SessionFacts(Protocol):
    """What an exporter needs to know of a session. `ExchangedSession` and the journal's own records have it."""

    @property
    def uid(self) -> str:
        """32 hexadecimal digits."""

    @property
    def practice(self) -> str:
        """Name of its file; empty if it was none of this program."""

    @property
    def title(self) -> str:
        """As it was shown."""

    @property
    def kind(self) -> str:
        """One of the kinds of practices; empty if it is not known."""

    @property
    def began(self) -> datetime:
        """With the offset from UTC that held there."""

    @property
    def heard(self) -> float:
        """Seconds, 0 or more."""


@dataclass(frozen=True, slots=True)
class ExchangedSession:
    """One practice as it passes between another program and the journal."""

    uid: str
    title: str
    began: datetime
    heard: float
    """Seconds, 0 or more."""
    practice: str = ""
    kind: str = ""
    source: str = ""
    """The format it was read from, or the name of the program that noted it."""
    zone: str = ""
    """The name of the time zone; empty if it was not known."""

    def __post_init__(self) -> None:
        if self.began.tzinfo is None:
            raise ValueError("a session tells its time with the offset from UTC")


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry and where it stood: ``line 12``, ``entry 3, line 40``."""

    entry: Entry
    place: str


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """A past session and where it stood."""

    session: ExchangedSession
    place: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that was not understood, where it stood, and what became of it."""

    place: str
    sentence: str
    lost: bool = True
    """False for a remark: all that is at this place came over, or it stood in the file before."""


Imported: TypeAlias = ImportedEntry | ImportedSession | Trouble


def each_of(found: Iterable[T | Trouble], made: Callable[[T], Iterable[Imported]]) -> Iterator[Imported]:
    """Yield what ``made`` makes of each thing that was found in a file, and each trouble as it is, in order."""
    for each in found:
        if isinstance(each, Trouble):
            yield each
        else:
            yield from made(each)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a format leaves open. It is answered by its ``name``, as the word of a `Mapping`."""

    name: str
    sentence: str
    choices: tuple[str, ...] = ()
    """Empty where anything can be said."""
    default: str = ""


@dataclass(slots=True)
class Summary:
    """What would come of an import: counts, days, and what was not understood."""

    forms: Counter[str] = field(default_factory=Counter)
    """Entries by the name of their form."""
    sessions: int = 0
    heard: float = 0.0
    """Seconds of all sessions."""
    first: date | None = None
    last: date | None = None
    troubles: list[Trouble] = field(default_factory=list)
    """The first `SHOWN` of those by which something is left out, in order."""
    remarks: list[Trouble] = field(default_factory=list)
    """The first `SHOWN` of those by which nothing is left out."""
    left_out: int = 0
    """All of the former."""
    remarked: int = 0
    """All of the latter."""

    @property
    def entries(self) -> int:
        """Return the number of entries of all forms."""
        return self.forms.total()


SHOWN = 1000
"""Troubles that a summary keeps: a file of a million rows of nonsense still fits into memory."""


def summarise(stream: Iterable[Imported]) -> Summary:
    """Return what ``stream`` holds, which is read to its end and kept nowhere: a dry run."""
    summary = Summary()
    for each in stream:
        match each:
            case ImportedEntry(entry=entry):
                summary.forms[entry.form] += 1
                _see(summary, entry.at.date())
            case ImportedSession(session=session):
                summary.sessions += 1
                summary.heard += session.heard
                _see(summary, session.began.date())
            case Trouble(lost=True):
                summary.left_out += 1
                _keep(summary.troubles, each)
            case Trouble():
                summary.remarked += 1
                _keep(summary.remarks, each)
    return summary


def _see(summary: Summary, day: date) -> None:
    summary.first = min(summary.first or day, day)
    summary.last = max(summary.last or day, day)


def _keep(kept: list[Trouble], trouble: Trouble) -> None:
    if len(kept) < SHOWN:
        kept.append(trouble)
