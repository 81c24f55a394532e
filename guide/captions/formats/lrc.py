"""The words as LRC, which music players show: one line a sentence, ``[mm:ss.cc]`` before it.

With the times of words it is the enhanced form, ``<mm:ss.cc>`` before each.
"""

from __future__ import annotations

from guide.captions.caption_format import CaptionFormat
from guide.captions.clock import milliseconds
from guide.captions.words import on_one_line, pieces
from guide.timeline import Timeline
from guide.timeline.model import WordCue

_LINGERS = 3000
"""Milliseconds a line may stand after its last word; after that an empty line takes it from the screen."""


def lrc(timeline: Timeline, words: bool = False) -> str:
    """A whole file. Lines stand in order of time."""
    rate, lines = timeline.rate, []
    nexts = [*(milliseconds(cue.start, rate) for cue in timeline.cues[1:]), milliseconds(timeline.frames, rate)]
    for cue, following in zip(timeline.cues, nexts, strict=False):
        start, stop = milliseconds(cue.start, rate), milliseconds(cue.stop, rate)
        lines.append(f"[{_stamp(start)}]{_timed(cue, timeline) if words and cue.words else _plain(cue.text)}")
        if following - stop > _LINGERS:
            lines.append(f"[{_stamp(stop)}]")
    return "\n".join([f"[length:{_stamp(nexts[-1])}]", *lines]) + "\n"


def _timed(cue: WordCue, timeline: Timeline) -> str:
    rows = ((milliseconds(frame, timeline.rate), _plain(text)) for frame, text in pieces(cue))
    return " ".join(f"<{_stamp(ms)}>{text}" for ms, text in rows if text)


def _plain(text: str) -> str:
    """Brackets are times in this format."""
    return on_one_line(text).translate(str.maketrans("[]<>", "()‹›"))


def _stamp(ms: int) -> str:
    cs = round(ms / 10)
    return f"{cs // 6000:02}:{cs // 100 % 60:02}.{cs % 100:02}"


FORMAT = CaptionFormat(lrc)
