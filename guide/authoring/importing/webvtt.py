"""WebVTT (.vtt): each cue begins at its moment (W3C Candidate Recommendation, 4 April 2019).

The names of cues, their settings and tags go; notes and blocks of style are listed.
"""

from __future__ import annotations

import html
import re

from guide.authoring.importing.cues import NO_MOMENT, SubtitleCue, begins, garbled, place, times
from guide.authoring.importing.draft import Draft
from guide.translation import _

_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_HEADER = re.compile(r"(?i)(kind|language|x-timestamp-map)\s*[:=]\s*(.*)")
_BLOCKS = ("STYLE", "REGION")


def read(text: str, draft: Draft) -> None:
    """Read ``text`` into ``draft``."""
    cues: list[SubtitleCue] = []
    for number, block in _blocks(text.split("\n")):
        if not cues and block[0].lstrip("\ufeff").startswith("WEBVTT"):
            _header(number, block, draft)
            block_cues = _cues(number, block, draft)
            cues += [cue for cue in block_cues if cue.at is not None]
        elif re.match(r"NOTE(\s|$)", block[0]) and not any(begins(line) is not None for line in block[:2]):
            draft.leave(number, "\n".join(block), _("a note is not spoken"))
        elif block[0].strip() in _BLOCKS and not any(begins(line) is not None for line in block[:2]):
            draft.leave(number, block[0], _("how the words look is not heard"))
        elif cues and cues[-1].at is not None and not any(cues[-1].lines) and begins(block[0]) is None:
            _continue(cues, number, block, draft)
        else:
            cues += _cues(number, block, draft)
    place(draft, cues, lambda line: _ENTITY.sub(lambda found: html.unescape(found[0]), line))


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """What stands between blank lines, with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            fresh = True
        elif fresh:
            found.append((number, [line]))
            fresh = False
        else:
            found[-1][1].append(line)
    return found


def _header(number: int, block: list[str], draft: Draft) -> None:
    draft.title = block[0].lstrip("\ufeff")[len("WEBVTT") :].strip(" \t-–—")
    for at, line in enumerate(block[1:], number + 1):
        if begins(line) is not None:
            return
        known = _HEADER.match(line)
        if known and known[1].lower() == "language":
            draft.language = known[2].strip()
        elif known is None and (at == number + len(block) - 1 or begins(block[at - number + 1]) is None):
            draft.leave(at, line, _("this line of the header means nothing here"))


def _continue(cues: list[SubtitleCue], number: int, block: list[str], draft: Draft) -> None:
    """A blank line after a line of timing does not end the cue: what follows is shown then."""
    first, *more = _cues(number, block, draft)
    if first.at is None:
        cues[-1].first, cues[-1].lines = first.first, first.lines
        cues += more
    else:
        cues += [first, *more]


def _cues(number: int, block: list[str], draft: Draft) -> list[SubtitleCue]:
    """The cues of one block; words that follow a blank line inside a cue begin at no moment of their own."""
    found = [SubtitleCue(None, number, number)]
    for at, line in enumerate(block):
        moment = times(line)
        if moment is None and not garbled(line):
            found[-1].lines.append(line)
            continue
        if found[-1].at is None and len(found[-1].lines) == 1:
            found[-1].lines = []  # the name of the cue
        if moment is None:
            draft.leave(number + at, line, NO_MOMENT, aside=False)
            found.append(SubtitleCue(None, number + at, number + at + 1))
            continue
        found.append(SubtitleCue(moment[0], number + at, number + at + 1, end=moment[1]))
    return [cue for cue in found if cue.lines or cue.at is not None]
