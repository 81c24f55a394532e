"""What is known of a practice without reading it: enough to list it, to choose it and to find it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from guide.translation import _

if TYPE_CHECKING:
    from guide.script.model import Script

FIELDS = ("title", "summary", "kind", "aim", "intensity", "language", "posture", "serves", "needs", "eyes")
"""What a header has of a `guide.script.model.Script`, by the same names."""


class Header(NamedTuple):
    """A practice that can be used."""

    name: str
    path: Path
    title: str
    summary: str
    kind: str
    aim: str
    intensity: int
    language: str
    posture: tuple[str, ...]
    serves: tuple[str, ...]
    needs: tuple[str, ...]
    eyes: tuple[str, ...]
    version: str
    """Changes with the script, and with the parts that it uses."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice that was read."""

    name: str
    path: Path
    script: Script


@dataclass(frozen=True, slots=True)
class Broken:
    """A script of the library that cannot be used as it is."""

    name: str
    path: Path
    title: str
    """As far as it could be read; its name if not."""
    reason: str
    """The first thing that is in the way, with its line."""

    @property
    def sentence(self) -> str:
        """Return what is said of it where only practices that work are of use."""
        return _("{name} cannot be used yet: {reason}. All of it: guide check {path}").format(
            name=self.path.name, reason=self.reason, path=self.path
        )
