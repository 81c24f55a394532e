"""What takes a moment to find out of a practice that is pointed at: how long it can be, how it goes, the last times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.actions import formatting
from guide.problems import ScriptError, WorldError
from guide.tui.lately import day_and_feeling, last_times
from guide.tui.widgets.practice_detail import Looked

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Header

A_MOMENT = 0.12
"""Seconds that one stays at a practice before it is looked into."""
TIMES = 3


def looked_into(header: Header, journal: Journal | None) -> Looked:
    """Return what is found; of a script that cannot be used, the last times alone. Not for the thread of the screen."""
    from guide.lint.run import load
    from guide.render.job import RenderJob
    from guide.render.preparation import outline

    times = tuple(map(day_and_feeling, last_times(journal, header.name, TIMES)))
    try:
        found = outline(RenderJob(load(header.path)))
        timeline = found.timeline
        seconds = timeline.rate.seconds
        natural = formatting.lasts(seconds(timeline.frames), found.exact)
        sections = tuple((formatting.clock(seconds(each.frame)), each.title) for each in timeline.markers)
        return Looked(natural, *formatting.possible(found.range), times, sections)
    except (ScriptError, WorldError):
        return Looked(times=times)
