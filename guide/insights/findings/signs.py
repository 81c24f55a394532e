"""Signs of change on five tracks, month by month. Each stands for itself: nothing adds them up, here or anywhere."""

from __future__ import annotations

from guide.insights.chart import Chart, Series
from guide.insights.finding import Draft, Insight, scarce
from guide.insights.history import History, months
from guide.insights.wording import listed, month_and_year, months_of, number
from guide.journal.rows import AnswerRow
from guide.translation import _

LEAST = 3
SHOWN = 12
TRACKS = {
    "pain": _("relationship with pain"), "range": _("emotional range"), "self": _("view of yourself"),
    "relations": _("relationships"), "presence": _("the present moment"),
}  # fmt: skip


def find(history: History) -> Draft:
    """Show what was answered on each track in each of the last months."""
    by_track: dict[str, list[AnswerRow]] = {track: [] for track in TRACKS}
    for (_form, name), rows in history.by_question.items():
        if (track := history.tracks.get(name, "")) in by_track:
            by_track[track] += rows
    told = [row for rows in by_track.values() for row in rows]
    shown = list(months(history.today, SHOWN))
    answered = {(row.day.year, row.day.month) for row in told} & set(shown)
    if len(answered) < LEAST:
        return scarce(len(answered))
    highest = max((row.value for row in told if row.value is not None), default=1.0)
    series = tuple(
        Series(TRACKS[track], tuple(_cell(mine, month) for month in shown)) for track, mine in by_track.items()
    )
    labels = months_of(shown)
    parts = listed(f"{TRACKS[track]} {len(mine)}" for track, mine in by_track.items())
    text = _(
        "Five tracks, each for itself, answered in {count} of the last {shown} months (answers: "
        "{parts}). They move at their own pace, and a single answer says little: it may be the day it "
        "was given on."
    ).format(count=len(answered), shown=SHOWN, parts=parts)
    picture = Chart("grid", _("Signs, month by month"), labels, series, _("as you answered"), (0.0, max(highest, 1.0)))
    return Draft(len(answered), lambda _: text, chart=picture, quotes=_latest(by_track))


def _cell(rows: list[AnswerRow], month: tuple[int, int]) -> float | None:
    """The last number of a month; 1 where words stand and no number."""
    mine = [row for row in rows if (row.day.year, row.day.month) == month]
    if not mine:
        return None
    last = max(mine, key=lambda row: (row.stamp, row.entry, row.number))
    return last.value if last.value is not None else 1.0


def _latest(by_track: dict[str, list[AnswerRow]]) -> tuple[str, ...]:
    """The latest answer of each track, as it was given."""
    last = {
        track: max(rows, key=lambda row: (row.stamp, row.entry, row.number)) for track, rows in by_track.items() if rows
    }
    return tuple(
        f"{TRACKS[track]}, {month_and_year(row.day)}, {row.question}: "
        f"{row.text if row.value is None else number(row.value)}"
        for track, row in last.items()
    )


FINDINGS = (Insight("signs", _("Which signs of change do you see yourself?"), LEAST, _("months with answers"), find),)
