"""One worker of a cluster, as somebody would begin it on another machine: ``cluster_worker.py ADDRESS NAME [VERSION]``.

With a VERSION its engine says that it is of that one.
"""

from __future__ import annotations

import asyncio
import sys

from distributed import Worker

from guide.voices.engines.tone import ToneEngine


async def work(address: str, name: str) -> None:
    """Work until the scheduler goes."""
    async with Worker(address, name=name, nthreads=1, dashboard_address=None) as worker:
        await worker.finished()


if __name__ == "__main__":
    if len(sys.argv) > 3:
        ToneEngine.fingerprint = lambda self, voice: sys.argv[3]  # type: ignore[method-assign]
    asyncio.run(work(sys.argv[1], sys.argv[2]))
