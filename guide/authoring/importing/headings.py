"""Which lines are headings: ``# Evening``, ``TITLE``, ``Part 2: The body``, ``**At home**``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.authoring.importing import pauses, wording
from guide.authoring.importing.times import leading

TITLE = re.compile(r"(?:title|titel|titre|título|titolo):[ \t]+(.*\w.*)", re.IGNORECASE)
MOST_WORDS = 10
"""More words than that in capitals or bold are no heading."""
_HASHES = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_BOLD = re.compile(r"(\*\*|__)([^*_]+)(?:\*\*|__):?")
_NUMBERED = re.compile(
    r"((?:part|section|chapter|step|stage|phase|day|week|session|teil|schritt|kapitel|partie|étape|parte|paso|passo"
    r"|capítulo|capitolo|deel|stap|hoofdstuk)[ \t]+"
    r"(?:\d{1,3}|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten))[ \t]*(?:[:.–—-](?:[ \t]+(.*))?)?",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A heading, and what is left of its line."""

    title: str
    level: int = 2
    rest: str = ""


def hashed(line: str) -> Found | None:
    """A heading of Markdown; a time in front of its words is no part of it."""
    hashes = _HASHES.fullmatch(line)
    if hashes is None or not wording.speakable(hashes[2]):
        return None
    marked = leading(hashes[2])
    return Found(bare(hashes[2][marked.stop :] if marked else hashes[2]), len(hashes[1]))


def worded(line: str, *, first: bool, shouted: bool) -> Found | None:
    """A heading by its words. ``first`` if nothing came before, ``shouted`` if all of the text is in capitals."""
    if first and TITLE.fullmatch(bare(line)):
        return Found(bare(line), 1)
    bold = _BOLD.fullmatch(line)
    if bold and len(bold[2].split()) <= MOST_WORDS and bold[2].strip()[-1:] not in tuple(".!?…,"):
        return Found(bold[2].strip().rstrip(":"))
    numbered = _NUMBERED.fullmatch(bare(line))
    if numbered:
        rest = numbered[2] or ""
        spoken = len(rest.split()) > MOST_WORDS or rest[-1:] in tuple(".!?…,;") or "[" in rest
        return Found(numbered[1], 2, rest) if spoken else Found(bare(line).rstrip(":.–—- "))
    return Found(line.rstrip(":")) if not shouted and _capitals(line) else None


def bare(text: str) -> str:
    """Without signs of Markdown around it."""
    return text.strip("*_# \t").strip() if wording.speakable(text) else text


def pause_line(line: str) -> bool:
    """Whether a line without brackets is a pause: ``PAUSE``, ``Pause 10 seconds``, ``-- pause --``."""
    stripped = line.strip("-–—*_.|/~#=: ")
    if line.endswith(".") or not pauses.speaks_of_pause(stripped) or pauses.pause(stripped) is None:
        return False
    return stripped.isupper() or pauses.has_length(stripped) or line != stripped


def _capitals(line: str) -> bool:
    letters = [each for each in line if each.isalpha()]
    return (
        len(letters) >= 4
        and all(map(str.isupper, letters))
        and len(line.split()) <= MOST_WORDS
        and line[-1] not in ".!?…,;"
        and not any(each in "[](){}<>" for each in line)
        and not pause_line(line)
    )
