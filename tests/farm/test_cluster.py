"""A real scheduler and three workers: one of another engine version, one that is killed in the midst of its work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

from guide.farm.catalogue import make_catalogue
from guide.farm.cluster import ClusterWorkers
from guide.farm.folders import CatalogueFolder
from guide.farm.progress import Progress
from tests.farm import cluster_worker, farm_kit

pytestmark = [pytest.mark.real, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SCHEDULER = """
import asyncio
from distributed import Scheduler

async def live():
    async with Scheduler(port=0, dashboard_address=None) as scheduler:
        print(scheduler.address, flush=True)
        await scheduler.finished()

asyncio.run(live())
"""


class Cluster:
    """Processes of their own, as on machines of their own."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._scheduler = self._begin("-c", SCHEDULER)
        assert self._scheduler.stdout is not None
        self.address = self._scheduler.stdout.readline().strip()

    def worker(self, name: str, *version: str) -> subprocess.Popen[str]:
        return self._begin(cluster_worker.__file__, self.address, name, *version)

    def _begin(self, *command: str) -> subprocess.Popen[str]:
        begun = subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            start_new_session=True,
        )  # fmt: skip
        self._stack.callback(begun.communicate)
        self._stack.callback(os.killpg, begun.pid, signal.SIGKILL)
        return begun


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(stack)


def test_one_worker_is_of_another_version_and_one_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    paths = farm_kit.written_scripts(tmp_path / "s", "a", "b", "c", "d", "e")
    wanted = farm_kit.request(paths, lengths=(20.0,))
    workers = {name: cluster.worker(name) for name in ("one", "two")}
    cluster.worker("three", "another engine")
    folder, hands = CatalogueFolder(tmp_path / "out"), ClusterWorkers(cluster.address)
    ended: list[str] = []

    def show(progress: Progress) -> None:
        if not ended:  # the first results are there, and both have work to go on with
            ended.append("one")
            os.killpg(workers["one"].pid, signal.SIGKILL)

    tally = make_catalogue(wanted, folder, hands, lambda: 0.0, lambda seconds: None, show)
    assert (tally.status, tally.renders, ended) == (0, 5, ["one"])
    (told,) = tally.left_out
    assert "voice tone is tone another engine" in told
    farm_kit.made_here(wanted, tmp_path / "here")
    assert farm_kit.sums(tmp_path / "out") == farm_kit.sums(tmp_path / "here")
    farm_kit.each_spoken_once(tmp_path / "out", farm_kit.SHARED + len(paths), killed=1)
