"""guide list: the practices at hand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from guide.actions import formatting
from guide.cli import options, practice_table
from guide.cli.practice_table import Row
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.library import Header

PATIENCE = 0.5
"""Seconds after which it is shown what takes so long."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    _declare(commands.add_parser("list"))


def show_all() -> int:
    """Print what ``guide list`` prints."""
    return run(_declare(argparse.ArgumentParser()).parse_args([]))


def _declare(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    practice_table.add(parser)
    parser.add_argument("--needs", action="store_true", help=_("show what people come for"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)
    return parser


def run(given: argparse.Namespace) -> int:
    """Print a line a practice that fits what is asked: name, length, intensity, kind, title."""
    from guide import library, places
    from guide.cli.telling import complain
    from guide.render.lengths import lengths

    index = library.read_index(reading_progress(_("Reading  ")))
    found, broken = index.usable, index.broken
    if given.needs:
        return _show_needs(found)
    lasting = lengths(found, index.read, reading_progress(_("Measuring")))
    every = [Row(each.name, each, lasting[each.name].seconds, formatting.lasts(*lasting[each.name])) for each in found]
    rows = practice_table.fitting(given, every)
    if given.json:
        for each in broken:
            complain(each.sentence)
        paths = {each.name: str(each.path) for each in found}
        told = [_told(row, paths[row.name], exact=lasting[row.name].exact) for row in rows]
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return 0
    print(*practice_table.lines(rows, [each.name for each in broken]), sep="\n", end="\n" if rows else "")
    width = max((len(name) for name in (*(row.name for row in rows), *(each.name for each in broken))), default=0)
    for lost in broken if len(rows) == len(every) else ():
        print(_greyed(f"{lost.name:<{width}}  {'–':>11}  {lost.sentence}"))
    for name, source in index.hidden:
        print(_("{name} stands before another one of that name, which is {source}.").format(name=name, source=source))
    if len(rows) < len(every):
        print(
            _("\n{count} of {practices} fit. See them all: guide list").format(
                count=len(rows), practices=counted(len(every), "practice")
            )
        )
    print(_("\nYour own practices go into {path}").format(path=places.own_scripts()))
    return 0


def _show_needs(found: Sequence[Header]) -> int:
    """Print a line a need: its name for ``--need``, how many practices meet it, how a person says it."""
    from guide.library.needs import needs

    for each in needs():
        print(f"{each.need:<14}  {sum(each.need in head.needs for head in found):>3}  {each.name}")
    return 0


def reading_progress(what: str) -> Callable[[int, int], None]:
    """Return what shows how far it is with scripts that nobody has read before: a thousand take seconds."""
    show = options.progress(what, PATIENCE)
    return lambda done, of: show(options.share(done, of))


def _greyed(line: str) -> str:
    """Faint where a terminal shows it so; see https://no-color.org."""
    import os
    import sys

    return f"\x1b[2m{line}\x1b[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else line


def _told(row: Row, path: str, *, exact: bool) -> dict[str, object]:
    """For programs."""
    head = row.head
    return {
        "name": row.name, "title": head.title, "summary": head.summary, "kind": head.kind,
        "intensity": head.intensity, "posture": list(head.posture), "serves": list(head.serves),
        "needs": list(head.needs),
        "seconds": round(row.seconds, 1), "exact": exact, "path": path,
    }  # fmt: skip
