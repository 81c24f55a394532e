"""What is asked for beside the sound itself."""

from __future__ import annotations

from dataclasses import dataclass

from guide.export.format import Quality


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """The usual: a file for any player, with a picture inside and WebVTT beside."""

    quality: Quality = "normal"
    mono: bool = False
    """One channel: half of each. The voice stands in the middle, so it stays exactly as loud as it was, and no peak
    grows; a wide bed comes out up to 3 dB softer, which is the kinder side to err on."""
    captions: tuple[str, ...] = ("vtt",)
    """Formats of `guide.captions.formats` to write beside the sound; none leaves words out of the file too."""
    word_times: bool = False
    """Whether captions carry the time of each word, where voice and format can tell it."""
    cover: bool = True
    chapters_json: bool = False
    """A podcast's chapters file beside the sound."""
    way_out: str = ""
    """What to do when the render is not as it should be."""
    stems: bool = False
    """A folder ``NAME.stems`` with each bus and their sum, 32-bit float."""


USUAL = ExportOptions()
