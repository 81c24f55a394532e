"""A whole export against the encoder alone on the finished PCM, in the same run; and its memory by length.

    python tests/benchmarks/bench_encoders.py [--minutes 20] [--formats flac mp3 ogg opus m4a] [--times 3]

All run in this process, whose imports and takes are warm. ``Export`` is everything: mixing, measuring, encoding, tags,
cover, words, and the file safely on the disk; ``inspected`` is that with every check, as ``guide export`` does it.
``Alone`` is the same encoder fed with the same blocks from memory.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from measure import practice

from guide import export, script
from guide.audio import Pcm
from guide.export.bounce import BLOCK
from guide.export.format import Stream
from guide.export.formats import FORMATS
from guide.export.observer import RenderObserver
from guide.mix import Mix
from guide.render.inspect_render import InspectingObserver
from guide.render.preparation import Preparation, take_service_of
from guide.render.to_file import about_script
from guide.script.model import Script


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--formats", nargs="+", default=["flac", "mp3", "ogg", "opus", "m4a"])
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["GUIDE_HOME"] = str(folder / "home")
        read = script.load(practice(folder / "practice.yaml", given.minutes))
        with take_service_of(read) as take_service:
            preparation = Preparation(read, take_service)
            preparation.open_sounds()
            preparation.speak(lambda spoken, wanted: None)
            mix = preparation.piece().mix
            blocks = [mix.total(start, min(BLOCK, mix.frames - start)) for start in range(0, mix.frames, BLOCK)]
            seconds = mix.timeline.rate.seconds(mix.frames)
            print(f"{seconds / 60:.1f} min, best of {given.times}; times real time")
            print(f"  mixing alone {seconds / mixing(mix):.0f} x")
            for ending in given.formats:
                path = folder / f"a.{ending}"
                rounds = [
                    (alone(blocks, path), whole(mix, path, read), whole(mix, path, read, InspectingObserver(mix)))
                    for _ in range(given.times)
                ]
                least, ours, judged = (min(each) for each in zip(*rounds, strict=True))
                print(
                    f"  {ending:<5} alone {seconds / least:5.0f} x  export {seconds / ours:5.0f} x, ratio "
                    f"{ours / least:.2f}  inspected {seconds / judged:5.0f} x, ratio {judged / least:.2f}"
                )


def mixing(mix: Mix) -> float:
    """Seconds to mix everything and throw it away."""
    began = time.monotonic()
    for start in range(0, mix.frames, BLOCK):
        mix.total(start, min(BLOCK, mix.frames - start))
    return time.monotonic() - began


def alone(blocks: list[Pcm], path: Path) -> float:
    """Seconds of the encoder on sound that is ready."""
    began = time.monotonic()
    encoder = FORMATS[path.suffix].encoder(path, Stream(48_000, 2))
    for block in blocks:
        encoder.write(block)
    encoder.finish()
    return time.monotonic() - began


def whole(mix: Mix, path: Path, read: Script, witness: RenderObserver | None = None) -> float:
    """Seconds of an export."""
    began = time.monotonic()
    export.bounce(mix, path, about_script(read), witness=witness)
    return time.monotonic() - began


if __name__ == "__main__":
    main()
