"""guide journal insights: what may honestly be said of it, each with what it rests on."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli.journal.listing import day
from guide.cli.journal.way import Ways
from guide.translation import _, quoted

if TYPE_CHECKING:
    from guide.insights.finding import Finding, Insight
    from guide.journal import Journal


def add(ways: Ways) -> None:
    """Declare it."""
    parser = ways.add("insights", _("what may be said of it, and on how much it rests"), _insights)
    parser.add_argument("names", nargs="*", metavar="NAME", help=_("only these; --list shows them"))
    parser.add_argument("--form", metavar="NAME", help=_("what a form looks back on"))
    parser.add_argument("--list", action="store_true", help=_("what can be asked"))
    parser.add_argument("--since", type=day, metavar="DAY", help=_("from this day on"))
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help=_("each picture as PNG and SVG"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def _insights(given: argparse.Namespace, journal: Journal) -> None:
    from guide.insights.gathering import LATEST, findings, looking_back
    from guide.player.wallclock import now

    asked = _asked(given)
    if given.list:
        for each in asked:
            print(f"{each.name:<28} {each.question}")
        return
    form = asked[0].name.partition(":")[0] if given.form and asked else None
    since = None if given.since else journal.day_within(LATEST, form)
    found = findings(asked, journal, now().date(), given.since or since, form)
    if given.pictures:
        _draw(found, given.pictures)
    if given.json:
        print(json.dumps([_facts(each) for each in found], indent=2, ensure_ascii=False))
    else:
        _print(found)
        if since:
            print(_("{looking_back} Further back: --since DAY").format(looking_back=looking_back(since)))


def _asked(given: argparse.Namespace) -> list[Insight]:
    from guide.insights.findings import FINDINGS
    from guide.insights.gathering import looks_of
    from guide.problems import WrongUseError, did_you_mean

    if given.form:
        return looks_of(given.form)
    for name in given.names:
        if name not in FINDINGS:
            raise WrongUseError(_("There is no insight '{name}';").format(name=name), did_you_mean(name, FINDINGS))
    return [FINDINGS[name] for name in given.names] or list(FINDINGS.values())


def _print(found: list[Finding]) -> None:
    from guide.insights.charts.text import draw

    width = shutil.get_terminal_size().columns
    for each in sorted(found, key=lambda each: not each.enough):
        print(f"{each.question}\n  {each.sentence}")
        for quote in each.quotes:
            print(f"    {quoted(quote)}")
        if each.chart and each.enough:
            print("\n".join(f"  {line}" for line in draw(each.chart, min(76, width - 2)).split("\n")))
        print()


def _draw(found: list[Finding], folder: Path) -> None:
    from guide.insights.charts.sheet import save
    from guide.problems import CannotWriteError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(
            _("{folder} cannot be made: {error}.").format(folder=folder, error=error.strerror)
        ) from error
    for each in found:
        if each.chart and each.enough:
            for ending in ("png", "svg"):
                save(each.chart, folder / f"{each.name.replace(':', '-')}.{ending}")


def _facts(each: Finding) -> dict[str, object]:
    return {
        "name": each.name,
        "question": each.question,
        "n": each.n,
        "needed": each.needed,
        "of": each.of,
        "enough": each.enough,
        "sentence": each.sentence,
        "comparisons": [
            {"label": one.label, "n": one.n, "difference": one.difference, "low": one.low, "high": one.high,
             "chance": one.chance, "holds": one.holds}
            for one in each.comparisons
        ],
        "quotes": list(each.quotes),
    }  # fmt: skip
