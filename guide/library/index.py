"""The headers of all practices at hand: each script is read in full once, and again when its text or a part changes.

Every file is opened and its bytes compared, so that the index cannot be out of date; what takes long is making sense
of them. Whether a script can be used is known only when all of it was read, and that is kept as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import places
from guide.library import checked_file
from guide.library.headers import FIELDS, Broken, Header
from guide.library.part_state import PartState
from guide.library.sources import Found, find_scripts
from guide.problems import CannotReadError
from guide.script.files import read_bytes
from guide.translation import _

if TYPE_CHECKING:
    from guide.script import Reading
    from guide.script.model import Script


@dataclass(frozen=True, slots=True)
class Index:
    """What lies in every source now."""

    usable: tuple[Header, ...]
    """By title; own ones hide shipped ones of the same name."""
    broken: tuple[Broken, ...]
    """By title."""
    hidden: tuple[tuple[str, str], ...] = ()
    """Names that several sources have: what is used, and the source whose practice cannot be reached by its name."""
    read: Mapping[Path, Script] = field(default_factory=dict)
    """What had to be read just now."""


def read_index(on_read: Callable[[int, int], None] | None = None) -> Index:
    """Return what a full reading of every script would say, reading only what changed since it was read last.

    Takes milliseconds for a thousand scripts that are known, and as long as reading them for those that are not. What
    was found out is kept, also where the caller is interrupted. ``on_read`` is called after each script, in the calling
    thread, with how many are known by then and how many there are; what it raises ends the reading.
    """
    reader = _IndexReader()
    found: dict[str, Header] = {}
    broken: list[Broken] = []
    hidden: list[tuple[str, str]] = []
    try:
        scripts = find_scripts()
        for count, each in enumerate(scripts, start=1):
            entry = reader.entry(each)
            if entry.name in found:
                hidden += [(entry.name, each.source.name)]
            elif isinstance(entry, Header):
                found[entry.name] = entry
            else:
                broken.append(entry)
            if on_read:
                on_read(count, len(scripts))
        reader.forget_gone()
    finally:
        reader.keep()
    in_order = sorted(found.values(), key=lambda header: header.title)
    return Index(tuple(in_order), tuple(sorted(broken, key=lambda each: each.title)), tuple(hidden), reader.read)


class _IndexReader:
    """Entries by path: the digest of the script, the state of the parts if it depends on any, and what was found."""

    def __init__(self) -> None:
        self._before = checked_file.read(places.library_index())
        self._now = dict(self._before)
        self._met: set[str] = set()
        self._parts = PartState()
        self.read: dict[Path, Script] = {}

    def entry(self, found: Found) -> Header | Broken:
        """Return what is known of a script, read anew if its bytes are not those of the last time."""
        try:
            raw = read_bytes(found.path)
        except CannotReadError as error:
            return Broken(found.name, found.path, found.path.stem, error.sentence.rstrip("."))
        digest, key = sha256(raw).hexdigest(), str(found.path)
        self._met.add(key)
        known = self._before.get(key)
        if known and known[0] == digest and (not known[1] or known[1] == self._parts.of(found.path.parent)):
            return _told(found, known)
        return self._anew(found, raw, digest, key)

    def forget_gone(self) -> None:
        """Forget every script that was not asked for."""
        self._now = {key: known for key, known in self._now.items() if key in self._met}

    def keep(self) -> None:
        """Write down what changed."""
        if self._now != self._before:
            checked_file.write(places.library_index(), self._now)

    def _anew(self, found: Found, raw: bytes, digest: str, key: str) -> Header | Broken:
        from guide.script import parse

        parts = self._parts.of(found.path.parent)
        reading = parse(raw, str(found.path))
        alone = reading.script is not None and len(reading.texts) == 1
        known = [digest, "" if alone else parts, *_said(reading, found.path)]
        if reading.script:
            self.read[found.path] = reading.script
        self._now.pop(key, None)
        if checked_file.faithful(known):
            self._now[key] = known
        return _told(found, known)


def _said(reading: Reading, path: Path) -> list[Any]:
    """The fields of a header, or title and reason of what is broken."""
    if reading.script:
        script = reading.script
        return [[list(value) if isinstance(value := getattr(script, name), tuple) else value for name in FIELDS]]
    first = reading.problems[0]
    more = _(", and {count} more").format(count=len(reading.problems) - 1) if len(reading.problems) > 1 else ""
    title = reading.draft.title if reading.draft else ""
    return [title or path.stem, f"line {first.where.line}: {first.message}{more}"]


def _told(found: Found, known: list[Any]) -> Header | Broken:
    digest, parts, *said = known
    if len(said) == 2:
        return Broken(found.name, found.path, *said)
    title, summary, kind, aim, intensity, language, posture, serves, needs, eyes = said[0]
    return Header(
        found.name, found.path, title, summary, kind, aim, intensity, language, tuple(posture), tuple(serves),
        tuple(needs), tuple(eyes), digest + parts,
    )  # fmt: skip
