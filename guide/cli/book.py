"""guide publish -o BOOK.epub: practices as a book that speaks, with every one that was named or not at all."""

from __future__ import annotations

import argparse
import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli import export, options, overwriting
from guide.cli.listening import listening
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.export import Finished
    from guide.library import Practice
    from guide.render.order import RenderOrder
    from guide.render.to_file import FinishedRender


def meant(out: Path) -> bool:
    """Whether a book is to be written there, and no folder of pages."""
    from guide.publish.book import ENDING

    return out.suffix.lower() == ENDING


def write(given: argparse.Namespace, practices: Sequence[Practice], names: Sequence[str], order: RenderOrder) -> int:
    """Render each practice, write the book, and return the exit status."""
    from guide.cli.telling import complain

    _allow(given)
    with _sounds_of(given.out) as folder:
        chosen = options.chosen(given)
        wanted = replace(chosen, seconds=given.lengths[0]) if given.lengths else chosen
        order = replace(order, file=replace(order.file, cover=False))
        tasks = [
            export.ExportTask(each.path, folder / f"{name}.{given.format}", wanted, order)
            for name, each in zip(names, practices, strict=True)
        ]
        done, status = export.write_several(tasks, names, given.jobs, _as_told)
        if len(done) < len(tasks):
            complain(_("{out} was not written, for a book has all of its practices or is none.").format(out=given.out))
            return status
        _bind(given, practices, names, [done[number] for number in range(len(tasks))])
    print(
        _("{out}  {practices}: for any reader of EPUB 3 that reads aloud").format(
            out=given.out, practices=counted(len(tasks), "practice")
        )
    )
    return status


def _allow(given: argparse.Namespace) -> None:
    """Raises WrongUseError, CannotWriteError."""
    from guide.export import FORMATS
    from guide.problems import WrongUseError
    from guide.publish.book import CORE

    if len(given.lengths) > 1:
        raise WrongUseError(
            _("A book has each practice in one length."), _("Name one length, or make a book for each.")
        )
    if FORMATS[f".{given.format}"].media_type not in CORE:
        fitting = [ending[1:] for ending, each in FORMATS.items() if each.media_type in CORE]
        raise WrongUseError(
            _("Not every reader of books plays {format}.").format(format=given.format),
            _("Choose --format {fitting}.").format(fitting=" or ".join(fitting)),
        )
    overwriting.allow([given.out], force=given.force)


@contextlib.contextmanager
def _sounds_of(out: Path) -> Iterator[Path]:
    """Where the sounds lie until they are in the book: beside it, for they may be large. Taken away afterwards."""
    folder = out.with_name(f".{out.name}.part")
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was killed
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_told(made: FinishedRender) -> FinishedRender:
    """By its name alone: its file is on its way into the book."""
    return replace(made, file=replace(made.file, sound=Path(made.file.sound.stem), captions=()))


def _bind(
    given: argparse.Namespace, practices: Sequence[Practice], names: Sequence[str], done: Sequence[Finished]
) -> None:
    from guide.export.feed import FIRST_DAY
    from guide.pictures import cover
    from guide.publish import book

    title = given.title or (practices[0].script.title if len(practices) == 1 else "Practices")
    about, whole = done[0].about, sum(each.seconds for each in done)
    alone = len(done) == 1
    picture = cover.jpeg(
        title, about.kind, about.digest if alone else title, whole, max(each.about.intensity for each in done)
    )
    told = [listening(name, each, [made]) for name, each, made in zip(names, practices, done, strict=True)]
    book.write(given.out, book.Book(title, tuple(told), given.date or FIRST_DAY, picture))
