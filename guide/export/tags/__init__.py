"""What a finished file says about itself, in the way of each container.

To add a container: a file here with ``write(path, inside)``, which a format of `guide.export.formats` names.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guide.translation import _

if TYPE_CHECKING:
    from guide.audio.loudness import Level
    from guide.captions import Chapter


@dataclass(frozen=True, slots=True)
class About:
    """What is worth knowing of a practice when only its file is at hand."""

    title: str
    summary: str = ""
    author: str = ""
    license: str = ""
    note: str = ""
    kind: str = ""
    aim: str = ""
    intensity: int = 1
    language: str = "en"
    voice: str = ""
    beds: tuple[str, ...] = ()
    digest: str = ""
    """Hash of the script."""

    def rows(self) -> Iterator[tuple[str, str]]:
        """Names and values beyond title, author and licence; empty ones are left out."""
        rows = (
            ("note", self.note),
            ("kind", self.kind),
            ("aim", self.aim),
            ("intensity", f"{self.intensity} of 5"),
            ("voice", self.voice),
            ("beds", ", ".join(self.beds)),
            ("script-sha256", self.digest),
        )
        return (row for row in rows if row[1])

    def comment(self) -> str:
        """The summary, and the content note where there is one: shown by every player."""
        return f"{self.summary} Note: {self.note}" if self.note else self.summary


@dataclass(frozen=True, slots=True)
class Inside:
    """Everything that goes into a file beside its sound."""

    about: About
    chapters: tuple[Chapter, ...]
    frames: int
    words: tuple[tuple[str, int], ...] = ()
    """Words and their milliseconds; a line break begins a line. None where no captions are wanted."""
    lyrics: str = ""
    """The same as LRC."""
    level: Level | None = None
    cover: bytes = b""
    """JPEG."""


def write(path: Path, writer: Callable[[Path, Inside], None], inside: Inside) -> None:
    """Write tags, chapters, words and cover into the finished sound at ``path``. Raises OSError."""
    from mutagen import MutagenError

    try:
        writer(path, inside)
    except MutagenError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(errno.EIO, _("the tags could not be written ({error})").format(error=error)) from error
