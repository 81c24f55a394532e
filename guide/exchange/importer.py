"""What an importer is: how it knows its files, what it asks, and how it reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from guide.exchange.mapping import Answers
from guide.exchange.source import Source
from guide.exchange.values import Asked, Imported


@dataclass(frozen=True, slots=True)
class Reading:
    """With what a file is read: the answers to what its format leaves open, and where the person lives."""

    answers: Answers = field(default_factory=Answers)
    zone: tzinfo = UTC
    """Where the clock hung that wrote times without a zone."""


def _nothing(_: Source) -> tuple[Asked, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Importer:
    """One format. Its functions take a `Source`, which they may open as often as they like."""

    title: str
    """What people call the program and its file: ``Daylio, CSV``."""
    fits: Callable[[Source], int]
    """How sure it is that a file is of this format, from its content alone: 0 (no) to 9."""
    read: Callable[[Source, Reading], Iterator[Imported]]
    """Entries, sessions and troubles, in the order of the file, in flat memory. Bad data never raises."""
    asks: Callable[[Source], tuple[Asked, ...]] = _nothing
    """What this file leaves open."""
