"""What the tests of catalogues share: short scripts, a worker in this process, and what lies in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.export import ExportOptions
from guide.export.batch import Failed
from guide.farm.catalogue import make_catalogue
from guide.farm.folders import CatalogueFolder
from guide.farm.making import Work, make
from guide.farm.report import Tally
from guide.farm.request import CatalogueRequest
from guide.farm.workers import Doing, Made
from guide.render.options import RenderOptions
from guide.render.order import RenderOrder
from tests.scripts import TONE

BARE = RenderOrder(ExportOptions(cover=False))
"""Without pictures, which take half a second each."""
SCRIPT = (
    TONE.replace("title: T", "title: {title}")
    + """sections:
  - title: One
    steps:
      - Let the farm be quiet.
      - pause: 4s..20s
      - This is the {title} of them.
  - title: Two
    closing: true
    steps:
      - Come back from the fields.
"""
)
SHARED = 2
"""Sentences that every one of these practices says."""


def written_scripts(folder: Path, *names: str) -> tuple[Path, ...]:
    """Return the files of short practices, each with one sentence of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{name}.yaml" for name in names)
    for path in paths:
        path.write_text(SCRIPT.format(title=path.stem.capitalize()), encoding="utf-8")
    return paths


def request(
    paths: tuple[Path, ...], *, voices: tuple[str | None, ...] = (None,), lengths: tuple[float | None, ...] = (None,),
    formats: tuple[str, ...] = ("wav",),
) -> CatalogueRequest:  # fmt: skip
    """Return a request without ambience, which takes a while to open."""
    return CatalogueRequest(paths, formats, voices, lengths, RenderOptions(bed="none"), BARE)


@dataclass
class HereWorkers:
    """One worker: this process. ``seen`` are the stems of what was made."""

    seen: list[str] = field(default_factory=list)
    dies: Callable[[int], bool] = lambda number: False
    """Whether the worker ends with the assignment of that number."""

    def each(self, works: Sequence[Work], voices: frozenset[str], doing: Doing) -> Iterator[tuple[int, Made | Failed]]:
        for number, work in enumerate(works):
            if self.dies(number):
                yield number, Failed(3, "It was ended from outside (status -9).")
                continue
            made = make(work, lambda stem, share, number=number: doing(number, stem, share))  # type: ignore[misc]
            self.seen += [each.stem for each in made]
            yield number, made

    def told(self) -> list[str]:
        return []


def made_here(wanted: CatalogueRequest, out: Path, workers: HereWorkers | None = None) -> Tally:
    """Make a catalogue in this process, with a clock that stands still."""
    return make_catalogue(wanted, CatalogueFolder(out), workers or HereWorkers(), lambda: 0.0, lambda seconds: None)


def sums(out: Path) -> dict[str, str]:
    """Return every finished file and the digest of its bytes."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir() if path.is_file()}


def spoken(out: Path) -> list[str]:
    """Return the name of every take that was spoken, once for each time."""
    return CatalogueFolder(out).takes().ledger()


def each_spoken_once(out: Path, sentences: int, killed: int) -> None:
    """Assert that every sentence has its take and none was spoken twice, after ``killed`` workers ended at any moment.

    Who ends between a take and its line in the ledger leaves the take alone.
    """
    lines, takes = spoken(out), {path.stem for path in (CatalogueFolder(out).inner / "takes").glob("*/*.pcm")}
    assert len(takes) == sentences
    assert len(lines) == len(set(lines))
    assert set(lines) <= takes
    assert len(lines) >= sentences - killed
