"""guide outline: what a practice is made of and how long it takes.

It is there before any voice has run. Only where a length is asked for, and nothing but the true lengths of lines can
tell whether it can be had, is it spoken first.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from guide.actions import formatting
from guide.cli import options
from guide.translation import _, counted

if TYPE_CHECKING:
    from guide.captions import Chapter
    from guide.render.job import RenderJob
    from guide.render.preparation import Outline
    from guide.script.model import Script


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("outline")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("--timeline", action="store_true", help=_("the exact plan, every event with its frame"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print sections with start, length, and how far each can go; or the whole plan."""
    from guide import captions, library
    from guide.cli.telling import complain
    from guide.lint.care.hearing import unheard
    from guide.lint.run import load
    from guide.live.voice_check import check_voices
    from guide.render.job import RenderJob
    from guide.render.preparation import settled

    job = RenderJob(load(library.find(given.practice)), options.chosen(given))
    read = job.applied
    for sentence in unheard(read):
        complain(sentence)
    if given.voice:
        check_voices(read)
    speaking = options.progress(_("Speaking"))
    found = settled(job, lambda spoken, wanted: speaking(options.share(spoken, wanted)))
    if given.timeline:
        print(captions.plan(found.timeline), end="")
        if told := options.about_own_words(job.options, job.script, _("this plan")):
            complain(told)
    elif given.json:
        print(json.dumps(_as_json(job, found, captions.chapters(found.timeline)), indent=2))
    else:
        _show(read, found, captions.chapters(found.timeline), exact=found.exact or job.wish.seconds is not None)
    return 0


def _show(read: Script, found: Outline, chapters: tuple[Chapter, ...], *, exact: bool) -> None:
    clock, range_ = options.clock, found.range
    shortest, longest = formatting.possible(range_)
    natural = formatting.lasts(range_.natural, range_.exact.natural)
    print(f"{read.title}  {formatting.lasts(chapters[-1].stop, exact)}")
    print(
        _("shortest {shortest}, natural {natural}, longest {longest}\n").format(
            shortest=shortest, natural=natural, longest=longest
        )
    )
    print(_("  start  length  shortest  longest"))
    reaches = {each.section: each for each in range_.sections}
    for each in chapters:
        reach = reaches[each.section]
        print(
            f"  {clock(each.start):>5}  {clock(each.stop - each.start):>6}  {clock(reach.shortest):>8}"
            f"  {clock(reach.longest):>7}  {each.title}"
        )
    left = len(read.sections) - len(found.timeline.markers)
    if left:
        print(
            _("Left out for this length: {left} of {sections}.").format(
                left=left, sections=counted(len(read.sections), "section")
            )
        )
    if sentence := formatting.rigid(range_):
        print(sentence)
    if not found.exact:
        print(_unspoken(found.wanted - found.spoken, found.wanted))


def _unspoken(missing: int, wanted: int) -> str:
    if missing == 1:
        return _("1 of {lines} is not spoken yet; its length is an estimate.").format(lines=counted(wanted, "line"))
    return _("{missing} of {lines} are not spoken yet; their lengths are estimates.").format(
        missing=missing, lines=counted(wanted, "line")
    )


def _as_json(job: RenderJob, found: Outline, chapters: tuple[Chapter, ...]) -> dict[str, Any]:
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
        "title": job.script.title,
        "digest": job.digest,
        "seconds": chapters[-1].stop,
        "exact": found.exact,
        "shortest": range_.shortest,
        "natural": range_.natural,
        "longest": range_.longest,
        "sections": rows,
    }
