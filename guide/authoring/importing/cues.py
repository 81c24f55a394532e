"""What SubRip and WebVTT have in common: cues that begin at a moment, and tags inside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from guide.authoring.importing.directions import bracketed, inline
from guide.authoring.importing.draft import Draft, End, TimeMark
from guide.authoring.importing.edges import settle
from guide.authoring.importing.rolling import Shown, fresh
from guide.authoring.importing.spoken_by import Marks
from guide.authoring.importing.wording import speakable
from guide.translation import _

_CLOCK = r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}\b.*")
_MEANT = re.compile(r"[ \t]*\d+:[^ \t]*[ \t]*-{1,2}>.*")
_TAG = re.compile(r"<(/?)([A-Za-z0-9][\w:]*)((?:[.\s][^<>]*|\.\d+)?)/?>")
_KNOWN = frozenset(["i", "b", "u", "c", "v", "lang", "ruby", "rt", "font", "em", "strong", "span", "s", "br"])
_OVERRIDE = re.compile(r"\{\\[^{}]*\}")
_STAMP = re.compile(r"<\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}>")
NO_MOMENT = _("this line tells no moment, so what follows comes when the words before it are over")
_ENDED = tuple(".!?…")


@dataclass(slots=True)
class SubtitleCue:
    """One cue: when it begins, and its lines with the number of the first."""

    at: float | None
    line: int
    first: int
    lines: list[str] = field(default_factory=list)
    end: float = 0.0


def times(line: str) -> tuple[float, float] | None:
    """The seconds at which a cue with this line of timing begins and ends; None if it is none."""
    match = TIMING.fullmatch(line)
    if match is None:
        return None
    groups = match.groups()
    return _seconds(*groups[:4]), _seconds(*groups[4:])


def garbled(line: str) -> bool:
    """Return whether a line was meant as one of timing, and tells no moment; nobody says such a line."""
    return bool(_MEANT.fullmatch(line)) and times(line) is None


def begins(line: str) -> float | None:
    """The second at which a cue with this line of timing begins; None if it is none."""
    found = times(line)
    return None if found is None else found[0]


def place(draft: Draft, cues: list[SubtitleCue], read: Callable[[str], str] = str) -> None:
    """Every cue with words in it, at its moment. ``read`` turns what is left without its tags into words."""
    voices: set[str] = set()
    left: list[list[tuple[int, str, str]]] = [[] for _ in cues]
    lines = [
        [" ".join(read(line).split()) for line in _untagged(cue, voices, listed)]
        for cue, listed in zip(cues, left, strict=True)
    ]
    _unroll(cues, lines)
    marks = Marks([line for each in lines for line in each], lambda at, what, why: draft.leave(at, what, why))
    for cue, shown, listed in zip(cues, lines, left, strict=True):
        for each in listed:
            draft.leave(*each)
        if not any(shown):
            continue
        if cue.at is not None:
            draft.add(TimeMark(cue.at, cue.line))
        for number, text in _turns(marks, shown, cue.first):
            inline(draft, text, number, trails=False)
            bare = text.rstrip().rstrip("\"'”’)")
            draft.add(End(paragraph=bare.endswith(_ENDED) or not speakable(bare)))
    settle(draft)


def _turns(marks: Marks, shown: list[str], first: int) -> list[tuple[int, str]]:
    """The words of a cue, apart where somebody else begins to speak, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = [(first, [])]
    for number, line in enumerate(shown, first):
        text, begins = marks.off(line, number)
        if begins and any(found[-1][1]):
            found.append((number, []))
        found[-1][1].append(text)
    return [(number, bracketed("\n".join(lines))) for number, lines in found]


def _unroll(cues: list[SubtitleCue], lines: list[list[str]]) -> None:
    """Leave out of each cue what the one before it showed, where captions roll."""
    timed = [at for at, cue in enumerate(cues) if cue.at is not None and any(lines[at])]
    numbers = [[number for number, line in enumerate(lines[at]) if line] for at in timed]
    shown = [
        Shown(cues[at].at or 0.0, cues[at].end, tuple(lines[at][number] for number in found))
        for at, found in zip(timed, numbers, strict=True)
    ]
    new = fresh(shown)
    for at, found, each in zip(timed, numbers, new or (), strict=bool(new)):
        kept = {found[number]: text for number, text in each.lines.items()}
        lines[at] = [kept.get(number, "") for number in range(len(lines[at]))]


def _untagged(cue: SubtitleCue, voices: set[str], listed: list[tuple[int, str, str]]) -> Iterator[str]:
    for number, line in enumerate(cue.lines, cue.first):
        bare = _STAMP.sub("", _OVERRIDE.sub("", line))
        yield _TAG.sub(partial(_left, number=number, voices=voices, listed=listed), bare)


def _left(match: re.Match[str], number: int, voices: set[str], listed: list[tuple[int, str, str]]) -> str:
    """What stays of a tag; it is listed if nobody knows it, and so is each voice once."""
    closing, name, rest = match.groups()
    if name.lower() not in _KNOWN:
        listed.append((number, match[0], _("this tag means nothing here")))
    elif name.lower() == "v" and not closing and rest.strip() not in voices:
        voices.add(rest.strip())
        listed.append((number, match[0], _("who speaks is not kept: all lines have one voice")))
    return " " if name.lower() == "br" else ""


def _seconds(hours: str | None, minutes: str | None, seconds: str | None, part: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + int((part or "0").ljust(3, "0")) / 1000
