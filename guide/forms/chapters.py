"""Chapters of a life, as the form ``chapter`` asks for them: a name, a beginning, an end, and what lies in it. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

FORM = "chapter"
NAME, BEGINS, ENDS, ALSO = "chapter", "begins", "ends", "also"
"""Its questions; in a piece of the story the name of its chapter is the answer to `NAME` as well."""
WHEN = "when-it-was"
"""The question of ``story`` that tells when a piece of it was."""
QUESTIONS = (NAME, BEGINS, ENDS, ALSO, WHEN)
"""All that tell of a chapter, or in which one something lies."""
_TIME = re.compile(r"(?<!\d)(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")
Said = Mapping[str, Sequence[str]]
"""The lines of each answer, by the name of its question."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter."""

    title: str
    begins: date | None = None
    ends: date | None = None
    """The first and the last day; None for a beginning nobody told, and for an end that is not there yet."""
    also: tuple[str, ...] = ()
    """Beginnings of the uids of entries that were put into it by hand."""

    @property
    def years(self) -> str:
        """Return from when to when: ``1998 to 2004``, ``since 1998``; empty where nobody told."""
        first, last = (each.year if each else None for each in (self.begins, self.ends))
        if first is None:
            return f"until {last}" if last else ""
        return f"since {first}" if last is None else f"{first}" if first == last else f"{first} to {last}"

    def holds(self, said: Said, day: date, uid: str = "") -> bool:
        """Return whether an entry of ``day`` lies in it: by hand, by the name of its chapter, or else by its time."""
        if uid and any(uid.startswith(each) for each in self.also):
            return True
        if named := " ".join(said.get(NAME, ())).strip():
            return named.casefold() == self.title.casefold()
        told = span(" ".join(said.get(WHEN, ())))
        at = told[0] if told else day
        return self.begins is not None and self.begins <= at and (self.ends is None or at <= self.ends)


def chapter(said: Said) -> Chapter | None:
    """Return the chapter that the answers of one entry tell of; None without a name."""
    title = " ".join(" ".join(said.get(NAME, ())).split())
    begins, ends = (span(" ".join(said.get(name, ()))) for name in (BEGINS, ENDS))
    if not title:
        return None
    also = tuple(each.strip().lower() for each in said.get(ALSO, ()) if each.strip())
    return Chapter(title, begins[0] if begins else None, ends[1] if ends else None, also)


def in_order(found: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Return chapters in the order in which they began, the latest one of each name; those without a beginning last."""
    latest = {each.title.casefold(): each for each in found}
    return tuple(sorted(latest.values(), key=lambda each: (each.begins is None, each.begins or date.max, each.title)))


def span(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of the first year, month or day in ``text``; None for none."""
    for year, month, day in ([int(part or 0) for part in found] for found in _TIME.findall(text)):
        try:
            first = date(year, month or 1, day or 1)
        except ValueError:
            continue
        last_month = month or 12
        return first, date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    return None
