"""guide outline: what a practice is made of and how long it takes, before any voice has run."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from guide.cli import options

if TYPE_CHECKING:
    from guide.captions import Chapter
    from guide.render.preparation import Outline
    from guide.script.model import Script


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("outline", help="show the sections of a practice and their times")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("--timeline", action="store_true", help="the exact plan, every event with its frame")
    parser.add_argument("--json", action="store_true", help="for programs")
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print sections with start, length, and how far each can go; or the whole plan."""
    from guide import captions, library, script
    from guide.cli import complain
    from guide.live.voice_check import check_voices
    from guide.render.preparation import outline

    choices = options.chosen(given)
    written = script.load(library.find(given.practice))
    read = choices.applied(written)
    if given.voice:
        check_voices(read)
    found = outline(read, wish=choices.wish)
    if given.timeline:
        print(captions.plan(found.timeline), end="")
        if told := options.about_own_words(choices, written, "this plan"):
            complain(told)
    elif given.json:
        print(json.dumps(_as_json(read, found, captions.chapters(found.timeline)), indent=2))
    else:
        _show(read, found, captions.chapters(found.timeline))
    return 0


def _show(read: Script, found: Outline, chapters: tuple[Chapter, ...]) -> None:
    clock, range_ = options.clock, found.range
    print(f"{read.title}  {clock(chapters[-1].stop)}{'' if found.exact else ', about'}")
    print(f"shortest {clock(range_.shortest)}, natural {clock(range_.natural)}, longest {clock(range_.longest)}\n")
    print("  start  length  shortest  longest")
    reaches = {each.section: each for each in range_.sections}
    for each in chapters:
        reach = reaches[each.section]
        print(
            f"  {clock(each.start):>5}  {clock(each.stop - each.start):>6}  {clock(reach.shortest):>8}"
            f"  {clock(reach.longest):>7}  {each.title}"
        )
    left = len(read.sections) - len(found.timeline.markers)
    if left:
        print(f"Left out for this length: {left} of {len(read.sections)} sections.")
    if not found.exact:
        print(f"{found.wanted - found.spoken} of {found.wanted} lines are not spoken yet; their lengths are estimates.")


def _as_json(read: Script, found: Outline, chapters: tuple[Chapter, ...]) -> dict[str, Any]:
    reaches = {each.section: each for each in found.range.sections}
    rows = [
        {
            "title": each.title,
            "start": each.start,
            "stop": each.stop,
            "shortest": reaches[each.section].shortest,
            "longest": reaches[each.section].longest,
        }
        for each in chapters
    ]
    range_ = found.range
    return {
        "title": read.title,
        "seconds": chapters[-1].stop,
        "exact": found.exact,
        "shortest": range_.shortest,
        "natural": range_.natural,
        "longest": range_.longest,
        "sections": rows,
    }
