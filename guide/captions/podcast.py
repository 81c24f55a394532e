"""Chapters as a file beside a podcast's sound: the JSON of the Podcast Namespace, version 1.2
(https://podcasting2.org, podcast:chapters).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from guide.captions.chapters import Chapter

MEDIA_TYPE = "application/json+chapters"


def podcast(chapters: Iterable[Chapter], title: str = "", author: str = "") -> str:
    """A whole file. Times in seconds, to the millisecond."""
    about = {"version": "1.2.0", **({"title": title} if title else {}), **({"author": author} if author else {})}
    rows = [
        {"startTime": round(each.start, 3), "endTime": round(each.stop, 3), "title": each.title} for each in chapters
    ]
    return json.dumps({**about, "chapters": rows}, indent=2, ensure_ascii=False) + "\n"
