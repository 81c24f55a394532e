"""The elements of one list in a JSON file, one after the other: neither the file nor the list is ever held whole.

A file that was cut off gives every element before the cut. In one that is damaged, brackets that do not fit and
strings that never end cost the element they stand in and not its neighbours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from guide.exchange.source import BROKEN, Source
from guide.exchange.values import Trouble
from guide.translation import _

LONGEST = 16_000_000
"""Characters of one element."""
_CHUNK = 1 << 16
_MARK = re.compile(r'\\[^\n]|["\n{}\[\],:]')
_TOKEN = re.compile(r'"(?:[^"\\\n]++|\\[^\n])*+"|["\n{}\[\],:]')
_IN_STRING = re.compile(r'\\[^\n]|["\n]')
_PAIRS = {"}": "{", "]": "["}
_MOST_SALVAGE, _LEAST = 100_000_000, 10_000
"""Letters that are read in one broken element to find whole ones in it, and how many each try counts at least."""
_LONGEST_KEY = 100
_NEAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Element:
    """One value of a list, or of an object with its ``key``."""

    number: int
    """From 1."""
    line: int
    value: Any
    key: str = ""

    @property
    def place(self) -> str:
        """Return where it stands."""
        return _("entry {number}, line {line}").format(number=self.number, line=self.line)


def elements(source: Source, name: str | None, needs: str = "") -> Iterator[Element | Trouble]:
    """Yield the elements of the list or object called ``name`` in the object of the file; of the file's own if None.

    ``needs`` is a key that each element has: by it, whole ones are found again within a broken one. Raises what
    `guide.exchange.source.BROKEN` names, when the file ends in the middle.
    """
    with source.text() as text:
        yield from elements_of(iter(lambda: text.read(_CHUNK), ""), name, needs)


def elements_of(chunks: Iterable[str], name: str | None, needs: str = "") -> Iterator[Element | Trouble]:
    """Yield the same as `elements` of a text that comes in pieces."""
    scan = _Scan(name)
    number = 0
    for chunk in chunks:
        for found in scan.feed(chunk.replace("\0", "")):
            for each in _read(found, needs):
                number += isinstance(each, Element)
                yield Element(number, each.line, each.value, each.key) if isinstance(each, Element) else each
    if rest := scan.rest():
        yield Trouble(
            _("line {line}").format(line=rest.line), _("The file ends in the middle of this entry, which is left out.")
        )
        for each in _salvaged(rest, needs):
            number += 1
            yield Element(number, each.line, each.value)
    if not scan.entered:
        yield Trouble(
            _("line 1"),
            _("There is no list '{name}' in this file.").format(name=name)
            if name
            else _("There is no list in this file."),
        )


def first_keys(source: Source, name: str | None) -> frozenset[str]:
    """Return the keys of the first object in the list called ``name``, which begins near the start of the file.

    Empty if there is none there: to recognise a file, no more of it is read than `_NEAR` letters.
    """
    if not source.head().lstrip().startswith("[" if name is None else "{"):
        return frozenset()
    with source.text() as text:
        for each in elements_of(islice(iter(lambda: text.read(_CHUNK), ""), _NEAR // _CHUNK), name):
            if isinstance(each, Element) and isinstance(each.value, dict):
                return frozenset(each.value)
    return frozenset()


def table_of(source: Source, name: str, needs: str = "") -> Iterator[Mapping[str, Any]]:
    """Yield the objects in the list called ``name``, as far as the file can be read: names that entries go by."""
    try:
        for each in elements(source, name, needs):
            if isinstance(each, Element) and isinstance(each.value, dict):
                yield each.value
    except BROKEN:
        return


@dataclass(slots=True)
class _Piece:
    text: str
    line: int
    keyed: bool


@dataclass(slots=True)
class _Scan:
    """Where the scan is: which brackets are open, whether within a string, what was gathered of the element."""

    name: str | None
    entered: bool = False
    stack: list[str] = field(default_factory=list)
    inside: int = 0
    """Brackets that are open around the elements; 0 before the list."""
    done: bool = False
    quoted: bool = False
    doubtful: bool = False
    """The string has gone over a line; what comes next tells whether it has ended."""
    held: str = ""
    closed: list[str] = field(default_factory=list)
    """The brackets that were open within the list, once it has ended."""
    after_string: bool = False
    after_colon: bool = False
    """Behind a key, that is, and not only behind a colon."""
    key: str = ""
    after_key: bool = False
    gathered: list[str] = field(default_factory=list)
    size: int = 0
    line: int = 1
    began: int = 1

    def feed(self, chunk: str) -> Iterator[_Piece]:
        chunk = self.held + chunk
        slashes = len(chunk) - len(chunk.rstrip("\\"))
        self.held = "\\" if slashes % 2 else ""  # what it escapes is in the next chunk
        chunk = chunk.removesuffix(self.held)
        at = 0
        while found := self._looked_for().search(chunk, at):
            between, mark, at = chunk[at : found.start()], found[0], found.end()
            if self.doubtful and (between.strip() or mark != "\n"):
                self.quoted = bool(between.strip()) or mark not in '"{}]'
                self.doubtful = False
            self._gather(between)
            self.after_string = self.after_string and not between.strip()
            if self.quoted:
                self._within(mark)
            elif len(mark) > 1:
                self._whole(mark)
            else:
                yield from self._outside(mark)
        self._gather(chunk[at:])

    def _looked_for(self) -> re.Pattern[str]:
        if self.doubtful:
            return _MARK
        return _IN_STRING if self.quoted else _TOKEN

    def _whole(self, text: str) -> None:
        """A string from quote to quote."""
        self.after_colon, self.after_string = False, True
        if not self.inside and len(self.stack) == 1:
            self.key, self.after_key = text[1:-1][:_LONGEST_KEY], False
        self._gather(text)

    def _within(self, mark: str) -> None:
        self._gather(mark)
        if mark == '"':
            self.quoted, self.after_string = False, True
        elif mark == "\n":  # no string goes over a line: its end is missing, or somebody wrote the line end as it is
            self.doubtful = True
            self.line += 1

    def _outside(self, mark: str) -> Iterator[_Piece]:
        depth = len(self.stack)
        if self.closed and mark in "{[" and depth < len(self.closed) and not self.after_colon:
            self.stack, self.inside = list(self.closed), len(self.closed)  # the list goes on behind a bracket too many
            self.closed, self.done = [], False
        if mark != "\n":
            self.after_colon = mark == ":" and self.after_string
            self.after_string = False
        if mark == "\n":
            self.line += 1
        elif mark == '"':
            self.quoted = True
            if not self.inside and depth == 1:
                self.key, self.after_key = "", False
        elif mark in "{[":
            self._open(mark)
            return
        elif mark in "}]":
            yield from self._close(mark)
            return
        elif mark == "," and self.inside == depth and self.inside:
            yield from self._piece()
            return
        elif mark == ":" and depth == 1 and not self.inside:
            self.after_key = True
        elif mark == ",":
            self.after_key = False
        self._gather(mark)

    def _open(self, mark: str) -> None:
        depth = len(self.stack)
        wanted = depth == 0 if self.name is None else depth == 1 and self.after_key and self.key.strip() == self.name
        if wanted and not self.done and not self.inside:
            self.stack.append(mark)
            self.inside, self.entered = len(self.stack), True
            self.began = self.line
            return
        self._gather(mark)
        self.stack.append(mark)

    def _close(self, mark: str) -> Iterator[_Piece]:
        opener = _PAIRS[mark]
        lowest = self.inside if self.inside and self.stack[self.inside - 1] != opener else 0
        if opener not in self.stack[lowest:]:
            self._gather(mark)  # it closes nothing
            return
        while self.stack[-1] != opener:
            self.stack.pop()
        if self.inside and len(self.stack) == self.inside:
            yield from self._piece()
            self.inside, self.done, self.closed = 0, True, list(self.stack)
        else:
            self._gather(mark)
        self.stack.pop()

    def _gather(self, text: str) -> None:
        if not text:
            return
        if self.inside:
            if not self.size and text.strip():
                self.began = self.line
            if self.size or text.strip():
                self.size += len(text)
                if self.size <= LONGEST:
                    self.gathered.append(text)
        elif self.quoted and len(self.stack) == 1 and len(self.key) < _LONGEST_KEY:
            self.key += text.replace('"', "")

    def _piece(self) -> Iterator[_Piece]:
        text, size = "".join(self.gathered), self.size
        keyed = self.stack[self.inside - 1] == "{"
        self.gathered, self.size = [], 0
        if text.strip():
            yield _Piece(text if size <= LONGEST else "", self.began, keyed)

    def rest(self) -> _Piece | None:
        """Return what stands behind the last whole element of a list that has no end."""
        return next(self._piece(), None) if self.inside else None


def _read(piece: _Piece, needs: str) -> Iterator[Element | Trouble]:
    if not piece.text:
        yield Trouble(
            _("line {line}").format(line=piece.line), _("This entry is larger than any note; it is left out.")
        )
        return
    try:
        value = json.loads(f"{{{piece.text}}}" if piece.keyed else piece.text, strict=False)
    except (ValueError, RecursionError):
        yield Trouble(_("line {line}").format(line=piece.line), _("This entry is no JSON; it is left out."))
        yield from _salvaged(piece, needs)
        return
    if piece.keyed:
        yield from (Element(0, piece.line, each, key) for key, each in value.items())
    else:
        yield Element(0, piece.line, value)


def _salvaged(piece: _Piece, needs: str) -> Iterator[Element]:
    """Whole objects with the key ``needs`` within a text that is broken."""
    if not needs:
        return
    decoder = json.JSONDecoder(strict=False)
    at, room = 0, _MOST_SALVAGE
    while room > 0 and (at := piece.text.find("{", at)) >= 0:
        try:
            value, end = decoder.raw_decode(piece.text, at)
        except json.JSONDecodeError as error:
            room -= max(_LEAST, error.pos - at)
            at += 1
            continue
        except (ValueError, RecursionError):
            room -= 100 * _LEAST
            at += 1
            continue
        if needs in value:
            yield Element(0, piece.line + piece.text.count("\n", 0, at), value)
        at = end
