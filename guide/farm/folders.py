"""What lies where in the folder of a catalogue: finished files at the top, everything else in one folder beside them.

On a cluster the folder is one that every machine has under the same name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide import places
from guide.voices.shared_takes import SharedTakes


@dataclass(frozen=True, slots=True)
class CatalogueFolder:
    """The folder that finished files go to."""

    out: Path

    @property
    def inner(self) -> Path:
        """What is needed to make them and to go on. Can be deleted at any time while nobody makes any."""
        return self.out / ".catalogue"

    @property
    def manifest(self) -> Path:
        """What was written."""
        return self.inner / "manifest.jsonl"

    @property
    def making(self) -> Path:
        """A folder for each render that is being made, or is made and has not yet moved to its place."""
        return self.inner / "making"

    @property
    def leases(self) -> Path:
        """Who is at work here."""
        return self.inner / "at-work"

    @property
    def claim(self) -> Path:
        """Held by the one program that hands out the work."""
        return self.inner / "claim"

    @property
    def report(self) -> Path:
        """What the last run said at its end."""
        return self.inner / "report.txt"

    def takes(self) -> SharedTakes:
        """Return what was spoken for this catalogue; what this machine has spoken before is used as well.

        They lie here and not among the listener's own, whose limit would forget the first of them before the last is
        spoken.
        """
        return SharedTakes(self.inner / "takes", places.takes())
