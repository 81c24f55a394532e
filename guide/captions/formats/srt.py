"""The words as SubRip, which every film player reads. It has no standard and no escapes; see `_plain`."""

from __future__ import annotations

from guide.captions.caption_format import CaptionFormat
from guide.captions.clock import milliseconds, stamp
from guide.captions.words import on_one_line
from guide.timeline import Timeline


def srt(timeline: Timeline, words: bool = False) -> str:
    """A whole file, one numbered cue a sentence. There is no way to tell the time of each word."""
    blocks = []
    for number, cue in enumerate(timeline.cues, 1):
        start, stop = milliseconds(cue.start, timeline.rate), milliseconds(cue.stop, timeline.rate)
        times = f"{stamp(start, ',')} --> {stamp(max(stop, start + 1), ',')}"
        blocks.append(f"{number}\n{times}\n{_plain(cue.text)}\n")
    return "\n".join(blocks)


def _plain(text: str) -> str:
    """Players take ``<`` and ``{`` for markup and would hide what follows: other brackets are shown."""
    text = on_one_line(text).replace("-->", "→")
    return text.translate(str.maketrans("<>{}", "‹›()"))


FORMAT = CaptionFormat(srt, "application/x-subrip")
