"""What YAML takes away from a line of words: a comment, an anchor, a tag; and the dash of a step that it folds in.

Words are read as they stand, but some signs mean something to YAML before anybody reads them. Each is told where it
stands, with the line as it would have to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from guide.problems import Problem, Where
from guide.translation import _

CODE, SWALLOWED = "lost-words", "swallowed-step"
_COMMENT = re.compile(r"[ \t]*(?=#)")
_CORE = re.compile(r"tag:yaml\.org,2002:(str|int|float|bool|null)")
"""Tags of YAML itself, which only say what a word is anyway."""
_FOLDED = re.compile(r"[ \t]*(-(?=[ \t\w])|[•▪◦‣]|[a-z_]{2,20}:(?=[ \t]))")
"""How a line begins that was meant as a line of its own, and not as the rest of the one above."""
_SHOWN, _READ = 60, 200
"""Letters that are shown of a word, and that are looked at: a line may be as long as a file."""
_MOST = 20
"""Lines that are named of one text."""


class Mark(Protocol):
    """A place in a text, from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Token(Protocol):
    """A scalar event as a parser gives it: always with its marks, which the library's types leave open."""

    value: str
    style: str | None
    anchor: str | None
    tag: str | None

    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


def quoted(words: str) -> str:
    """Return ``words`` as YAML in the quotes that change the least in it."""
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def lost(event: Token, lines: Sequence[str], path: str) -> tuple[Problem, ...]:
    """Return what is told if this scalar is a line of words; what cannot be meant is wrong, the rest is advice."""
    found = [*_names(event, lines, path)]
    if not event.style or _rest(lines, event.end_mark).startswith("#"):
        found += _comment(event, lines, path)
    if event.end_mark.line > event.start_mark.line:
        found += _folded(event, lines, path)
    return tuple(found)


def _names(event: Token, lines: Sequence[str], path: str) -> list[Problem]:
    tag = event.tag if event.tag and not _CORE.fullmatch(event.tag) else ""
    where, rest = _at(event.start_mark, path), _rest(lines, event.start_mark)
    if not event.anchor and not tag:
        return [*_long_key(where, rest, lines)]
    kind = _("an anchor") if event.anchor else _("a tag")
    word = rest.split()[0] if rest.split() else rest
    return [
        _problem(
            where,
            _("YAML takes '{word}' for {kind}, and nobody would hear it").format(word=_short(word), kind=kind),
            _way(rest),
        )
    ]


def _long_key(where: Where, rest: str, lines: Sequence[str]) -> Iterator[Problem]:
    before = lines[where.line - 1][max(0, where.column - 3) : where.column - 1] if where.line <= len(lines) else ""
    if before == "? ":
        message = _("YAML takes '?' for the sign of a long key, and nobody would hear it")
        yield _problem(Where(where.path, where.line, where.column - 2), message, _way(f"? {rest}"))


def _comment(event: Token, lines: Sequence[str], path: str) -> list[Problem]:
    end = event.end_mark
    match = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) else None
    if match is None:
        return []
    where = Where(path, end.line + 1, match.end() + 1)
    start, comment = event.start_mark, lines[end.line][match.end() : match.end() + _READ].rstrip()
    words = _rest(lines, start) if start.line == end.line else f"… {comment}"
    message = _("YAML takes '{comment}' for a comment, which nobody hears").format(comment=_short(comment))
    hint = _("{way}; a note for yourself goes on a line of its own").format(way=_way(words))
    return [_problem(where, message, hint, care=bool(event.value))]


def _folded(event: Token, lines: Sequence[str], path: str) -> list[Problem]:
    end, found = event.end_mark, []
    last = min(end.line + (1 if end.column else 0), len(lines))
    for number in range(event.start_mark.line + 1, last):
        match = _FOLDED.match(lines[number])
        if match:
            where = Where(path, number + 1, match.start(1) + 1)
            message = _("this line belongs to the words that begin in line {line}, its sign too").format(
                line=event.start_mark.line + 1
            )
            hint = _("a step begins in the same column as the one above; a quote ends in the line in which it opens")
            found.append(Problem(where, SWALLOWED, message, hint, care=True))
    return found[:_MOST]


def _problem(where: Where, message: str, hint: str, *, care: bool = False) -> Problem:
    return Problem(where, CODE, message, hint, care=care)


def _way(words: str) -> str:
    return _("put the line in quotes: {better}").format(better=_short(quoted(words.strip()), 140))


def _rest(lines: Sequence[str], mark: Mark) -> str:
    return lines[mark.line][mark.column : mark.column + _READ] if mark.line < len(lines) else ""


def _at(mark: Mark, path: str) -> Where:
    return Where(path, mark.line + 1, mark.column + 1)


def _short(text: str, most: int = _SHOWN) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
