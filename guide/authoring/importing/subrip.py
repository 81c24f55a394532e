"""SubRip (.srt): each cue begins at its moment.

Read as it is found in the world: numbers may be missing, blank lines may stand inside a cue, and the hours may be left
out. When a cue ends is not kept: a line lasts as long as it takes to say.
"""

from __future__ import annotations

import re

from guide.authoring.importing.cues import NO_MOMENT, SubtitleCue, garbled, place, times
from guide.authoring.importing.draft import Draft

_NUMBER = re.compile(r"\s*\d{1,9}\s*")


def read(text: str, draft: Draft) -> None:
    """Read ``text`` into ``draft``."""
    cues = [SubtitleCue(None, 1, 1)]
    for number, line in enumerate(text.split("\n"), 1):
        at = times(line)
        if at is None and not garbled(line):
            cues[-1].lines.append(line)
            continue
        before = cues[-1].lines
        if before and _NUMBER.fullmatch(before[-1]) and _numbers(before, len(cues)):
            before[-1] = ""
        if at is None:
            draft.leave(number, line, NO_MOMENT, aside=False)
            cues.append(SubtitleCue(None, number, number + 1))
        else:
            cues.append(SubtitleCue(at[0], number, number + 1, end=at[1]))
    place(draft, cues)


def _numbers(lines: list[str], count: int) -> bool:
    """Whether the last line is the number of the next cue and no word: it stands alone, or is the one that is due."""
    return len(lines) == 1 or not lines[-2].strip() or int(lines[-1]) == count
