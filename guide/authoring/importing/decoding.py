"""Bytes of somebody's file to text: UTF-8, or UTF-16 with a byte order mark as subtitles often are."""

from __future__ import annotations

import codecs

from guide.problems import Problem, Where
from guide.script import MAX_BYTES
from guide.script.text import decoded

_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_NO_TEXTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a word processor's file or an archive",
    b"{\\rtf": "a rich text file",
    b"\xd0\xcf\x11\xe0": "a word processor's file",
    b"\x1f\x8b": "a compressed file",
}
_PLAINLY = "save it as plain text (UTF-8) first"


def text_of(raw: bytes, path: str) -> str | Problem:
    """The text of a file with ``\\n`` between its lines, or one problem that says why it is none."""
    where = Where(path)
    if len(raw) > MAX_BYTES:
        return Problem(where, "too-large", f"this file is over {MAX_BYTES // 1024} KiB", "import it in parts")
    for start, what in _NO_TEXTS.items():
        if raw.startswith(start):
            return Problem(where, "not-text", f"this is {what} and no text", _PLAINLY)
    wide = _wide(raw, where)
    text = decoded(raw, path, MAX_BYTES) if wide is None else wide
    if isinstance(text, Problem):
        return text
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Problem(Where(path, line), "not-text", "this is no text: there are zero bytes in it", _PLAINLY)
    if not text.strip():
        return Problem(where, "empty", "there is nothing in this file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide(raw: bytes, where: Where) -> str | Problem | None:
    for mark, encoding in _WIDE.items():
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                return Problem(where, "not-utf16", "this file begins like UTF-16 text and is none", _PLAINLY)
    return None
