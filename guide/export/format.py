"""What an export format is: how its bytes are written, what is told inside, and what a feed calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from guide.captions import Chapter
    from guide.export.encoders import Encoder
    from guide.export.tags import Inside

Quality: TypeAlias = Literal["low", "normal", "high"]
QUALITIES: tuple[Quality, ...] = ("low", "normal", "high")
Settings: TypeAlias = Mapping[Quality, tuple[str, ...]]
"""What a library is given, by quality."""
WHOLE: Settings = {"low": ("PCM_16",), "normal": ("PCM_16",), "high": ("PCM_24",)}
"""libsndfile's samples where nothing is left out."""


@dataclass(frozen=True, slots=True)
class Stream:
    """What an encoder is told of the sound that comes: frames a second, channels (1 or 2), and how good it is to be."""

    hz: int
    channels: int
    quality: Quality = "normal"
    chapters: Sequence[Chapter] = ()
    """For containers that must know them at once; the others have them among their tags."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file, as ``FORMAT`` in its module says. The name of the module is the ending of the file."""

    media_type: str
    """As a podcast feed tells it."""
    encoder: Callable[[Path, Stream], Encoder]
    """Open a file to write. Raises CannotWriteError if the encoder is missing, OSError if it cannot be written."""
    tags: Callable[[Path, Inside], None] | None = None
    """Write title, chapters, words and cover into the finished file. Raises OSError, MutagenError. None if it has no
    place for them."""
    cover: bool = True
    """Whether a picture can lie inside."""
    widths: Mapping[Quality, int] = field(default_factory=dict)
    """Bytes of one sample, where its container cannot count more than ``most`` of them."""
    most: int = 1 << 62
    too_long: str = ""
    """What is said of a practice with more than that, in one sentence."""


def by_quality(*before: str, low: str, normal: str, high: str) -> Settings:
    """Return settings that begin alike and end by quality."""
    return {"low": (*before, low), "normal": (*before, normal), "high": (*before, high)}
