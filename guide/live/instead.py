"""A practice as a file, where there is no sound card to hear it through: one file, beginning where it was to begin."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import CannotWriteError

if TYPE_CHECKING:
    from guide.library import Practice
    from guide.render.options import RenderOptions
    from guide.timeline import Position

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
        way_out = "Go to another folder first, or practise in silence: add --silent."
        raise CannotWriteError(f"Nothing can be written to {folder}.", way_out)
    return next(path for path in _names(folder, name) if not path.exists() and not path.with_suffix(".vtt").exists())


def write(
    practice: Practice, choices: RenderOptions, out: Path, section: int, spot: Position | None,
    on_take: Callable[[int, int], None], on_written: Callable[[float], None],
) -> Written:  # fmt: skip
    """Write what would be heard from a section on, or from a spot, to ``out``, which `place` chose.

    Where the same file lies beside it already, no second one is kept. Raises ScriptError, WorldError.
    """
    from guide.export import ExportOptions
    from guide.render.to_file import InspectionOptions, render_to_file
    from guide.script.collect import collect

    script = choices.applied(practice.script)
    order = ExportOptions() if collect(script).utterances else ExportOptions(captions=())
    done = render_to_file(
        script, out, on_take, on_written, choices.wish, order, choices.profile, InspectionOptions(lenient=True),
        start=(section, spot),
    ).file  # fmt: skip
    own_words = choices.asked_own(practice.script) and not choices.for_others
    for path in _names(out.parent, practice.name):
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
