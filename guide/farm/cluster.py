"""The workers of a Dask cluster, on this machine or on many that share a folder.

Before a worker may speak its versions are looked at: of the program, of what it writes with, and of engine and model of
every voice. One with other versions would make other bytes; it is left out, and named. Each piece of work looks once
more where it is done, for a worker may have been started anew under its old address. A worker that is gone takes its
piece of work with it, and another one gets that.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import distributed
from dask import config

from guide.export.batch import Failed, failed
from guide.farm.folders import CatalogueFolder
from guide.farm.making import Work, make
from guide.farm.versions import differences, versions
from guide.farm.workers import Doing, Made
from guide.lint.run import load
from guide.problems import CannotSpeakError, CannotWriteError, ScriptError, WorldError, WrongUseError, capital, reason
from guide.process import lease
from guide.translation import _

LOCAL = "local"
"""A cluster of processes of this machine, for as long as the work lasts."""
AHEAD = 2
"""Pieces of work that each worker is given: one to do, and one to go on with."""
RETRIES = 3
_LOOK = 1.0
"""Seconds that results are waited for until the workers are looked at again."""
_PATIENCE = 120
"""Looks after which nobody is expected any more, where every worker is gone."""


@dataclass(slots=True)
class ClusterWorkers:
    """The workers of the cluster at ``address``; ``jobs`` is how many a cluster of this machine gets."""

    address: str
    jobs: int = 1
    left_out: dict[str, str] = field(default_factory=dict)
    """Addresses of workers that may not speak, and why."""

    def each(self, works: Sequence[Work], voices: frozenset[str], doing: Doing) -> Iterator[tuple[int, Made | Failed]]:
        """See `Workers`. Raises WrongUseError where no cluster answers, CannotSpeakError where no worker may speak."""
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what there is to say is said here
        expected = versions(voices)
        with _client(self.address, self.jobs) as client:
            yield from _Run(client, works, expected, self.left_out).results()

    def told(self) -> list[str]:
        """Return a sentence for each worker that was left out."""
        return [
            _("The worker {address} was left out: {why}.").format(address=address, why=why)
            for address, why in sorted(self.left_out.items())
        ]


class _Run:
    """One list of work, handed out bit by bit: memory stays flat, however long it is."""

    def __init__(
        self,
        client: Any,  # noqa: ANN401 - Dask keeps its types to itself
        works: Sequence[Work],
        expected: Mapping[str, str],
        left_out: dict[str, str],
    ) -> None:
        self._client, self._works, self._expected = client, works, expected
        self._waiting = list(range(len(works)))[::-1]
        self._futures: dict[Any, tuple[int, frozenset[str]]] = {}
        """What is being done: the number of each piece of work, and who may do it."""
        self._approved: frozenset[str] = frozenset()
        self._seen: frozenset[str] = frozenset()
        self._left_out, self._could = left_out, False
        """Who may not speak, and whether anybody could."""

    def results(self) -> Iterator[tuple[int, Made | Failed]]:
        without = 0
        try:
            while self._waiting or self._futures:
                self._look()
                without = 0 if self._approved else without + 1
                if without > (0 if self._left_out and not self._could else _PATIENCE):
                    raise CannotSpeakError(_("No worker of the cluster may speak."), self._reasons())
                yield from self._hand_out()
                yield from self._ready()
        finally:
            self._client.cancel(list(self._futures), force=True)

    def _look(self) -> None:
        """Who is there, and may speak; work whose workers are all gone is handed out again."""
        there = frozenset(self._client.nthreads())
        if new := there - self._seen:
            self._check(sorted(new))
        self._seen = there
        self._approved = frozenset(there - self._left_out.keys())
        self._could = self._could or bool(self._approved)
        for future, (number, allowed) in list(self._futures.items()):
            if not allowed & there and not future.done():
                self._client.cancel([future], force=True)
                del self._futures[future]
                self._waiting.append(number)

    def _check(self, addresses: list[str]) -> None:
        folder = str(self._works[0].out)
        found = self._client.run(_look_at, tuple(self._expected), folder, workers=addresses, on_error="return")
        for address in addresses:
            self._left_out.pop(address, None)  # a worker of another kind may have come in its place
            if why := _unfit(found.get(address, OSError(_("it does not answer"))), self._expected):
                self._left_out[address] = why

    def _reasons(self) -> str:
        return " ".join(f"{address}: {why}." for address, why in sorted(self._left_out.items()))

    def _hand_out(self) -> Iterator[tuple[int, Failed]]:
        """Hand out work until everybody has enough; yield what cannot be read here."""
        while self._waiting and len(self._futures) < AHEAD * len(self._approved):
            number = self._waiting.pop()
            try:
                work = _with_script(self._works[number])
            except (ScriptError, WorldError) as error:
                yield number, failed(error)
                continue
            future = self._client.submit(
                _make_there, work, dict(self._expected), workers=sorted(self._approved), retries=RETRIES, pure=False
            )
            self._futures[future] = number, self._approved

    def _ready(self) -> Iterator[tuple[int, Made | Failed]]:
        if not self._futures:
            threading.Event().wait(_LOOK)
            return
        try:
            done = distributed.wait(list(self._futures), _LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            return
        for future in done:
            number, _ = self._futures.pop(future)
            yield number, _result(future)


def _client(address: str, jobs: int) -> Any:  # noqa: ANN401 - Dask keeps its types to itself
    """A client, and the cluster where it is our own."""
    quiet = {"distributed.worker.daemon": False, "distributed.comm.timeouts.connect": "10s"}  # voices are children
    with config.set(quiet):
        if address == LOCAL:
            cluster = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
            return _Both(distributed.Client(cluster), cluster)
        try:
            return distributed.Client(address, timeout="10s")
        except (OSError, ValueError) as error:
            raise WrongUseError(
                _("No cluster answers at {address}: {error}.").format(address=address, error=reason(error)),
                _("Begin one with: dask scheduler"),
            ) from error


class _Both:
    """A client whose cluster goes with it."""

    def __init__(self, client: Any, cluster: Any) -> None:  # noqa: ANN401 - as above
        self._client, self._cluster = client, cluster

    def __enter__(self) -> Any:  # noqa: ANN401 - a client
        return self._client

    def __exit__(self, *error: object) -> None:
        self._client.close()
        self._cluster.close()


def _with_script(work: Work) -> Work:
    """The same with its script read: other machines need not have the file."""
    practice = work.assignment.practice
    if not isinstance(practice, Path):
        return work
    return replace(work, assignment=replace(work.assignment, practice=load(practice)))


def _result(future: Any) -> Made | Failed:  # noqa: ANN401 - a Future
    try:
        made: Made = future.result()
    except Exception as error:
        return Failed(3, capital(f"{reason(error)}."))
    return made


def _unfit(found: Any, expected: Mapping[str, str]) -> str:  # noqa: ANN401 - what it said
    """Why a worker may not speak; empty if it may."""
    if isinstance(found, BaseException):
        return _("it cannot be asked ({found})").format(found=reason(found))
    if not found["folder"]:
        return _("it does not see the folder that the files go to")
    if found["daemon"]:
        return _("it may start no voice: begin it with --no-nanny, or with DASK_DISTRIBUTED__WORKER__DAEMON=False")
    return differences(expected, found["versions"])


def _look_at(names: tuple[str, ...], folder: str) -> dict[str, Any]:
    """On a worker: what is there."""
    voices = [name.removeprefix("voice ") for name in names if name.startswith("voice ")]
    return {
        "versions": versions(voices),
        "folder": (Path(folder) / ".catalogue").is_dir(),
        "daemon": bool(multiprocessing.current_process().daemon),
    }


def _make_there(work: Work, expected: Mapping[str, str]) -> Made:
    """On a worker: the work, if it may speak."""
    if other := _unfit(_look_at(tuple(expected), str(work.out)), expected):
        raise CannotSpeakError(_("A worker may not speak: {other}.").format(other=other))
    claim = CatalogueFolder(work.out).claim
    seen = lease.is_claimed(claim)  # where machines do not see each other's locks, nothing is known

    def progress(stem: str, share: float) -> None:
        if seen and not lease.is_claimed(claim):
            raise CannotWriteError(_("Whoever asked for it is gone."))

    return make(work, progress)
