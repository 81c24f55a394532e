"""What SubRip and WebVTT have in common: cues that begin at a moment, and tags inside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from guide.authoring.importing.directions import inline
from guide.authoring.importing.draft import Draft, End, TimeMark
from guide.authoring.importing.wording import speakable

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*(?:\d{{1,3}}:)?\d{{1,3}}:\d{{1,2}}(?:[.,]\d{{1,3}})?\b.*")
_TAG = re.compile(r"<(/?)([A-Za-z0-9][\w:]*)((?:[.\s][^<>]*|\.\d+)?)/?>")
_KNOWN = frozenset(["i", "b", "u", "c", "v", "lang", "ruby", "rt", "font", "em", "strong", "span", "s", "br"])
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_STAMP = re.compile(r"<\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}>")
_ENDED = tuple(".!?…")


@dataclass(slots=True)
class SubtitleCue:
    """One cue: when it begins, and its lines with the number of the first."""

    at: float | None
    line: int
    first: int
    lines: list[str] = field(default_factory=list)


def begins(line: str) -> float | None:
    """The second at which a cue with this line of timing begins; None if it is none."""
    match = TIMING.fullmatch(line)
    if match is None:
        return None
    hours, minutes, seconds, part = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int((part or "0").ljust(3, "0")) / 1000


def place(draft: Draft, cues: list[SubtitleCue], read: Callable[[str], str] = str) -> None:
    """Every cue with words in it, at its moment. ``read`` turns what is left without its tags into words."""
    voices: set[str] = set()
    for cue in cues:
        lines = [re.sub(r"^\s*[-–—]\s+", "", read(_untagged(draft, cue, at, voices))) for at in range(len(cue.lines))]
        text = "\n".join(lines)
        if not text.strip():
            continue
        if cue.at is not None:
            draft.add(TimeMark(cue.at, cue.line))
        inline(draft, text, cue.first, trails=False)
        bare = text.rstrip().rstrip("\"'”’)")
        draft.add(End(paragraph=bare.endswith(_ENDED) or not speakable(bare)))


def _untagged(draft: Draft, cue: SubtitleCue, at: int, voices: set[str]) -> str:
    number = cue.first + at

    def leave(match: re.Match[str]) -> str:
        closing, name, rest = match.groups()
        if name.lower() not in _KNOWN:
            draft.leave(number, match[0], "this tag means nothing here")
        elif name.lower() == "v" and not closing and rest.strip() not in voices:
            voices.add(rest.strip())
            draft.leave(number, match[0], "who speaks is not kept: all lines have one voice")
        return " " if name.lower() == "br" else ""

    return _TAG.sub(leave, _STAMP.sub("", _OVERRIDE.sub("", cue.lines[at])))
