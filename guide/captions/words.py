"""What is said when, line by line and word by word: the source of every caption format."""

from __future__ import annotations

from guide.captions.clock import milliseconds
from guide.timeline import Timeline
from guide.timeline.model import WordCue


def pieces(cue: WordCue) -> list[tuple[int, str]]:
    """The text of a cue cut where its words begin, each piece with the frame it begins at.

    Joined they are the text. A cue whose words have no times is one piece.
    """
    cuts, at = [], 0
    for word in cue.words:
        found = cue.text.find(word.text, at)
        if found >= 0 and word.text:
            at = found + len(word.text)
            cuts.append((word.start, found))
    cuts = [(cue.start, 0), *cuts[1:]]  # the first word begins the line, and so does a quotation mark before it
    ends = [*(place for _, place in cuts[1:]), len(cue.text)]
    return [(frame, cue.text[place:end]) for (frame, place), end in zip(cuts, ends, strict=True)]


def on_one_line(text: str) -> str:
    """Words without line breaks, which end a caption in most formats."""
    return " ".join(text.split())


def spoken(timeline: Timeline) -> list[tuple[str, int]]:
    """Words with their milliseconds, for ID3 SYLT: a new line begins with a line break, as its standard asks."""
    rows = []
    for cue in timeline.cues:
        for number, (frame, text) in enumerate(pieces(cue)):
            rows.append((text if number else f"\n{text}", milliseconds(frame, timeline.rate)))
    return sorted(rows, key=lambda row: row[1])
