"""Timeline to text: captions, chapters, the whole plan. Taken from the plan itself, never from recognition.

To add a caption format: a file here with a function from `Timeline` to text, and a row in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.captions.chapters import Chapter, chapters
from guide.captions.lrc import lrc
from guide.captions.plan import plan
from guide.captions.podcast import podcast
from guide.captions.srt import srt
from guide.captions.webvtt import webvtt
from guide.timeline import Timeline

__all__ = ["FORMATS", "Chapter", "chapters", "lrc", "plan", "podcast", "srt", "webvtt"]

FORMATS: dict[str, Callable[[Timeline, bool], str]] = {
    "vtt": webvtt,
    "srt": lambda timeline, words: srt(timeline),
    "lrc": lrc,
}
"""Ending of a file to what writes it; the flag asks for the time of each word, where the format has a way."""
