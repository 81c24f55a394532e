"""Bytes to text, or one problem that says why they are none."""

from __future__ import annotations

import unicodedata

from guide.problems import Problem, Where
from guide.translation import _


def decoded(raw: bytes, path: str, most: int) -> str | Problem:
    """UTF-8 text of at most ``most`` bytes, with or without a byte order mark, in normal form C.

    Keyboards and file systems write one letter in several ways (é, or e and an accent); voices know the first.
    """
    if len(raw) > most:
        return Problem(
            Where(path),
            "too-large",
            _("this file is over {most} KiB").format(most=most // 1024),
            _("move fragments to parts/"),
        )
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        where = Where(path, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return Problem(where, "not-utf8", _("this file is not UTF-8 text"), _("save it as UTF-8 in your editor"))
