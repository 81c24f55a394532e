"""What is asked for: practices, and every voice, length and format that each of them is wanted in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.order import RenderOrder
from guide.script.model import Script


@dataclass(frozen=True, slots=True)
class Variant:
    """A voice and a length; None is what the author chose."""

    voice: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class CatalogueRequest:
    """Practices by their files, and what is wanted of each."""

    paths: tuple[Path, ...]
    formats: tuple[str, ...]
    """Endings of files, without their dots."""
    voices: tuple[str | None, ...] = (None,)
    lengths: tuple[float | None, ...] = (None,)
    options: RenderOptions = field(default_factory=RenderOptions)
    """What else is changed about every practice; its voice and its seconds count for nothing."""
    order: RenderOrder = field(default_factory=RenderOrder)

    def job(self, script: Script, variant: Variant) -> RenderJob:
        """Return what makes a practice in one voice and one length."""
        options = replace(self.options, voice=variant.voice, seconds=variant.seconds)
        return RenderJob(script, options, self.order)
