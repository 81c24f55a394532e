"""What is heard when, as JSON: for pages and programs that follow the sound. Seconds, to the millisecond.

length    of the whole
cues      each sentence: start, stop, text; with its words, each start, stop and text, where they are wanted
chapters  each section: start, title
breath    each phase that is paced: start, stop, name (in, sip, hold, out, rest)
"""

from __future__ import annotations

import json
from typing import Any

from guide.captions.caption_format import CaptionFormat
from guide.captions.chapters import chapters
from guide.timeline import Timeline
from guide.timeline.model import WordCue


def following(timeline: Timeline, words: bool = False) -> str:
    """Return a whole file. ``words`` puts the times of each word into its sentence, where the voice tells them."""

    def at(frame: int) -> float:
        return round(timeline.rate.seconds(frame), 3)

    def cue(each: WordCue) -> dict[str, Any]:
        row: dict[str, Any] = {"start": at(each.start), "stop": at(each.stop), "text": each.text}
        if words and each.words:
            row["words"] = [{"start": at(one.start), "stop": at(one.stop), "text": one.text} for one in each.words]
        return row

    told = {
        "length": at(timeline.frames),
        "cues": [cue(each) for each in timeline.cues],
        "chapters": [{"start": round(each.start, 3), "title": each.title} for each in chapters(timeline)],
        "breath": [{"start": at(each.start), "stop": at(each.stop), "name": each.name} for each in timeline.phases],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


FORMAT = CaptionFormat(following)
