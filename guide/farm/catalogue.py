"""A catalogue from its request to its report: take in what was whole, plan, hand out the work, take in what comes.

Stopped at any moment and asked for again, it goes on where it was. One program at a time hands out work in a folder,
and before it begins whoever is still at work for the one before it has ended.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from guide.audio.atomic import beside
from guide.export.batch import Failed
from guide.farm import staging
from guide.farm.folders import CatalogueFolder
from guide.farm.making import MadeRender, Work
from guide.farm.manifest import Manifest, Refusal
from guide.farm.plan import Assignment, Plan, file_names, plan
from guide.farm.progress import Progress
from guide.farm.report import Tally, report
from guide.farm.request import CatalogueRequest
from guide.farm.workers import Made, Workers
from guide.problems import CannotWriteError
from guide.process import lease
from guide.translation import _

Wait = Callable[[float], object]
"""Called with seconds to let go by."""
_MOMENT = 0.5
"""Seconds for which a claim may look held, although somebody only looks at it."""
_LOOK, _PATIENCE = 0.1, 60.0
"""Seconds between two looks whether others are still at work, and after which they are told of."""


def make_catalogue(
    request: CatalogueRequest,
    folder: CatalogueFolder,
    workers: Workers,
    clock: Callable[[], float],
    wait: Wait,
    show: Callable[[Progress], None] = lambda progress: None,
    allow: Callable[[list[Path]], None] = lambda there: None,
) -> Tally:
    """Make what is missing of ``request`` in ``folder``; return what came of it.

    ``clock`` gives seconds and goes forward only; ``show`` is called whenever there is progress, and what it raises
    ends the work; ``allow`` is given the files that would be written over and are of no catalogue, and raises if they
    may not be. Raises CannotWriteError where others are at work in the folder, CannotSpeakError where no worker may
    speak.
    """
    with alone(folder, wait):
        began, before = clock(), len(folder.takes().ledger())
        manifest = Manifest(folder.manifest)
        tally = Tally(taken_in=staging.sweep(folder, manifest))
        wanted = plan(request, folder, manifest)
        allow(_strange(wanted, folder, manifest))
        tally.kept, tally.refusals = wanted.kept, list(wanted.refusals)
        try:
            _work_off(wanted, folder, manifest, workers, tally, Progress(wanted, clock), show)
        finally:
            tally.left_out = workers.told()
            tally.spoken = len(folder.takes().ledger()) - before
        with beside(folder.report) as part:
            part.write_text(f"{report(tally, clock() - began)}\n", encoding="utf-8")
        return tally


def _strange(wanted: Plan, folder: CatalogueFolder, manifest: Manifest) -> list[Path]:
    """Files that lie where something is to be written, and were not written by a catalogue."""
    names = (
        name
        for each in wanted.assignments
        for render in each.renders
        for name in file_names(render.stem, render.formats, each.request)
    )
    return [folder.out / name for name in names if name not in manifest.files and (folder.out / name).exists()]


@contextlib.contextmanager
def alone(folder: CatalogueFolder, wait: Wait) -> Iterator[None]:
    """Be the only one to hand out work in ``folder``. Raises CannotWriteError where that cannot be."""
    with lease.claimed(folder.claim, _MOMENT, wait) as had:
        if not had:
            raise CannotWriteError(
                _("A catalogue is being made in {folder} just now, or its disk cannot lock files.").format(
                    folder=folder.out
                ),
                _("Wait until it is done, or name another folder with -o."),
            )
        for _other in range(int(_PATIENCE / _LOOK)):
            if lease.oldest(folder.leases) == float("inf"):
                break
            wait(_LOOK)
        else:
            raise CannotWriteError(
                _("Workers of an earlier run are still at work in {folder}.").format(folder=folder.out),
                _("Wait until they are done."),
            )
        yield


def _work_off(
    wanted: Plan, folder: CatalogueFolder, manifest: Manifest, workers: Workers, tally: Tally, progress: Progress,
    show: Callable[[Progress], None],
) -> None:  # fmt: skip
    """Hand out everything; what ended with its worker is handed out once more."""
    assignments: Sequence[Assignment] = wanted.assignments

    def doing(number: int, stem: str, share: float) -> None:
        progress.doing(number, stem, share)
        show(progress)

    for last in (False, True):
        again: list[Assignment] = []
        works = [Work(each, folder.out) for each in assignments]
        for number, made in workers.each(works, wanted.voices, doing) if works else ():
            if isinstance(made, Failed) and not last:
                again.append(assignments[number])
                continue
            ready = {}
            for outcome in _outcomes(assignments[number], made):
                ready[outcome.stem] = _take_in(outcome, folder, manifest, tally)
            progress.ready(number, ready)
            show(progress)
        assignments = again


def _outcomes(assignment: Assignment, made: Made | Failed) -> Made:
    if isinstance(made, Failed):
        return tuple(Refusal(each.stem, made.sentence, made.status) for each in assignment.renders)
    return made


def _take_in(outcome: MadeRender | Refusal, folder: CatalogueFolder, manifest: Manifest, tally: Tally) -> bool:
    """Whether there is a render of it."""
    if isinstance(outcome, Refusal):
        tally.refusals.append(outcome)
        if outcome.refused:
            manifest.add([outcome])
        return False
    tally.made(staging.take_in(folder, manifest, outcome.key) or outcome.files)
    return True
