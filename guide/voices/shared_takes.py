"""Takes that many processes, on one machine or on several, fill together: whoever needs a sentence first speaks it,
and the others wait for it.

A claim is a locked file beside the take. The system lets go of the lock when its holder ends, however it ends. A holder
that lives and does nothing any more is waited for only so long; then the sentence is spoken once more, to the same
bytes.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from guide.audio.atomic import beside
from guide.problems import CannotWriteError
from guide.process import lease
from guide.voices.takes import Takes

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.audio.stored import Stored

_LEDGER = "spoken.txt"
_LOOK = 0.02
"""Seconds between two looks whether a claim is free."""
_PATIENCE = 180.0
"""Seconds after which whoever holds a claim is thought to do nothing any more."""


class SharedTakes(Takes):
    """The takes in ``folder``, each spoken once. What lies in ``also`` under the same name is taken from there."""

    def __init__(self, folder: Path, also: Path | None = None) -> None:
        super().__init__(folder)
        self._ledger = folder / _LEDGER
        self._also = Takes(also) if also else None

    def find(self, name: str) -> Stored | None:
        """See `Takes`."""
        found = super().find(name)
        if found is None and self._also and self._also.find(name):
            found = self._brought(self._also.path(name), name)
        return found

    def keep(self, name: str, pcm: Pcm, notes: dict[str, object]) -> Stored:
        """See `Takes`. One line in the ledger says that it was spoken; whoever is killed in between leaves the
        take alone, which is found by the next all the same."""
        kept = super().keep(name, pcm, notes)
        with contextlib.suppress(OSError), open(self._ledger, "ab", buffering=0) as ledger:  # noqa: PTH123 - one write
            ledger.write(f"{name}\n".encode())
        return kept

    @contextlib.contextmanager
    def claim(self, name: str) -> Iterator[None]:
        """See `Takes`. Waits while another process speaks it."""
        with lease.claimed(self.path(name).with_suffix(".claim"), _PATIENCE, threading.Event().wait, _LOOK):
            yield

    def ledger(self) -> list[str]:
        """Return the name of every take that was spoken into this folder, once for each time."""
        try:
            return self._ledger.read_text("ascii").split()
        except OSError:
            return []

    def _brought(self, path: Path, name: str) -> Stored | None:
        with contextlib.suppress(OSError, CannotWriteError), beside(self.path(name), lasting=False) as part:
            shutil.copyfile(path, part)
        return super().find(name)
