"""What a recogniser heard of the practices, in which voice: a table that `tests/benchmarks/bench_words.py` adds to.

Hearing the whole library takes hours, so it is kept: a line for each practice and voice, with a digest of the words
that were spoken then. Once they are others, the line counts for nothing until the practice is heard again.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from guide.coverage.library import spoken_lines
from guide.script.model import Script


@dataclass(frozen=True, slots=True)
class Recognised:
    """One practice in one voice."""

    practice: str
    voice: str
    digest: str
    """`digest` of what was spoken."""
    words: int
    wrong: int
    """Words that were heard otherwise, left out or added."""


def digest(script: Script) -> str:
    """Return 16 hexadecimal digits for the words of a practice at its natural length."""
    return hashlib.blake2b("\n".join(spoken_lines(script)).encode(), digest_size=8).hexdigest()


def read(path: Path) -> tuple[Recognised, ...]:
    """Return the lines of a table; none where there is no file. Raises ValueError for one that is no such table."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Recognised(row["practice"], row["voice"], row["digest"], int(row["words"]), int(row["wrong"]))
            for row in csv.DictReader(file, delimiter="\t", strict=True)
        )


def add(path: Path, new: Recognised) -> None:
    """Write ``new`` into a table, in place of what there is of the same practice and voice."""
    kept = {(each.practice, each.voice): each for each in (*read(path), new)}
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n")
        rows.writerow([each.name for each in fields(Recognised)])
        rows.writerows(astuple(each) for _, each in sorted(kept.items()))


def current(rows: Iterable[Recognised], scripts: Mapping[str, Script]) -> tuple[Recognised, ...]:
    """Return the rows whose words are those of the scripts today."""
    digests = {name: digest(script) for name, script in scripts.items()}
    return tuple(row for row in rows if digests.get(row.practice) == row.digest)


def pooled(rows: Sequence[Recognised]) -> dict[str, tuple[int, float]]:
    """Return for each voice how many practices were heard, and the share of wrong words over all of them, from 0."""
    voices = sorted({row.voice for row in rows})
    of = {voice: [row for row in rows if row.voice == voice] for voice in voices}
    return {voice: (len(its), sum(r.wrong for r in its) / sum(r.words for r in its)) for voice, its in of.items()}
