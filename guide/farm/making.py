"""What one worker does: the renders of one practice in one voice, one after the other.

Its sentences are spoken with the first of them, and found by the others. What is made stays in a folder of its own
until whoever handed out the work takes it in.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from guide.farm import staging
from guide.farm.folders import CatalogueFolder
from guide.farm.manifest import Refusal, WrittenFile
from guide.farm.plan import Assignment, PlannedRender, file_names, refusal
from guide.farm.versions import render_digest
from guide.lint.run import load
from guide.problems import CannotReadError, ScriptError, WorldError
from guide.process import lease
from guide.render.job import RenderJob
from guide.render.to_file import render_to_file
from guide.translation import _

Progress = Callable[[str, float], None]
"""Told which render is being made, by its stem, and how much of it is, 0 to 1; what it raises ends the work."""
_SPOKEN = 0.3
"""The share of the work that speaking is, where nothing was spoken before."""


@dataclass(frozen=True, slots=True)
class MadeRender:
    """A render that is whole, and waits to be taken in."""

    stem: str
    key: str
    files: tuple[WrittenFile, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """An assignment, and the folder it is done in. Picklable."""

    assignment: Assignment
    out: Path


def make(work: Work, progress: Progress) -> tuple[MadeRender | Refusal, ...]:
    """Make every render of ``work``; one that cannot be had leaves the others alone."""
    folder, request = CatalogueFolder(work.out), work.assignment.request
    with lease.lease(folder.leases):
        practice = work.assignment.practice
        try:
            script = load(practice) if isinstance(practice, Path) else practice
        except (ScriptError, WorldError) as error:
            return tuple(refusal(each.stem, error) for each in work.assignment.renders)
        return tuple(
            _made(
                each, request.job(script, each.variant), file_names(each.stem, each.formats, request), folder, progress
            )
            for each in work.assignment.renders
        )


def _made(
    render: PlannedRender, job: RenderJob, names: list[str], folder: CatalogueFolder, progress: Progress
) -> MadeRender | Refusal:
    if files := staging.staged_before(folder, render.key, names):
        return MadeRender(render.stem, render.key, files)
    try:
        if render_digest(job) != render.digest:
            raise CannotReadError(
                _("The script, or a sound or voice of it, was changed meanwhile."), _("Ask for it again.")
            )
        return MadeRender(render.stem, render.key, _written(render, job, folder, progress))
    except (ScriptError, WorldError, OSError) as error:
        return _refused(refusal(render.stem, error, render.digest), folder)


def _refused(told: Refusal, folder: CatalogueFolder) -> Refusal:
    """The same, about files by the names that they would have."""
    return replace(told, why=re.sub(rf"{re.escape(str(folder.making))}.[^/\\]+", lambda _: str(folder.out), told.why))


def _written(
    render: PlannedRender, job: RenderJob, folder: CatalogueFolder, progress: Progress
) -> tuple[WrittenFile, ...]:
    with contextlib.ExitStack() as unless_whole:
        staged = staging.begin(folder, render.key)
        unless_whole.callback(shutil.rmtree, staged, ignore_errors=True)
        first, *others = (staged / f"{render.stem}.{each}" for each in render.formats)
        done = render_to_file(
            job, first,
            lambda spoken, wanted: progress(render.stem, _SPOKEN * spoken / max(wanted, 1)),
            lambda share: progress(render.stem, _SPOKEN + (1.0 - _SPOKEN) * share),
            others, folder.takes(),
        )  # fmt: skip
        files = staging.finish(staged, render.digest, done.file.seconds)
        unless_whole.pop_all()
        return files
