"""What a caption format is: how a timeline is written in it, and what a feed calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from guide.timeline import Timeline


@dataclass(frozen=True, slots=True)
class CaptionFormat:
    """One kind of captions, as ``FORMAT`` in its module says. The name of the module is the ending of the file."""

    write: Callable[[Timeline, bool], str]
    """Return the text of a file; the flag asks for the time of each word, where the format has a way."""
    media_type: str = ""
    """As a podcast feed tells of it; empty for a format that podcast players do not know."""
