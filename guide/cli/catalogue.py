"""guide export with several voices, lengths or formats, or the whole library: a catalogue that is made once and kept
up to date, and goes on where it was stopped."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide import discovery
from guide.cli import options, overwriting
from guide.cli.telling import complain
from guide.problems import WrongUseError
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.farm.plan import Plan
    from guide.farm.progress import Progress
    from guide.farm.report import Tally
    from guide.farm.request import CatalogueRequest
    from guide.farm.workers import Workers
    from guide.render.order import RenderOrder

FORMATS = discovery.names("guide.export.formats")
USUAL = "flac"
_LISTS = ("voice", "seconds", "format")
_ALONE = ("feed", "stems", "ssml")
"""Options of `guide export` that mean one file for each practice."""
_EVERY = 0.2
"""Seconds between two lines on a terminal."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare what only a catalogue has."""
    group = parser.add_argument_group(
        _("a catalogue"),
        _("--all, or several of --voice, --for and --format: all of it into one folder, and again at any "
          "time, which writes what is missing or was changed"),
    )  # fmt: skip
    group.add_argument("--cluster", metavar="tcp://…|local", help=_("on the workers of a Dask cluster, not only here"))
    group.add_argument("--plan", action="store_true", help=_("only say what would be written, and what cannot be"))


def formats(text: str) -> tuple[str, ...]:
    """Return the formats of a list with commas. Raises ArgumentTypeError."""
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",")))
    for name in names:
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(
                _("'{name}' is no format: there are {formats}").format(name=name, formats=", ".join(FORMATS))
            )
    return names


def meant(given: argparse.Namespace) -> bool:
    """Return whether a catalogue is asked for; if not, lists in ``given`` become what stands in them.

    Raises WrongUseError for options that do not go together.
    """
    lists = [getattr(given, name) or () for name in _LISTS]
    several = any(len(each) > 1 for each in lists)
    alone = [name for name in _ALONE if getattr(given, name)]
    if several and alone:
        raise WrongUseError(
            _("--{option} is for one voice, one length and one format.").format(option=alone[0]),
            _("Write them one by one."),
        )
    if several or given.cluster or given.plan or (given.all and not alone):
        return True
    for name, each in zip(_LISTS, lists, strict=True):
        setattr(given, name, each[0] if each else None)
    return False


def run(given: argparse.Namespace, paths: list[Path], order: RenderOrder) -> int:
    """Make what is missing, and say what was written, kept and refused."""
    from guide.farm.catalogue import make_catalogue
    from guide.farm.folders import CatalogueFolder

    wanted, folder = _request(given, paths, order), CatalogueFolder((given.out or Path()).resolve())
    if given.out is not None and given.out.is_file():
        raise WrongUseError(
            _("A catalogue needs a folder, and {out} is none.").format(out=given.out), _("See: guide export --help")
        )
    if given.plan:
        return _plan(wanted, folder)
    began = time.monotonic()
    shown = _Line()
    try:
        tally = make_catalogue(
            wanted, folder, _workers(given), time.monotonic, threading.Event().wait, shown.show,
            lambda there: overwriting.allow(there, force=given.force),
        )  # fmt: skip
    except KeyboardInterrupt:
        shown.clear()
        complain(_("Stopped. What is written is kept, and the same line goes on from there."))
        raise
    shown.clear()
    return _tell(tally, time.monotonic() - began, folder.out)


def _request(given: argparse.Namespace, paths: list[Path], order: RenderOrder) -> CatalogueRequest:
    from guide.farm.request import CatalogueRequest

    voices, lengths = given.voice or (None,), given.seconds or (None,)
    for voice in voices:
        options.there(voice, None)
    given.voice, given.seconds = None, None
    wanted = options.chosen(given)
    return CatalogueRequest(tuple(paths), given.format or (USUAL,), voices, lengths, wanted, order)


def _workers(given: argparse.Namespace) -> Workers:
    from guide.farm.workers import LocalWorkers

    jobs = given.jobs or max(1, (os.cpu_count() or 2) // 2)
    if not given.cluster:
        return LocalWorkers(jobs)
    if find_spec("distributed") is None:
        raise WrongUseError(
            _("A cluster needs Dask distributed, which is not installed."),
            _('Install it with: python -m pip install "guide-player[cluster]"'),
        )
    from guide.farm.cluster import ClusterWorkers

    return ClusterWorkers(given.cluster, jobs)


def _plan(wanted: CatalogueRequest, folder: Any) -> int:  # noqa: ANN401 - a CatalogueFolder, loaded once it is needed
    from guide.farm.manifest import Manifest
    from guide.farm.plan import out_of_reach, plan

    found = plan(wanted, folder, Manifest(folder.manifest))
    refused = [*found.refusals, *out_of_reach(found)]
    impossible = {each.stem for each in refused}
    for name in _names(found, impossible):
        print(name)
    for each in refused:
        complain(_("{stem} cannot be written. {why}").format(stem=each.stem, why=each.why))
    kept = _("; {files} kept").format(files=counted(found.kept, "file")) if found.kept else ""
    print(
        _("{renders} to be made{kept}").format(
            renders=counted(found.renders - sum(s in impossible for s in _stems(found)), "render"), kept=kept
        )
    )
    return max((each.status for each in refused), default=0)


def _stems(found: Plan) -> list[str]:
    return [render.stem for each in found.assignments for render in each.renders]


def _names(found: Plan, without: set[str]) -> list[str]:
    from guide.farm.plan import file_names

    renders = [(render, each.request) for each in found.assignments for render in each.renders]
    return [
        " ".join(file_names(render.stem, render.formats, request))
        for render, request in renders
        if render.stem not in without
    ]


def _tell(tally: Tally, passed: float, out: Path) -> int:
    from guide.farm.report import report

    lines = report(tally, passed).splitlines()
    wrong = {line for line in lines if _(" not written. ") in line} | set(tally.left_out)
    for line in lines:
        if line in wrong:
            complain(line)
        else:
            print(line)
    print(out)
    return tally.status


class _Line:
    """One line that is written over on a terminal; elsewhere a line for each tenth of the work."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._tenth, self._last = 0, 0.0

    def show(self, progress: Progress) -> None:
        """Show how far it is."""
        if not self._terminal:
            if (tenth := int(10 * progress.share)) > self._tenth:
                self._tenth = tenth
                complain(progress.line())
        elif time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            line = progress.line()[: os.get_terminal_size(2).columns - 1]
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line to what is said next."""
        if self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
