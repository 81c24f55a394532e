"""guide publish: practices as listening pages, for a disk or any web host, or as a book that speaks."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.cli import book, export, options, overwriting, presets
from guide.cli.listening import listening
from guide.problems import WrongUseError
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.library import Practice

USUAL = "m4a"
"""Every browser plays it, and it is small."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("publish")
    parser.add_argument(
        "practices", nargs="*", metavar="NAME|FILE|FOLDER|@WORD", help=_("what to publish; a folder: all in it")
    )
    parser.add_argument("--all", action="store_true", help=_("every practice of the library"))
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="SITE|BOOK.epub",
        help=_("the folder of the pages, for a disk or any web host; or a book that speaks (EPUB 3)"),
    )
    parser.add_argument("--title", help=_("what the whole is called"))
    parser.add_argument("--lengths", type=_lengths, default=(), metavar="5m,10m", help=_("several lengths of each"))
    parser.add_argument("--format", choices=export.FORMATS, default=USUAL, help=_("of the sounds (m4a)"))
    parser.add_argument(
        "--quality", choices=("low", "normal", "high"), default="normal", help=_("how large and how good")
    )
    parser.add_argument("--anyway", action="store_true", help=_("write also what the inspection finds fault with"))
    parser.add_argument("--jobs", type=export.jobs, metavar="N", help=_("how many at a time (half of the processors)"))
    parser.add_argument("--date", type=export.day, metavar="YYYY-MM-DD", help=_("of this edition of the book"))
    overwriting.add(parser)
    options.own_words(parser)
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write a book where a book is named, and otherwise pages."""
    presets.fill_alone(given, "publish")
    practices = [_read(path) for path in export.script_paths(given)]
    names = _page_names(practices)
    if book.meant(given.out):
        return book.write(given, practices, names, _order(given))
    return _site(given, practices, names)


def _site(given: argparse.Namespace, practices: Sequence[Practice], names: Sequence[str]) -> int:
    """Render what is meant in every length, and write the pages of what could be rendered."""
    from guide import publish
    from guide.library.needs import needs

    if given.out.is_file():
        said = _("Pages need a folder, and {out} is none.").format(out=given.out)
        raise WrongUseError(said, _("A book that speaks ends in .epub."))
    lengths: Sequence[float | None] = given.lengths or (given.seconds,)
    tasks = [
        export.ExportTask(each.path, given.out / f"{name}{_suffix(seconds, lengths)}.{given.format}",
                          replace(options.chosen(given), seconds=seconds), _order(given))
        for name, each in zip(names, practices, strict=True) for seconds in lengths
    ]  # fmt: skip
    if not (given.out / publish.OURS[0]).is_file():  # a site of before is kept up to date
        export.allow(given, tasks)
    done, status = export.write_several(tasks, [task.out.stem for task in tasks], given.jobs)
    pages = [
        listening(name, each, made)
        for number, (name, each) in enumerate(zip(names, practices, strict=True))
        if (made := [done[at] for at in range(number * len(lengths), (number + 1) * len(lengths)) if at in done])
    ]
    if pages:
        publish.write(given.out, given.title or _("Practices"), pages, {need.need: need.name for need in needs()})
        print(
            _("{page}  {practices}: open it, or put the folder anywhere").format(
                page=given.out / publish.OURS[0], practices=counted(len(pages), "practice")
            )
        )
    return status


def _read(path: Path) -> Practice:
    from guide import library
    from guide.lint.run import load

    return library.read(path, load)


def _page_names(practices: Sequence[Practice]) -> list[str]:
    """Names of pages: the name of the file in letters that any host takes, and no two the same in any case."""
    found: list[str] = []
    for each in practices:
        plain = unicodedata.normalize("NFKD", each.path.stem).encode("ascii", "ignore").decode()
        base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "practice"
        base = f"{base}-practice" if base == "index" else base
        name = next(
            name for number in range(1, 10_000) if (name := f"{base}-{number}" if number > 1 else base) not in found
        )
        found.append(name)
    return found


def _suffix(seconds: float | None, lengths: Sequence[float | None]) -> str:
    from guide.script.times import written

    return f"-{written(seconds)}" if seconds and len(lengths) > 1 else ""


def _order(given: argparse.Namespace) -> Any:  # noqa: ANN401 - a RenderOrder, loaded once it is needed
    from guide.export import ExportOptions
    from guide.render.order import InspectionOptions, RenderOrder

    file = ExportOptions(quality=given.quality, captions=("vtt", "json"), way_out=_("Mend it, or publish it --anyway."))
    return RenderOrder(file, InspectionOptions(given.anyway))


def _lengths(text: str) -> tuple[float, ...]:
    return tuple(dict.fromkeys(options.length(each) for each in text.split(",") if each.strip()))
