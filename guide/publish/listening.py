"""What a listening page tells of: a practice, and each length in which it was rendered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guide.export.formats import FORMATS
from guide.translation.language import chosen


@dataclass(frozen=True, slots=True)
class Length:
    """One rendering."""

    sound: Path
    seconds: float
    plan: Mapping[str, Any]
    """What is heard when, as `guide.captions.formats.json` writes it."""
    captions: tuple[Path, ...] = ()
    """Words beside the sound, to be downloaded."""

    @property
    def media_type(self) -> str:
        """Return what kind of sound it is."""
        return FORMATS[self.sound.suffix.lower()].media_type


@dataclass(frozen=True, slots=True)
class Listening:
    """A practice on a page of its own."""

    name: str
    """Of its page, without an ending: letters, digits, dashes."""
    title: str
    summary: str
    note: str
    kind: str
    intensity: int
    needs: tuple[str, ...]
    language: str
    author: str
    license: str
    lengths: tuple[Length, ...]
    """The shortest first."""

    @property
    def own_words(self) -> Mapping[str, str]:
        """Return the attributes of elements with words of the practice, so that they are read in its language."""
        return {"lang": self.language} if self.language != chosen() else {}

    @property
    def page(self) -> str:
        """Return the name of its page."""
        return f"{self.name}.html"


def read_plan(path: Path) -> Mapping[str, Any]:
    """Return the plan that was written beside a sound."""
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
