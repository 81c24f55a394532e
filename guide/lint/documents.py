"""What is wrong in a file of the library, whatever sort of file it is: a practice, a form, a scale, words, a series.

To add a sort: a row in `SORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from guide.forms import body_regions, document, feeling_words, finding, scales, series
from guide.forms.document import ReadRoot
from guide.forms.form import read_form
from guide.library import needs
from guide.lint import forms, layers
from guide.problems import Problem
from guide.script import read_bytes, recover
from guide.script.nodes import Mapping as MappingNode

Found = tuple[tuple[Problem, ...], Mapping[str, str]]
"""What is wrong and what is advised, and the texts that it points into, by path."""


class Sort(NamedTuple):
    """One sort of file beside the practices."""

    folder: str
    """Where such files lie."""
    key: str
    """A key that only they have."""
    read: ReadRoot[Any]
    advise: Callable[[Any], tuple[Problem, ...]] = lambda value: ()


SORTS = (
    Sort(finding.FORMS, "questions", read_form, forms.advise),
    Sort(finding.SCALES, "to", scales.read_scale, forms.advise_scale),
    Sort(finding.WORDS, "words", feeling_words.read_words),
    Sort(finding.WORDS, "regions", body_regions.read_regions),
    Sort(finding.WORDS, "needs", needs.read_needs),
    Sort(finding.SERIES, "layers", series.read_series, layers.advise),
)


def everything(path: Path) -> Found:
    """Return all that is wrong in a file, and then all advice. Raises CannotReadError where it cannot be had."""
    raw = read_bytes(path)
    sort = sort_of(raw, path)
    if sort is None:
        from guide import script
        from guide.lint import run

        reading = script.parse(raw, str(path))
        return run.everything(reading), reading.texts
    found = document.parse(raw, str(path), sort.read)
    advice = sort.advise(found.draft) if found.draft is not None else ()
    return (*found.problems, *sorted({*found.advice, *advice})), found.texts


def sort_of(raw: bytes, path: Path) -> Sort | None:
    """Return the sort of file, by what stands in it, or else by where it lies; None for a practice or a part."""
    root, _ = recover.read(raw.decode("utf-8", "replace"), str(path))
    keys = {key.value for key, _ in root.pairs} if isinstance(root, MappingNode) else set()
    if keys & {"sections", "steps"}:
        return None
    inside = [sort for sort in SORTS if sort.folder == path.parent.name]
    return next((sort for sort in SORTS if sort.key in keys), None) or next(iter(inside), None)
