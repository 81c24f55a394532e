"""Tables of cells: comma, semicolon or tab, as RFC 4180 or as programs happen to write them, row by row with its line.

Why not the ``csv`` module: a quote that nobody closed makes it swallow every row behind it, and a long note makes it
raise. Here such a line is a trouble of its own, and reading goes on with the line after it.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from guide.exchange.source import Source
from guide.exchange.values import Trouble
from guide.translation import _, counted

DELIMITERS = ",;\t|"
LONGEST = 4_000_000
"""Characters of a line, or of a row over several lines."""
MOST_LINES = 5000
"""Lines of one row."""
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row under the heading. A cell that is not there is empty."""

    line: int
    cells: Mapping[str, str]
    """By the name of the column in small letters."""

    @property
    def place(self) -> str:
        """Return where it begins."""
        return _("line {line}").format(line=self.line)

    def get(self, *names: str) -> str:
        """Return the first cell of these columns that says something, without space around; else nothing."""
        return next((text for name in names if (text := self.cells.get(name, "").strip())), "")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first row, and what stands between cells."""

    columns: tuple[str, ...]
    """In small letters; a second one of the same name has its number behind it."""
    delimiter: str
    shown: tuple[str, ...]
    """As they are written, with that number."""

    def has(self, *names: str) -> bool:
        """Return whether all of these columns are there."""
        return set(names) <= set(self.columns)


def heading_of(source: Source) -> Heading | None:
    """Return the heading of a table, by its first bytes; None if they begin none."""
    for line in source.head().splitlines()[:20]:
        if not line.strip():
            continue
        if _SEPARATOR.fullmatch(line):
            continue
        return _heading(line)
    return None


def _heading(line: str) -> Heading:
    delimiter = max(DELIMITERS, key=lambda each: len(_cells(line, each) or ()))
    shown: list[str] = []
    times: Counter[str] = Counter()
    for cell in _cells(line, delimiter) or (line,):
        name = " ".join(cell.split())
        times[name.casefold()] += 1
        before = times[name.casefold()]
        shown.append(name if before == 1 else f"{name} {before}".strip())
    return Heading(tuple(name.casefold() for name in shown), delimiter, tuple(shown))


def rows(source: Source) -> Iterator[TableRow | Trouble]:
    """Yield the rows under the heading, and a trouble for each line that is none. Empty rows are passed over.

    Raises what `guide.exchange.source.BROKEN` names, when the file ends in the middle.
    """
    with source.text() as text:
        lines = Lines(text)
        heading: Heading | None = None
        while (first := lines.next()) is not None:
            number, line = first
            if not line.strip(" \t;,|\r\n\v\f\0") or (heading is None and _SEPARATOR.fullmatch(line)):
                continue
            if heading is None:
                heading = _heading(line)
                continue
            yield _row(lines, heading, number, line)


def _row(lines: Lines, heading: Heading, number: int, line: str) -> TableRow | Trouble:
    """One row, over as many lines as its quotes ask for, if what comes of it has the width of the heading."""
    if len(line) >= LONGEST:
        return Trouble(_("line {line}").format(line=number), _("This line is longer than any note; it is left out."))
    cells, width = _cells(line, heading.delimiter), len(heading.columns)
    if cells is None:
        cells = _over_lines(lines, heading, line)
        if cells is None:
            return Trouble(
                _("line {line}").format(line=number), _("A quote in this line is not closed; the line is left out.")
            )
    if len(cells := _trimmed(cells, width)) > width:
        extra = counted(len(cells) - width, "cell")
        return Trouble(
            _("line {line}").format(line=number),
            _("This line has {extra} more than the heading; it is left out.").format(extra=extra),
        )
    return TableRow(number, dict(zip(heading.columns, cells, strict=False)))


def _over_lines(lines: Lines, heading: Heading, line: str) -> list[str] | None:
    """The cells of a row that goes on in the lines that follow. None if they make no row, and are given back.

    Here no liberties are taken: a quote too many would take rows behind it for a part of a note.
    """
    more: list[tuple[int, str]] = []
    size, quotes = len(line), line.count('"')
    while len(more) < MOST_LINES and size < LONGEST and (following := lines.next()) is not None:
        more.append(following)
        size += len(following[1])
        quotes += following[1].count('"')
        if quotes % 2 == 0:
            cells = _cells("".join([line, *(text for _, text in more)]), heading.delimiter, strict=True)
            if cells is not None and len(_trimmed(cells, len(heading.columns))) == len(heading.columns):
                return cells
            break
    lines.back(more)
    return None


def _trimmed(cells: list[str], width: int) -> list[str]:
    """Without empty cells behind the last column."""
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _cells(line: str, delimiter: str, *, strict: bool = False) -> list[str] | None:
    """The cells of a row, or None if a quote is still open; if ``strict``, also if one stands where none belongs.

    Else a quote within a cell without quotes around it is a letter like any other.
    """
    line = line.rstrip("\r\n")
    cells: list[str] = []
    at = 0
    while True:
        text, quoted = "", line.startswith('"', at)
        if quoted:
            text, at, closed = _quoted(line, at + 1)
            if not closed:
                return None
        end = _next(line, delimiter, at)
        rest = line[at:end]
        if strict and (rest.strip() if quoted else '"' in rest or "\n" in rest):
            return None
        cells.append(text + rest)
        if end >= len(line):
            return cells
        at = end + 1


def _next(line: str, delimiter: str, at: int) -> int:
    found = line.find(delimiter, at)
    return len(line) if found < 0 else found


def _quoted(line: str, at: int) -> tuple[str, int, bool]:
    """What stands in quotes from ``at`` on, where it ends, and whether it does."""
    parts: list[str] = []
    while (quote := line.find('"', at)) >= 0:
        parts.append(line[at:quote])
        if not line.startswith('"', quote + 1):
            return "".join(parts), quote + 1, True
        parts.append('"')
        at = quote + 2
    return "", len(line), False


class Lines:
    """Lines with their numbers, which may be given back. None is ever longer than `LONGEST`."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._number = 0
        self._waiting: deque[tuple[int, str]] = deque()

    def next(self) -> tuple[int, str] | None:
        """Return the next line; the beginning of one that is too long, whose rest is passed over."""
        if self._waiting:
            return self._waiting.popleft()
        line = self._text.readline(LONGEST)
        if not line:
            return None
        self._number += 1
        rest = line
        while len(rest) >= LONGEST and not rest.endswith("\n"):
            rest = self._text.readline(LONGEST)
        return self._number, line.replace("\0", "")

    def back(self, lines: list[tuple[int, str]]) -> None:
        """Give lines back, to be read again."""
        self._waiting.extendleft(reversed(lines))
