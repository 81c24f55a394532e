"""guide outline: what a practice is made of and how long it takes, before any voice has run."""

from __future__ import annotations

import argparse
import json
from typing import Any

from guide.cli import options


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("outline", help="show the sections of a practice and their times")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("--timeline", action="store_true", help="the exact plan, every event with its frame")
    parser.add_argument("--json", action="store_true", help="for programs")
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print sections with start and length, or the whole plan."""
    from guide import captions, script
    from guide.script import library
    from guide.session.rehearsal import preview

    read = options.chosen(given).applied(script.load(library.find(given.practice)))
    timeline, spoken, wanted = preview(read)
    if given.timeline:
        print(captions.plan(timeline), end="")
        return 0
    chapters = captions.chapters(timeline)
    exact = spoken == wanted
    if given.json:
        rows = [{"title": each.title, "start": each.start, "stop": each.stop} for each in chapters]
        print(
            json.dumps({"title": read.title, "seconds": chapters[-1].stop, "exact": exact, "sections": rows}, indent=2)
        )
        return 0
    print(f"{read.title}  {options.clock(timeline.rate.seconds(timeline.frames))}{'' if exact else ', about'}")
    for each in chapters:
        print(f"  {options.clock(each.start):>5}  {options.clock(each.stop - each.start):>5}  {each.title}")
    if not exact:
        print(f"{wanted - spoken} of {wanted} lines are not spoken yet; their lengths are estimates.")
    return 0
