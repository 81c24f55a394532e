"""What works as a series, and leads nowhere: practices and forms that are not there.

``no-such-practice``   no practice of the library is called so, or several are
``no-such-form``       no form is
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide import library
from guide.forms import finding
from guide.forms.series import Series
from guide.problems import Problem, did_you_mean
from guide.translation import _


def advise(series: Series) -> tuple[Problem, ...]:
    """Return all advice about a series."""
    return tuple(sorted(set(_lost(series))))


def _lost(series: Series) -> Iterator[Problem]:
    practices = library.names()
    short = sorted({each.rpartition("/")[2] for each in practices})
    forms = finding.names(finding.FORMS, series.where.path)
    for layer in series.layers:
        for name in layer.practices:
            if library.called(practices, name, series.where.path) is None and not _beside(name, series.where.path):
                said = _("'{name}' in '{layer}' is no practice here, or more than one").format(
                    name=name, layer=layer.name
                )
                yield Problem(series.where, "no-such-practice", said, did_you_mean(name, short))
        for name in layer.forms:
            if name not in forms:
                said = _("'{name}' in '{layer}' is no form here").format(name=name, layer=layer.name)
                yield Problem(series.where, "no-such-form", said, did_you_mean(name, forms))


def _beside(name: str, path: str) -> bool:
    """Whether it is a practice of the same author's folder, which may become a pack: the library need not have it."""
    folder = Path(path).parent
    inside = ".." not in Path(name).parts and not Path(name).is_absolute()
    return inside and folder.name == finding.SERIES and (folder.parent / f"{name}{finding.ENDING}").is_file()
