"""Pauses in the place of moments: as long as it is quiet there, and free to stretch when a length is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from guide.authoring.importing.times import exact
from guide.authoring.importing.waits import NOTICED
from guide.authoring.yaml_text import YamlEntry, YamlSection


def stretched(chapters: tuple[YamlSection, ...], waits: list[float]) -> tuple[YamlSection, ...]:
    """``chapters`` with a pause of ``waits`` instead of each moment, or nothing if it is too short to hear."""
    left = iter(waits)
    return tuple(replace(chapter, steps=tuple(_steps(chapter.steps, left))) for chapter in chapters)


def _steps(steps: tuple[YamlEntry, ...], waits: Iterator[float]) -> Iterator[YamlEntry]:
    comments: tuple[str, ...] = ()
    for step in steps:
        here = replace(step, comments=(*comments, *step.comments))
        comments = ()
        if not (step.key == "pause" and isinstance(step.value, Mapping)):
            yield here
            continue
        length = round(next(waits), 1)
        if length > NOTICED:
            yield replace(here, value=exact(length))
        else:
            comments = here.comments
    if comments:
        yield YamlEntry("pause", exact(2 * NOTICED), comments)
