"""The words as WebVTT (https://www.w3.org/TR/webvtt1/), one cue a sentence."""

from __future__ import annotations

from guide.captions.caption_format import CaptionFormat
from guide.captions.clock import milliseconds, stamp
from guide.captions.words import on_one_line, pieces
from guide.timeline import Timeline
from guide.timeline.model import WordCue


def webvtt(timeline: Timeline, words: bool = False) -> str:
    """A whole file. ``words`` puts the time of each word inside, so that a player may show them one after another."""
    blocks = ["WEBVTT"]
    for cue in timeline.cues:
        start, stop = milliseconds(cue.start, timeline.rate), milliseconds(cue.stop, timeline.rate)
        stop = max(stop, start + 1)
        text = _timed(cue, timeline, start, stop) if words else _escaped(cue.text)
        blocks.append(f"{stamp(start)} --> {stamp(stop)}\n{on_one_line(text)}")
    return "\n\n".join(blocks) + "\n"


def _timed(cue: WordCue, timeline: Timeline, start: int, stop: int) -> str:
    """Times inside a cue only go forward and lie within it; what does not is left out (WebVTT 1, section 4.2.2)."""
    out, last = "", start
    for frame, text in pieces(cue):
        at = milliseconds(frame, timeline.rate)
        if last < at < stop:
            out, last = f"{out}<{stamp(at)}>", at
        out += _escaped(text)
    return out


def _escaped(text: str) -> str:
    """A caption is markup: ``&`` and ``<`` are written as entities, and an arrow would end the cue."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMAT = CaptionFormat(webvtt, "text/vtt")
