"""How fast and in how much memory a practice becomes a file.

    python tests/benchmarks/bench_export.py [--minutes 20] [--long 120]

Speed: a practice of ``--minutes`` with its takes spoken before, to WAV, on one core, against the sound library alone
writing as many frames. Memory: the peak of a practice of ``--long`` minutes against that of one of 2 minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from measure import guide, practice, run

ALONE = """
import numpy, soundfile, sys
block = numpy.random.default_rng(1).integers(-3000, 3000, (65536, 2), numpy.int16)
with soundfile.SoundFile(sys.argv[1], "w", 48000, 2, "PCM_16", format="WAV") as file:
    for start in range(0, int(sys.argv[2]), 65536):
        file.write(block)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--long", type=float, default=120)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = {"GUIDE_HOME": str(folder / "home")}
        script, out = practice(folder / "speed.yaml", given.minutes), folder / "speed.wav"
        guide("export", str(script), "-o", str(out), **home)
        start = guide("--version", one_core=True, **home)
        ours = guide("export", str(script), "-o", str(out), one_core=True, **home)
        seconds = out.stat().st_size / 4 / 48_000
        alone = run(sys.executable, "-c", ALONE, str(folder / "alone.wav"), str(round(seconds * 48_000)), one_core=True)
        print(
            f"{seconds / 60:.1f} min to WAV, one core, whole process: "
            f"{ours.seconds:.2f} s = {seconds / ours.seconds:.0f} x real time"
        )
        print(f"  without starting Python ({start.seconds:.2f} s): {seconds / (ours.seconds - start.seconds):.0f} x")
        print(f"  sound library alone: {alone.seconds:.2f} s; ours / alone = {ours.seconds / alone.seconds:.1f}")
        peaks = []
        for minutes in (2.0, given.long):
            script, out = practice(folder / f"{minutes:g}.yaml", minutes), folder / "memory.wav"
            guide("export", str(script), "-o", str(out), **home)
            peaks.append(guide("export", str(script), "-o", str(out), **home).peak)
            out.unlink()
            print(f"peak memory of {minutes:g} min: {peaks[-1]:.0f} MB")
        print(f"  difference: {peaks[1] - peaks[0]:.1f} MB, ratio {peaks[1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()
