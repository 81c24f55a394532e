"""A practice as a file, where there is no sound card to hear it through: one file, beginning where it was to begin."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import CannotWriteError
from guide.translation import _

if TYPE_CHECKING:
    from guide.render.job import RenderJob

_MOST = 1000


class Way(Enum):
    """What to do without a sound card."""

    WRITE = "write"
    SILENCE = "silence"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Written:
    """Where the file lies, and how many seconds it lasts; whether the same one was there already."""

    path: Path
    seconds: float
    before: bool
    own_words: bool = False
    """Whether the listener's own words can be heard in it."""


def place(name: str) -> Path:
    """Where a practice of that name would be written: in the folder one is in, under a name that no file has.

    Nobody asked for this file by name, so it takes nobody's place. Raises CannotWriteError, before minutes of speaking,
    where nothing can be written.
    """
    folder = Path.cwd()
    if not os.access(folder, os.W_OK):
        way_out = _("Go to another folder first, or practise in silence: add --silent.")
        raise CannotWriteError(_("Nothing can be written to {folder}.").format(folder=folder), way_out)
    return next(path for path in _names(folder, name) if not path.exists() and not path.with_suffix(".vtt").exists())


def write(
    job: RenderJob, name: str, out: Path,
    on_take: Callable[[int, int], None], on_written: Callable[[float], None],
) -> Written:  # fmt: skip
    """Write what would be heard of the practice called ``name`` to ``out``, which `place` chose; see the job's order.

    Where the same file lies beside it already, no second one is kept. Raises ScriptError, WorldError.
    """
    from guide.export import ExportOptions
    from guide.render.order import InspectionOptions, RenderOrder
    from guide.render.to_file import render_to_file
    from guide.script.collect import collect

    file = ExportOptions() if collect(job.applied).utterances else ExportOptions(captions=())
    order = replace(job.order or RenderOrder(), file=file, inspection=InspectionOptions(lenient=True))
    done = render_to_file(replace(job, order=order), out, on_take, on_written).file
    own_words = job.options.asked_own(job.script) and not job.options.for_others
    for path in _names(out.parent, name):
        if path == out:
            break
        if _same(path, out):
            for each in (out, *done.captions):
                each.unlink(missing_ok=True)
            return Written(path, done.seconds, True, own_words)
    return Written(out, done.seconds, False, own_words)


def _names(folder: Path, name: str) -> list[Path]:
    stem = name.rpartition("/")[2]  # a practice may lie in a folder of the library
    return [folder / f"{stem}{number}.flac" for number in ("", *(f"-{count}" for count in range(2, _MOST)))]


def _same(one: Path, other: Path) -> bool:
    try:
        return cmp(one, other, shallow=False)
    except OSError:
        return False
