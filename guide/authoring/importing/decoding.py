"""Bytes of somebody's file to text: UTF-8, UTF-16, or Windows-1252 as old editors write it, and which it was."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from guide.authoring.importing import code_pages
from guide.problems import Problem, Where
from guide.script import MAX_BYTES
from guide.translation import _

_WIDE = {
    codecs.BOM_UTF32_LE: ("utf-32-le", "UTF-32"), codecs.BOM_UTF32_BE: ("utf-32-be", "UTF-32"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"), codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}  # fmt: skip
_NO_TEXTS = {
    b"%PDF": _("a PDF"),
    b"PK\x03\x04": _("a word processor's file or an archive"),
    b"{\\rtf": _("a rich text file"),
    b"\xd0\xcf\x11\xe0": _("a word processor's file"),
    b"\x1f\x8b": _("a compressed file"),
}
_PLAINLY = _("save it as plain text (UTF-8) first")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{2,30})["']""")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_MOST_CONTROLS = 0.2
"""A text has a smaller share of characters that control something."""
_SEEN = 2000
"""Bytes in which the width of letters shows."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with ``\\n`` between its lines."""

    text: str
    line: int = 0
    """Where the first letter is that was read by a guess; 0 if none was."""
    what: str = ""
    told: str = ""
    """The guess, for the one who looks at the result."""


def text_of(raw: bytes, path: str) -> Decoded | Problem:
    """The text of a file, or one problem that says why it is none."""
    where = Where(path)
    if len(raw) > MAX_BYTES:
        return Problem(
            where,
            "too-large",
            _("this file is over {most} KiB").format(most=MAX_BYTES // 1024),
            _("import it in parts"),
        )
    for start, what in _NO_TEXTS.items():
        if raw.startswith(start):
            return Problem(where, "not-text", _("this is {what} and no text").format(what=what), _PLAINLY)
    found = _decoded(raw, where)
    if isinstance(found, Problem):
        return found
    text = found.text
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Problem(Where(path, line), "not-text", _("this is no text: there are zero bytes in it"), _PLAINLY)
    if len(_CONTROLS.findall(text)) > max(1, len(text) * _MOST_CONTROLS):
        return Problem(where, "not-text", _("this is no text: most of it cannot be seen"), _PLAINLY)
    if not text.strip():
        return Problem(where, "empty", _("there is nothing in this file"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(plain, found.line, found.what, found.told)


def _decoded(raw: bytes, where: Where) -> Decoded | Problem:
    for mark, (encoding, name) in _WIDE.items():
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding))
            except UnicodeDecodeError:
                code = name.lower().replace("-", "")
                return Problem(
                    where, f"not-{code}", _("this file begins like {name} text and is none").format(name=name), _PLAINLY
                )
    wide = _unmarked(raw)
    if wide:
        return Decoded(raw.decode(wide), 1, _("this file"), _("its letters are two bytes wide: it was read as UTF-16"))
    try:
        return Decoded(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _declared(raw) or _narrow(raw, raw.count(b"\n", 0, error.start) + 1)


def _unmarked(raw: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of the beginning is zero."""
    seen = raw[: min(_SEEN, len(raw) // 2 * 2)]
    if len(raw) % 2 or len(seen) < 8:
        return None
    for encoding, zeros, others in (("utf-16-le", seen[1::2], seen[::2]), ("utf-16-be", seen[::2], seen[1::2])):
        if zeros.count(0) > len(zeros) * 0.7 and others.count(0) == 0:
            try:
                raw.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _declared(raw: bytes) -> Decoded | None:
    """As an XML declaration says, if that is true."""
    match = _DECLARED.match(raw[:200].lstrip())
    if match is None:
        return None
    name = match[1].decode("ascii")
    try:
        return None if codecs.lookup(name).name in ("utf-8", "iso8859-1", "ascii") else Decoded(raw.decode(name))
    except (LookupError, UnicodeError):
        return None


def _narrow(raw: bytes, line: int) -> Decoded:
    """Letters of one byte each, or UTF-8 with some of those in it."""
    text, name, odd = code_pages.read(raw.removeprefix(codecs.BOM_UTF8))
    told = _("this file is not UTF-8 and was read as {name}: see that these letters are right").format(name=name)
    return Decoded(text, line, " ".join(odd)[:40], told)
