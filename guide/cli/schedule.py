"""guide schedule: a practice at times of one's own, as a file for any calendar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from guide.cli import clock_times, overwriting
from guide.cli.lengths import length
from guide.translation import _

WEEK = ("mo", "tu", "we", "th", "fr", "sa", "su")


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("schedule")
    parser.add_argument("practice", metavar="NAME|FILE")
    parser.add_argument("--at", type=clock_times.clock, required=True, metavar="20:30", help=_("the time of day"))
    parser.add_argument(
        "--days", type=_days, default=(), metavar="mo,we", help=_("days of the week; every day if not given")
    )
    parser.add_argument(
        "--for", dest="seconds", type=length, metavar="10m", help=_("how long; its natural length if not given")
    )
    parser.add_argument("--remind", type=length, metavar="5m", help=_("let the calendar show it so long before"))
    parser.add_argument("--title", metavar="WORDS", help=_("what stands in the calendar, for others may see it there"))
    parser.add_argument("-o", "--out", metavar="FILE.ics", type=Path, help=_("a file; standard output if not given"))
    overwriting.add(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write the file, or print it."""
    from datetime import UTC, datetime, timedelta

    from guide import library, schedule
    from guide.lint.run import load

    path = library.find(given.practice)
    script = load(path)
    rhythm = schedule.Rhythm(given.at, given.days, None if given.remind is None else timedelta(seconds=given.remind))
    title = " ".join((given.title or script.title).split()) or script.title
    name = library.read(path, lambda _: script).name
    now = datetime.now(UTC).astimezone()
    entry = schedule.event(name, title, timedelta(seconds=given.seconds or _natural(script)), rhythm, now)
    raw = schedule.calendar([entry])
    if given.out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        return 0
    overwriting.allow([given.out], force=given.force)
    from guide.audio.atomic import beside

    with beside(given.out) as part:
        part.write_bytes(raw)
    print(given.out)
    return 0


def _natural(script: Any) -> float:  # noqa: ANN401 - a script, which is loaded only by then
    """Seconds."""
    from guide.render.lasting import lasting

    return lasting(script).seconds


def _days(text: str) -> tuple[str, ...]:
    """Days of the week: ``mo,we``, ``Monday, Wed``, ``mo-fr``. Raises ArgumentTypeError."""
    found: list[str] = []
    for part in text.casefold().replace("–", "-").split(","):
        ends = [each.strip()[:2] for each in part.split("-")]
        if not 1 <= len(ends) <= 2 or not set(ends) <= set(WEEK):
            raise argparse.ArgumentTypeError(
                _("'{part}' is no day of the week: {week}, or mo-fr").format(part=part.strip(), week=", ".join(WEEK))
            )
        first, last = WEEK.index(ends[0]), WEEK.index(ends[-1])
        found += [WEEK[day % 7] for day in range(first, last + 1 + (7 if last < first else 0))]
    return tuple(day for day in WEEK if day in found)
