"""Where something is wrong, and how to say so.

Two kinds. *The script is wrong*: `Problem` values, gathered and sorted, never raised between rooms.
*The world is wrong* (no device, full disk, no model): a `WorldError` whose sentence a person can act on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from guide.translation import _


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a script file. Lines and columns count from 1.

    Line 0 is no place in a file: the script is as it should be, and what was asked of it cannot be had.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a script, at one place."""

    where: Where
    code: str
    """Stable name for tests and documents, such as ``unknown-step``."""
    message: str
    hint: str = ""
    """A way out: the nearest known name, the allowed range."""
    care: bool = False
    """True for advice of the care linter: the script works, and may still not be kind to a listener."""

    def __str__(self) -> str:
        if not self.where.line:
            return self.sentence
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}  {self.code}  {self.message}{hint}"

    @property
    def sentence(self) -> str:
        """The message and the way out as whole sentences, without the place."""
        return " ".join(full(capital(text)) for text in (self.message, self.hint) if text)


class ScriptError(Exception):
    """A script cannot be used. Carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class WorldError(Exception):
    """Something outside the script is not as it should be.

    ``sentence`` says what; ``hint`` says what a person can do. Shown without a traceback, exit status 3.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        self.sentence, self.hint = sentence, capital(hint) if sentence.endswith((".", "?")) else hint
        super().__init__(f"{self.sentence} {self.hint}".strip())


class WrongUseError(WorldError):
    """What was asked for is called by a name that nobody has: a practice, a voice, a section. Exit status 1.

    A file that is not there is a `CannotReadError`, whatever it was to be.
    """


class CannotSpeakError(WorldError):
    """No voice can be had: an engine is missing, or does not answer."""


class NoDeviceError(WorldError):
    """There is nothing to play through."""


class CannotReadError(WorldError):
    """A file cannot be read."""


class CannotWriteError(WorldError):
    """A file cannot be written: disk full, no permission, a folder in the way."""


LONGEST = 1000
"""Bytes in UTF-8 of a text that `one_line` gives."""
_JOINERS = "\u200c\u200d"
"""Invisible, but part of how some scripts and emoji are written."""


@lru_cache(64)
def one_line(text: str, most: int = LONGEST) -> str:
    """``text`` as it can be shown on any terminal, kept in any file and sent anywhere: one line, every character
    printable, at most ``most`` bytes in UTF-8. What is cut off ends with an ellipsis."""
    line = " ".join(text[: 2 * most].split())
    shown = "".join(char if char.isprintable() or char in _JOINERS else "\N{REPLACEMENT CHARACTER}" for char in line)
    written = shown.encode()
    if len(written) <= most and len(text) <= 2 * most:
        return shown
    return f"{written[: most - 3].decode(errors='ignore').rstrip()}…"


def reason(error: BaseException) -> str:
    """What an error says of itself, as `one_line` without its full stop; its kind where it says nothing."""
    try:
        said = one_line(str(error), LONGEST - 200).rstrip(". ")
    except Exception:  # an error may stumble over its own words
        said = ""
    return said or type(error).__name__


def capital(sentence: str) -> str:
    """With a capital first letter; names are left as they are otherwise."""
    return sentence[:1].upper() + sentence[1:]


def full(sentence: str) -> str:
    """With a mark at its end."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def meant(typed: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``known`` that a typed name may mean: the one called so, else all that begin so.

    Capitals and spaces around it do not matter, and a space inside is a dash. Nothing typed means none.
    """
    word = "-".join(typed.casefold().split())
    names = tuple(known)
    return (word,) if word in names else tuple(name for name in names if word and name.startswith(word))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of ``known``; all of them if none is near; empty if there are none."""
    names = sorted(known)
    near = nearest(word, names)
    if near:
        return _("did you mean '{near}'?").format(near=near)
    return _("there are: {names}").format(names=", ".join(names)) if names else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that ``word`` is most likely a misspelling of; None if none is near."""
    near = get_close_matches(word, sorted(known), n=3)
    same_start = [name for name in near if name[0] == word[0]]  # people misspell the end of a word, not its start
    return next(iter(same_start or near), None)


def excerpt(problem: Problem, texts: Mapping[str, str]) -> str:
    """The problem as one line, and under it the line of the script with a caret.

    ``texts`` holds the text of each file by path; a file that is not there is left out.
    """
    lines = texts.get(problem.where.path, "").splitlines()
    if not 0 < problem.where.line <= len(lines):
        return str(problem)
    line = lines[problem.where.line - 1].replace("\t", " ")
    start = max(0, problem.where.column - 60)
    shown = line[start : start + 100]
    return f"{problem}\n    {shown}\n    {' ' * (problem.where.column - 1 - start)}^"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array of problems, for editors and scripts."""
    rows = [
        {
            "path": p.where.path,
            "line": p.where.line,
            "column": p.where.column,
            "code": p.code,
            "message": p.message,
            "hint": p.hint,
            "care": p.care,
        }
        for p in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)
