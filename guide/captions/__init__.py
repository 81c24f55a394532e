"""Timeline to text: captions, chapters, the whole plan. Taken from the plan itself, never from recognition.

To add a caption format, see `guide.captions.formats`.
"""

from __future__ import annotations

from guide.captions.chapters import Chapter, chapters
from guide.captions.formats import FORMATS
from guide.captions.formats.lrc import lrc
from guide.captions.formats.srt import srt
from guide.captions.formats.vtt import webvtt
from guide.captions.plan import plan
from guide.captions.podcast import podcast

__all__ = ["FORMATS", "Chapter", "chapters", "lrc", "plan", "podcast", "srt", "webvtt"]
