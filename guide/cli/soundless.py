"""Without a sound card: on a terminal it is asked what to do instead; elsewhere the practice is written to a file."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.cli import clock_times, options
from guide.cli.prompt import read_line
from guide.translation import _

if TYPE_CHECKING:
    from guide.cli.start_point import StartPoint
    from guide.live.instead import Way
    from guide.render.job import RenderJob

_ASK = _("There is no sound card here. Write {title} to a file (w), practise in silence (s), or leave (q)? ")


def ask(title: str) -> Way:
    """Return what to do, as it is typed; leaving where nobody types any more."""
    from guide.live.instead import Way

    ways = {"w": Way.WRITE, "s": Way.SILENCE, "q": Way.LEAVE}
    question = _ASK.format(title=title)
    while True:
        try:
            typed = read_line(question).strip().lower()
        except EOFError:
            print()
            return Way.LEAVE
        if typed[:1] in ways:
            return ways[typed[:1]]
        question = _("w, s or q: ")


def write(job: RenderJob, name: str, start: StartPoint) -> int:
    """Say in one sentence what will be written, and where; write it; tell when it is there. The exit status."""
    from guide.cli.telling import complain
    from guide.live import instead
    from guide.render.order import RenderOrder

    if job.wish.seconds is not None:  # what cannot be had is refused before anything is promised
        from guide.render.preparation import outline

        outline(job)
    out = instead.place(name)
    complain(told(job, start, str(out)))
    speaking, writing = options.progress(_("Speaking")), options.progress(_("Writing "))
    done = instead.write(
        replace(job, order=RenderOrder(section=start.section, spot=start.resume)), name, out,
        lambda spoken, wanted: speaking(options.share(spoken, wanted)), writing,
    )  # fmt: skip
    if done.before:
        complain(_("The same was written before, so that file stays the only one: {name}.").format(name=done.path.name))
    print(f"{os.path.relpath(done.path)}  {options.clock(done.seconds)}")
    if own := options.about_own_words(job.options, job.script, done.path.name):
        complain(own)
    return 0


def told(job: RenderJob, start: StartPoint, out: str) -> str:
    """Return what will be written, from where on, and what becomes of an appointed moment: one sentence."""
    where = ""
    if start.resume is not None:
        from guide.render.preparation import outline, start_of

        timeline = outline(job).timeline
        where = _(" from {clock} on").format(
            clock=options.clock(timeline.rate.seconds(start_of(timeline, 0, start.resume)))
        )
    elif start.section:
        where = _(" from “{title}” on").format(title=job.script.sections[start.section].title)
    when = (
        _(" whenever you like instead of at {told}").format(told=clock_times.told(start.at))
        if start.at is not None
        else _(" anywhere")
    )
    return _(
        "There is no sound card here, so {title}{where} is written to {out}, to be "
        "played{when}; to practise without sound, add --silent."
    ).format(title=job.script.title, where=where, out=out, when=when)
