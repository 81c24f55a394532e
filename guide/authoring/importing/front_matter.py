"""Front matter: the ``key: value`` lines between two lines of dashes with which many notes begin.

It becomes the head of the script; what has no place there is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from guide.authoring.importing.draft import Draft
from guide.script.model import AIMS, KINDS
from guide.translation import _

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_LINES = 200
_KEY = re.compile(r"\s*([\w .-]{1,40}?)\s*[:=](?:\s+(.*)|$)")
_FIELDS = {
    "title": "title", "titel": "title", "titre": "title", "titulo": "title", "título": "title", "titolo": "title",
    "name": "title", "summary": "summary", "description": "summary", "subtitle": "summary", "excerpt": "summary",
    "abstract": "summary", "beschreibung": "summary", "author": "author", "authors": "author", "by": "author",
    "creator": "author", "autor": "author", "auteur": "author", "license": "license", "licence": "license",
    "language": "language", "lang": "language", "locale": "language",
    "kind": "kind", "aim": "aim", "intensity": "intensity",
}  # fmt: skip
_ALLOWED = {"kind": KINDS, "aim": AIMS, "intensity": tuple("12345")}
"""What may stand in these; anything else has no place there."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read(text: str, draft: Draft) -> tuple[int, list[str]]:
    """Read the head of ``text`` into ``draft``: how many lines it takes, and the lines that follow it."""
    lines = text.removeprefix("\ufeff").split("\n")
    stop = _stop(lines)
    if not stop:
        return 0, lines
    given = _values("\n".join(lines[1 : stop - 1]) if lines[0].strip() == "---" else "")
    for number, line in enumerate(lines[1 : stop - 1], 2):
        match = _KEY.match(line)
        if match and not line[:1].isspace():
            key = match[1].strip()
            value = given.get(key, (match[2] or "").strip().strip("\"'"))
            _take(draft, number, key, value, line)
        elif line.strip() and not _belongs(given, lines, number):
            draft.leave(number, line, _("this has no place in the head of a script"), aside=False)
    return stop, lines[stop:]


def _stop(lines: list[str]) -> int:
    """How many lines front matter takes; 0 if there is none."""
    ends = _FENCES.get(lines[0].strip(), ())
    for at, line in enumerate(lines[1:_MOST_LINES], 1):
        if line.strip() in ends:
            inside = [each for each in lines[1:at] if each.strip()]
            return at + 1 if inside and _KEY.match(inside[0]) and any(map(_KEY.match, inside)) else 0
        if at == 1 and line.strip() and not _KEY.match(line) and not line.startswith("#"):
            return 0
    return 0


def _values(block: str) -> dict[str, Any]:
    """What YAML makes of it; nothing if it is none, and then every line is read by itself."""
    try:
        found = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def _belongs(given: dict[str, Any], lines: list[str], number: int) -> bool:
    """Whether a line is part of the value of the key above it, which is told already."""
    line = lines[number - 1]
    return bool(given) and (line[:1].isspace() or line.startswith(("-", "#")))


def _take(draft: Draft, number: int, key: str, value: object, line: str) -> None:
    said = _said(value)
    name = _FIELDS.get(key.lower())
    put = {"title": _title, "summary": _summary, "language": _language}.get(name or "", _kept(name))
    if not said and not isinstance(value, (list, dict)):
        return
    if name is None or not said or not put(draft, said):
        shown = line if said or not isinstance(value, (list, dict)) else f"{line} {value}"
        draft.leave(
            number, f"{key}: {said}" if said else shown, _("this has no place in the head of a script"), aside=False
        )


def _said(value: object) -> str:
    """One line of text: a list of words is joined."""
    if isinstance(value, list) and all(isinstance(each, (str, int, float)) for each in value):
        return ", ".join(map(str, value))
    return "" if isinstance(value, (list, dict)) or value is None else " ".join(str(value).split())


def _title(draft: Draft, said: str) -> bool:
    draft.title = draft.title or said
    return draft.title == said


def _summary(draft: Draft, said: str) -> bool:
    draft.summary = draft.summary or said
    return draft.summary == said


def _language(draft: Draft, said: str) -> bool:
    if _LANGUAGE.fullmatch(said) is None:
        return False
    draft.language = said.replace("_", "-")
    return True


def _kept(name: str | None) -> Callable[[Draft, str], bool]:
    def keep(draft: Draft, said: str) -> bool:
        allowed = name is not None and said in _ALLOWED.get(name, (said,))
        return name is not None and allowed and draft.head.setdefault(name, said) == said

    return keep
