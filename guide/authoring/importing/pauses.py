"""What a direction says about silence: ``pause 5s``, ``a ten-second pause``, ``PAUSE x2``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.authoring.importing.amounts import MOST, Span, length, words_of
from guide.authoring.importing.draft import Rest
from guide.authoring.importing.number_words import ARTICLES, FILLERS, NUMBERS, UNITS
from guide.authoring.importing.pause_words import (
    AROUND,
    BEATS,
    HELD,
    KINDS,
    LONG,
    NOUNS,
    PAUSES,
    SHORT,
    usual,
)

_NOTHING = FILLERS | ARTICLES | AROUND
_EDGES = " \t\n.!:;,-–—*_~…|/#=()"
_PLURAL = (PAUSES | BEATS) & {"pauses", "pausen", "pausas", "pauser", "pauzes", "beats"}
_GIVEN = re.compile(
    r"""\b(?P<unit>msec|ms|secs?|seconds?|s)\s*=\s*["']?(?P<bare>\d+(?:[.,]\d+)?)["']?"""
    r"""|\b(?:time|dur|duration|length|len)\s*=\s*["']?(?P<whole>[^"'<>]{1,20})["']?|\bslnc\s+(?P<slnc>\d+)"""
)  # fmt: skip
"""Attributes of tags for other voices, and Apple's silence."""
_MOST_INSIDE = 12
"""Tokens of a length between other words."""
_SPLIT = re.compile(r"\s*(?:[,;+&/]|\b(?:then|and|und|dann|et|puis|y|e|en|och|og)\b)\s*", re.IGNORECASE)


def pause(text: str) -> Rest | None:
    """The silence, if ``text`` speaks of nothing else."""
    if len(text) > MOST:
        return None
    text = _GIVEN.sub(_attribute, text)
    found = [word for word in words_of(text.strip(_EDGES)) if word not in "()"]
    kinds = {word for word in found if word in KINDS}
    if not kinds:
        held = [word for word in found if word not in HELD]
        timed = length(" ".join(held)) if any(word in UNITS or word in "\"'″′" for word in held) else None
        return _rest(timed)
    rest = _trimmed([word for word in found if word not in KINDS | LONG | SHORT])
    natural = usual(set(found))
    if all(word in _NOTHING for word in rest):
        return Rest(natural)
    times = _times(rest, plural=bool(kinds & _PLURAL))
    if times:
        return Rest(natural * times)
    whole = [word for word in found if word not in KINDS]
    without_article = rest[1:] if rest[0] in ARTICLES else rest
    for tried in (rest, without_article, _trimmed(whole)):
        if len(tried) == 1 and tried[0] in UNITS:
            return Rest(UNITS[tried[0]])
        timed = length(" ".join(tried), unit=1.0)
        if timed:
            return _rest(timed)
    return None


def several(text: str) -> list[str]:
    """The parts of a direction that asks for one thing after the other."""
    return [part for part in _SPLIT.split(text) if part] if len(text) <= MOST else []


def around(text: str) -> tuple[Rest, str] | None:
    """The silence of a direction that speaks of a pause, of one length, and of other things: "pause 10 s to notice"."""
    if len(text) > 2 * MOST:
        return None
    found = words_of(text)
    if not any(word in KINDS | HELD for word in found):
        return None
    spans = list(_lengths(found))
    if len(spans) != 1:
        return None
    first, last, span = spans[0]
    rest = _rest(span)
    return (rest, " ".join(found[:first] + found[last:])) if rest else None


def speaks_of_pause(text: str) -> bool:
    """Whether ``text`` begins or ends with the word for a pause, in any of the languages."""
    found = [word for word in words_of(text[: 3 * MOST]) if word.isalpha()]
    return bool(found) and (found[0] in NOUNS or (found[-1] in NOUNS and len(found) <= 6))


def has_length(text: str) -> bool:
    """Whether a pause says how long it is."""
    found = words_of(text)
    return any(word[0].isdigit() for word in found) or any(
        word in UNITS and found[at - 1 : at] and found[at - 1] in NUMBERS.keys() | FILLERS
        for at, word in enumerate(found)
    )


def _lengths(found: list[str]) -> Iterator[tuple[int, int, Span]]:
    """Every stretch of tokens that is a length with its unit, the longest first from the left."""
    at = 0
    while at < len(found):
        for stop in range(min(len(found), at + _MOST_INSIDE), at, -1):
            stretch = found[at:stop]
            span = length(" ".join(stretch)) if stretch[0] not in FILLERS and _is_timed(stretch) else None
            if span:
                yield at, stop, span
                at = stop
                break
        else:
            at += 1


def _is_timed(stretch: list[str]) -> bool:
    return any(word in UNITS for word in stretch)


def _attribute(match: re.Match[str]) -> str:
    if match["slnc"]:
        return f"pause {match['slnc']} ms"
    return match["whole"] or f"{match['bare']} {'ms' if match['unit'].startswith('ms') else 's'}"


def _times(found: list[str], *, plural: bool) -> float | None:
    """How often, where a number does not count seconds: ``x2``, ``2x``, or before a plural."""
    bare = [word for word in found if word not in ("x", "×")]
    if len(bare) != 1 or not (plural or len(bare) < len(found)):
        return None
    number = NUMBERS.get(bare[0]) or (float(bare[0]) if re.fullmatch(r"\d", bare[0]) else None)
    return number or None


def _trimmed(found: list[str]) -> list[str]:
    """Without what stands at its edges and says nothing of a length."""
    start, stop = 0, len(found)
    while start < stop and (found[start] in AROUND - NUMBERS.keys() or not found[start].strip(_EDGES)):
        start += 1
    while start < stop and (found[stop - 1] in AROUND or not found[stop - 1].strip(_EDGES)):
        stop -= 1
    return found[start:stop]


def _rest(span: Span | None) -> Rest | None:
    return Rest(*span) if span else None
