"""The rows of a journal, sorted once by what insights ask for. Rows come in as arguments, and so do day and seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, TypeAlias, TypeVar, cast

from guide.journal.rows import AnswerRow, SessionRow

K = TypeVar("K")
R = TypeVar("R")
Place: TypeAlias = tuple[float, float]
"""Pleasantness and energy of a feeling word, both -1 to 1."""
DISTRESS = "distress"
"""The scale of the check-in."""
WEEK = 7
_KEY = attrgetter("form", "question", "kind", "scale")


@dataclass(frozen=True)
class History:
    """Everything that insights look at. Nothing of it is changed."""

    answers: Sequence[AnswerRow]
    sessions: Sequence[SessionRow]
    today: date
    seed: int = 0
    """Of all chance: the same rows, day and seed give the same page."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Of the feeling words that have one."""
    tracks: Mapping[str, str] = field(default_factory=dict)
    """The track of each question about signs: its name to pain, range, self, relations or presence."""

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str, str, str], Sequence[AnswerRow]]:
        """Rows by form, question, kind and scale: the one walk over all of them."""
        groups: defaultdict[tuple[str, str, str, str], list[AnswerRow]] = defaultdict(list)
        for key, row in zip(map(_KEY, self.answers), self.answers, strict=True):
            groups[key].append(row)
        return groups

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[AnswerRow]]:
        """Answers by the kind of their question. Those of one question are in the order of the rows."""
        return _joined((key[2], rows) for key, rows in self._groups.items())

    @cached_property
    def by_scale(self) -> Mapping[str, Sequence[AnswerRow]]:
        """Numbers by the name of their scale, whatever its version; by the question's name where it has none."""
        return _joined(
            (scale.partition("@")[0] or question, [row for row in rows if row.value is not None])
            for (_, question, kind, scale), rows in self._groups.items()
            if kind == "scale"
        )

    @cached_property
    def by_question(self) -> Mapping[tuple[str, str], Sequence[AnswerRow]]:
        """Answers by form and name of their question."""
        return _joined((key[:2], rows) for key, rows in self._groups.items())

    @cached_property
    def words(self) -> Said:
        """What was said to questions about feeling words, in the order of `of`."""
        rows = self.of("words")
        return Said(*(tuple(map(attrgetter(name), rows)) for name in ("entry", "day", "stamp", "moment", "text")))

    @cached_property
    def entries(self) -> Mapping[int, AnswerRow]:
        """The last row of each entry, for what all rows of one have in common."""
        return dict(zip(map(attrgetter("entry"), self.answers), self.answers, strict=True))

    @cached_property
    def by_session(self) -> Mapping[int, SessionRow]:
        """Sessions by their number."""
        return {row.session: row for row in self.sessions}

    @cached_property
    def _kept(self) -> dict[str, object]:
        return {}

    def once(self, name: str, make: Callable[[History], R]) -> R:
        """Return what ``make`` makes of these rows, and the same for whoever asks by that ``name`` later."""
        if name not in self._kept:
            self._kept[name] = make(self)
        return cast(R, self._kept[name])

    def where(self, fits: Callable[[str, str, str], bool]) -> list[AnswerRow]:
        """Return the answers to the questions whose form, name and kind ``fits``."""
        return [row for rows in self.groups(fits).values() for row in rows]

    def groups(self, fits: Callable[[str, str, str], bool]) -> Mapping[tuple[str, str], Sequence[AnswerRow]]:
        """Return the answers to the questions whose form, name and kind ``fits``, by form and name."""
        return _joined((key[:2], rows) for key, rows in self._groups.items() if fits(*key[:3]))

    def of(self, *kinds: str) -> list[AnswerRow]:
        """Return the answers of some kinds of questions."""
        return [row for kind in kinds for row in self.by_kind.get(kind, ())]

    def scale(self, name: str) -> Sequence[AnswerRow]:
        """Return the numbers given on one scale."""
        return self.by_scale.get(name, ())

    def question(self, name: str, form: str = "") -> list[AnswerRow]:
        """Return the answers to questions of a name, in one form or in any."""
        if form:
            return list(self.by_question.get((form, name), ()))
        return [row for (_, asked), rows in self.by_question.items() if asked == name for row in rows]


class Said(NamedTuple):
    """Answers, one tuple for each of their values: counted several times as fast as row by row."""

    entries: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    stamps: tuple[float, ...] = ()
    moments: tuple[str, ...] = ()
    texts: tuple[str | None, ...] = ()


def _joined(groups: Iterable[tuple[K, Sequence[R]]]) -> dict[K, list[R]]:
    joined: defaultdict[K, list[R]] = defaultdict(list)
    for key, rows in groups:
        joined[key].extend(rows)
    return joined


def week(day: date) -> int:
    """Return the number of the week, Monday to Sunday, that a day lies in; the next week's is one more."""
    return (day.toordinal() - 1) // WEEK


def weeks(today: date, count: int) -> range:
    """Return the numbers of the last ``count`` weeks, this one included."""
    return range(week(today) - count + 1, week(today) + 1)


def monday(number: int) -> date:
    """Return the first day of a week."""
    return date.fromordinal(number * WEEK + 1)


def months(today: date, count: int) -> Iterator[tuple[int, int]]:
    """Yield the last ``count`` months, this one included, as year and month, the earliest first."""
    for back in range(count - 1, -1, -1):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield year, month + 1


def ago(today: date, days: int) -> date:
    """Return the day so many days before."""
    return today - timedelta(days=days)
