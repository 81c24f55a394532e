"""What a start is expected to play: the very opening that was played the last time the same was asked for.

A practice that has been played before needs nothing to be read, arranged or looked up to begin as it did then, so the
process that plays begins with what is kept here while this one still gets ready. It is an expectation and no more:
`guide.player.Output.open` says afterwards what is to be played. Where that is equal it simply goes on; where it is not
(a script that was changed, a line that has gone from the cache), what was begun is faded out and it begins anew.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from guide.audio import Rate
    from guide.player.piece import Playable
    from guide.player.status import Opening

ENDING = ".opening"
MOST = 32
"""Openings that are kept; those that were kept longest ago are forgotten."""
_VALUES = frozenset({
    "guide.render.piece", "guide.mix.master", "guide.mix.limiter", "guide.timeline.model", "guide.script.model",
    "guide.player.status", "guide.audio", "guide.problems", "pathlib",
})  # fmt: skip
"""Modules of what an opening is made of; nothing else is made from a file."""


class OpeningPlayed(NamedTuple):
    """What `guide.player.Output.open` was asked for."""

    piece: Playable
    rate: Rate
    opening: Opening


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is expected of one start. To be believed only while `holds`."""

    path: Path
    """Its file, named by all that was asked for."""
    program: str
    """Names the version of everything that is installed."""
    files: Sequence[Path] = ()
    """What it was made from besides."""

    def holds(self) -> bool:
        """Return whether there is one, and nothing that it names has changed since. Reads no more than its head."""
        try:
            with self.path.open("rb") as file:
                program, files = json.loads(file.readline())
            return bool(program == self.program and all(_about(name) == about for name, about in files))
        except (OSError, ValueError, TypeError):
            return False

    def keep(self, played: OpeningPlayed) -> None:
        """Keep ``played`` for the next time, if all of it is final. Where it cannot be kept, nothing is."""
        from guide.audio.atomic import beside
        from guide.problems import CannotWriteError

        if played.piece.ready < played.piece.frames:
            return
        head = json.dumps([self.program, [(str(path), _about(str(path))) for path in self.files]]).encode()
        body = head + b"\n" + pickle.dumps(tuple(played), pickle.HIGHEST_PROTOCOL)
        with contextlib.suppress(OSError, CannotWriteError):
            if not (self.path.exists() and self.path.read_bytes() == body):
                with beside(self.path, rights=0o600, lasting=False) as part:
                    part.write_bytes(body)
                forget(self.path.parent, MOST)


def read(path: Path) -> OpeningPlayed:
    """Return what was kept. Raises OSError, UnpicklingError, or what the making of one of its values raises."""
    with path.open("rb") as file:
        file.readline()
        return OpeningPlayed(*_Values(io.BytesIO(file.read())).load())


def forget(folder: Path, most: int = 0) -> None:
    """Delete all but the newest ``most`` in ``folder``."""
    with contextlib.suppress(OSError):
        kept = sorted(folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[most:]:
            path.unlink(missing_ok=True)


class _Values(pickle.Unpickler):
    """Makes values, and calls nothing else that a file may name."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's word for it
        if module not in _VALUES or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of an opening")
        return super().find_class(module, name)


def _about(path: str) -> list[int] | None:
    try:
        about = os.stat(path)  # noqa: PTH116 - as quick as can be
    except (OSError, ValueError):
        return None
    return [about.st_size, about.st_mtime_ns]
