"""What exports left behind that were killed: unfinished files, cleared away by the next export into the same folder."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from guide.captions import FORMATS as CAPTIONS
from guide.export.formats import FORMATS

OLD = 3600.0
"""Seconds without a change after which nobody is writing any more."""
_ENDINGS = "|".join(
    sorted({*(ending[1:] for ending in FORMATS), *CAPTIONS, "json", "xml", "m3u8", "jpg", "opml", "epub"})
)
_OURS = re.compile(rf"\..*-[a-z0-9_]{{8}}\.part\.({_ENDINGS})", re.DOTALL)
"""What `guide.audio.atomic.beside` calls a file until it is whole."""


def remove_unfinished(folder: Path, now: float) -> None:
    """Take away our unfinished files in ``folder`` last written an hour before ``now`` (as files' times count)."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if _OURS.fullmatch(path.name):
                _take_away(path, now)


def _take_away(path: Path, now: float) -> None:
    with contextlib.suppress(OSError):  # somebody else has, or may
        if path.is_file() and not path.is_symlink() and path.stat().st_mtime < now - OLD:
            path.unlink()
