"""guide inspect: listen to a whole practice, or to a finished file of it, and say what is not as it should be."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from guide.cli import options
from guide.translation import _


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("inspect")
    parser.add_argument(
        "practice", metavar="NAME|FILE", help=_("a practice: it is mixed and heard, no file is written")
    )
    parser.add_argument("sound", nargs="?", type=Path, metavar="SOUND", help=_("a finished file of it, heard instead"))
    parser.add_argument("--json", action="store_true", help=_("every check with its figures, for programs"))
    parser.add_argument("--plot", type=Path, metavar="OUT", help=_("draw what was heard, to a .png or .svg file"))
    parser.add_argument("--dark", action="store_true", help=_("draw on a dark ground"))
    options.own_words(parser)
    options.choices(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Speak, mix and listen; 3 if there is something to mend."""
    from guide import library
    from guide.lint import references
    from guide.lint.run import load
    from guide.render import inspect_render
    from guide.render.job import RenderJob
    from guide.render.own_sounds import named

    job = RenderJob(load(library.find(given.practice)), options.chosen(given))
    read = job.applied
    speaking, hearing = options.progress(_("Speaking")), options.progress(_("Hearing "))

    def on_take(spoken: int, wanted: int) -> None:
        speaking(options.share(spoken, wanted))

    if given.sound:
        heard = inspect_render.inspect_finished(given.sound, job, on_take)
    else:
        heard = inspect_render.inspect_script(job, on_take, hearing)
    report = named(heard.report(), heard.plan.timeline, references.recordings(read).files)
    level = heard.level()
    if given.plot:
        inspect_render.draw_inspection(heard, given.plot, read.title, given.dark)
    if given.json:
        print(report.json())
    else:
        length = options.clock(report.seconds)
        print(
            _("{title}: {length}, {lufs:.1f} LUFS, highest peak {peak:.1f} dBTP").format(
                title=read.title, length=length, lufs=level.lufs, peak=level.true_peak
            )
        )
        print(report.text())
    return 0 if report.ok else 3
