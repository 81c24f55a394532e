"""How long it takes to fit a script to a length, beside reading it and arranging it without a wish.

python tests/benchmarks/bench_fit.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from bench_check import SIZES, text

from guide import script
from guide.audio import SESSION
from guide.script.model import Utterance
from guide.timeline import Source, arrange, estimate
from guide.timeline.fitting import fitted
from guide.timeline.range import range_of

TRIES = 7


def length(source: Source) -> int:
    """Frames of a sentence by estimate; every bell rings for 20 s."""
    return estimate.frames(source, SESSION) if isinstance(source, Utterance) else 20 * SESSION.hz


def fastest(work: Callable[[], object]) -> float:
    """Milliseconds of the fastest of some tries."""
    taken = []
    for _ in range(TRIES):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken) * 1000


def main() -> None:
    """Measure and print."""
    print(" steps   reading   natural  fit shorter  fit longer   of reading  of arranging")
    for steps in SIZES:
        raw = text(steps) + "      - bell: bowl\n"
        if steps == SIZES[-1]:
            raw = text(steps - 2) + "      - bell: bowl\n"
        read = script.parse(raw).script
        assert read is not None
        known: dict[Source, int] = {}

        def lengths(source: Source, known: dict[Source, int] = known) -> int:
            return known.get(source) or known.setdefault(source, length(source))

        span = range_of(read, lengths, SESSION)
        reading = fastest(partial(script.parse, raw))
        natural = fastest(partial(arrange, read, lengths, SESSION))
        fits = []
        for seconds in ((span.shortest + span.natural) / 2, (span.natural + span.longest) / 2):
            frames = SESSION.frames(seconds)
            assert fitted(read, lengths, SESSION, frames)
            fits.append(fastest(partial(fitted, read, lengths, SESSION, frames)))
        print(
            f"{steps:>6} {reading:>6.1f} ms {natural:>6.1f} ms {fits[0]:>9.2f} ms {fits[1]:>8.2f} ms "
            f"{max(fits) / reading:>11.0%} {max(fits) / natural:>12.0%}"
        )


if __name__ == "__main__":
    main()
