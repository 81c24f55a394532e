"""The journal as a file for others: what of it, in which format, written where it is wished; the same for every way in.

What the journal writes itself holds all of it and nothing less (`WHOLE`); the others are of `guide.exchange`, which
leave out what was not marked as safe to hand on, and take out the words that were named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.journal.entry import Entry

WHOLE = {
    "csv": _("a spreadsheet: your practices, a row each"),
    "json": _("programs: everything"),
    "jsonl": _("guide itself: everything, to be taken in again"),
}
"""What the journal writes itself, and for whom."""
_ENDINGS = {"md": "markdown", "ics": "icalendar", "html": "html", "htm": "html", "txt": "text"}
_ENTRIES = "entries-"
"""Before the name of a format of `guide.exchange` that the journal has one of, too."""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What of the journal is handed out; all of it as the format has it where nothing is said."""

    since: date | None = None
    until: date | None = None
    """Entries from the first day on, and before the other one."""
    fields: frozenset[str] | None = None
    """As in `guide.exchange.Choice`."""
    hide: tuple[str, ...] = ()
    """Words to black out."""
    private: bool = False
    """Whether entries that nobody marked as safe are in what is made for others, too."""
    entries: tuple[Entry, ...] = ()
    """These alone; everything where it is empty."""
    steps: bool = False
    """For calendars: next steps, too."""

    @property
    def is_part(self) -> bool:
        """Whether it is less than everything, so that no format of the whole journal may be used."""
        return bool(self.since or self.until or self.fields or self.hide or self.entries)


def formats() -> tuple[str, ...]:
    """Return the name of every format; none of them is loaded."""
    from guide import discovery

    found = (name.replace("_", "-") for name in discovery.names("guide.exchange.exporters"))
    return (*WHOLE, *(f"{_ENTRIES}{name}" if name in WHOLE else name for name in found))


def format_of(file: Path | None, *, one: bool = False) -> str:
    """Return the format that the name of ``file`` tells; ``one`` is whether single entries are handed out."""
    suffix = file.suffix[1:].lower() if file else ""
    if suffix in WHOLE and not one:
        return suffix
    return _ENDINGS.get(suffix, "text" if one else "json")


def title(name: str) -> str:
    """Return for whom or what a format is, in a few words."""
    from guide.exchange import exporter

    return WHOLE[name] if name in WHOLE else exporter(name.removeprefix(_ENTRIES)).title


def suffix(name: str) -> str:
    """Return the ending of its files, without a point."""
    from guide.exchange import exporter

    return name if name in WHOLE else exporter(name.removeprefix(_ENTRIES)).suffix


def is_for_others(name: str) -> bool:
    """Return whether entries that nobody marked as safe stay out of it, unless it is wished otherwise."""
    from guide.exchange import exporter

    return name not in WHOLE and exporter(name.removeprefix(_ENTRIES)).handed_on


def writer(journal: Journal, name: str, what: HandedOut, made: datetime) -> Callable[[TextIO], None]:
    """Return what writes the format ``name``, which was ``made`` then.

    Raises ValueError for a part of the journal in a format that is all of it: what was to be hidden would be seen.
    """
    whole = {"csv": journal.export_csv, "json": journal.export_json, "jsonl": journal.export_lines}
    if name in whole:
        if what.is_part:
            raise ValueError(f"{name} is the whole journal")
        return whole[name]
    from guide.exchange import Choice, export

    latest_first = sorted(what.entries, key=lambda each: each.at, reverse=True)
    entries = tuple(latest_first) or journal.entries(since=what.since, until=what.until)
    sessions = () if what.entries else journal.sessions(what.since, what.until)
    choice = Choice(
        fields=what.fields,
        private=True if what.private else None,
        ticked=frozenset(each.uid for each in entries if what.entries or (what.steps and _has_step(each))),
        redact=what.hide,
        steps=what.steps,
        made=made,
    )
    return lambda out: export(name.removeprefix(_ENTRIES), reversed(entries), reversed(sessions), out, choice)


def write(journal: Journal, file: Path, name: str, what: HandedOut, made: datetime) -> None:
    """Write it to ``file``, for its owner's eyes, and note in the journal where it lies. Raises CannotWriteError."""
    from guide.audio.atomic import beside

    fill = writer(journal, name, what, made)
    with beside(file, rights=0o600) as part, part.open("w", encoding="utf-8", newline="") as out:
        fill(out)
    journal.handed_out(file)


def _has_step(entry: Entry) -> bool:
    return any(answer.question.kind == "next" for answer in entry.answers)
