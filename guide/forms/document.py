"""A YAML file that is no practice, read with the reader of practices: what it holds, and everything wrong in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from guide.forms.sentences import place_of, translated
from guide.problems import Problem, Where
from guide.script import recover
from guide.script.files import MAX_BYTES, read_bytes
from guide.script.nodes import Node
from guide.script.reader import Reader
from guide.script.text import decoded
from guide.translation import _

T = TypeVar("T")
ReadRoot = Callable[[Reader, Node, str, str], T]
"""Reads the root node of a file; also given its path, and the SHA-256 of its bytes."""


@dataclass(frozen=True, slots=True)
class DocumentReading(Generic[T]):
    """What became of a text: a value if it can be used, what is wrong, and the text by its path."""

    value: T | None
    problems: tuple[Problem, ...]
    texts: dict[str, str]
    advice: tuple[Problem, ...] = ()
    draft: T | None = None
    """The value as far as it could be read."""


def parse(raw: bytes | str, path: str, read_root: ReadRoot[T]) -> DocumentReading[T]:
    """Read a text. ``path`` is what problems name. Never raises."""
    raw = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    text = decoded(raw, path, MAX_BYTES)
    if isinstance(text, Problem):
        return DocumentReading(None, (text,), {})
    reader = Reader(lambda name: _("there are no parts here, and so none called '{name}'").format(name=name))
    reader.unseen(path, text)
    root, slips = recover.read(text, path)
    if root is None:
        nothing = () if slips else (Problem(Where(path), "empty", _("there is nothing in this file yet")),)
        return DocumentReading(None, tuple(sorted((*slips, *nothing, *reader.problems))), {path: text})
    draft = read_root(reader, root, path, hashlib.sha256(raw).hexdigest())
    mended = {each.where.line for each in slips}
    problems = tuple(sorted({*slips, *(each for each in reader.problems if each.where.line not in mended)}))
    return DocumentReading(None if problems else draft, problems, {path: text}, tuple(sorted(reader.advice)), draft)


def parse_file(path: Path, read_root: ReadRoot[T]) -> DocumentReading[T]:
    """Read a file, its prose in the language that was chosen. Raises CannotReadError when it cannot be had."""
    found = parse(read_bytes(path), str(path), read_root)
    return replace(found, value=translated(found.value, place_of(path)), draft=translated(found.draft, place_of(path)))
