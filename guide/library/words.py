"""What is said in a practice, as far as its file has it, without reading it as a script: enough to search in."""

from __future__ import annotations

import re
from pathlib import Path

_MARKS = re.compile(r"^\s*(?:-\s+)*(?:[\w-]+:(?=\s|$))?\s*[>|]?[+-]?|#.*|[\"{}\[\]]", re.MULTILINE)
"""What stands before the words of a line, and comments: dashes, a key, the signs of a longer text."""


def words(path: Path) -> str:
    """Return the words of a script file in one line; nothing for one that cannot be read. Parts of others are not in
    it."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
    return " ".join(_MARKS.sub(" ", text).split())


def place(text: str, wanted: str, room: int) -> str:
    """Return at most about ``room`` letters of ``text`` around ``wanted``, found in any case; empty where it is not."""
    at = text.casefold().find(wanted.casefold())
    if at < 0:
        return ""
    left = max(0, at - max(0, room - len(wanted)) // 3)
    start = 0 if left == 0 else text.find(" ", left, at) + 1 or at
    end = start + room
    return f"{'… ' if start else ''}{text[start:end].rsplit(' ', 1)[0] if end < len(text) else text[start:]} …"
