"""How long an export of Apple Health takes to read, and its memory: ``python tests/benchmarks/bench_import.py 2e9``.

The file is made first, of the given size in bytes (2e9 if none is given), in a temporary folder, and then read as
``guide journal import --dry-run`` reads it, in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.exchange.apple_kit import write

READ = """
import resource, sys, time
from pathlib import Path
from guide.exchange import read, recognise, source_of, summarise
path = Path(sys.argv[1])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
summary = summarise(read(recognise(path), source_of(path)))
took = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{summary.sessions} sessions, {summary.left_out} left out, {took:.1f} s, peak {peak / 1024:.0f} MB, "
      f"of which {before / 1024:.0f} MB before the file")
"""


def main() -> None:
    """Make, read, measure."""
    size = int(float(sys.argv[1])) if len(sys.argv) > 1 else 2_000_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        began = time.perf_counter()
        made = write(path, size)
        print(f"{made / 1e6:.0f} MB made in {time.perf_counter() - began:.0f} s", flush=True)
        subprocess.run([sys.executable, "-c", READ, str(path)], check=True)


if __name__ == "__main__":
    main()
