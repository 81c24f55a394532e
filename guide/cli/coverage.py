"""guide coverage, for developers: the rows of the mission's checklist, and what serves each; figures of the library.

It works in a checkout alone, where the table of rows and the tests are, and is no part of the help.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.translation import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.coverage import Coverage, Covered
    from guide.coverage.recognition import Recognised

SHOWN = 20
"""Shared runs of words that are printed."""
RECOGNISED = Path("coverage") / "recognised.tsv"
"""Below the folder of tests."""
WRONG = 2
"""Exit status where something that is claimed does not hold."""


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command. Without a help it is not listed."""
    parser = commands.add_parser("coverage", description=_("For developers: what serves each row of the checklist."))
    parser.add_argument("--group", metavar="G", help=_("one group alone, by its letter"))
    parser.add_argument("--counts", action="store_true", help=_("how many, and no rows"))
    parser.add_argument("--library", action="store_true", help=_("figures of each practice, and what practices share"))
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the rows by group, with counts; return 2 where a claim does not hold."""
    if given.library:
        print("\n".join(library_page()))
        return 0
    from guide import coverage, places
    from guide.cli.telling import complain
    from guide.problems import WrongUseError, did_you_mean

    found = coverage.cover(_tests(), places.scripts())
    if given.group and given.group.upper() not in found.groups:
        raise WrongUseError(
            _("There is no group '{group}'.").format(group=given.group), did_you_mean(given.group, found.groups)
        )
    groups = [given.group.upper()] if given.group else list(found.groups)
    if given.json:
        print(json.dumps(_as_json(found, groups), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(found, groups, counts=given.counts)))
    for fault in found.faults:
        complain(fault)
    return WRONG if found.faults else 0


def library_page() -> list[str]:
    """Return the figures of each practice that is shipped, how many meet each need, and the words that several share.

    Raises ScriptError for a script that cannot be read.
    """
    from guide import places
    from guide.coverage import library, recognition
    from guide.library.needs import needs

    scripts = library.read_all(places.scripts())
    runs = library.shared_runs(scripts)
    meets = [(need.need, sum(need.need in script.needs for script in scripts.values())) for need in needs()]
    return [
        *library.table(library.figures(scripts)), "",
        *_recognised(recognition.current(recognition.read(_tests() / RECOGNISED), scripts), len(scripts)), "",
        f"needs met: {', '.join(f'{name} {count}' for name, count in meets)}",
        f"runs of {library.RUN} words that several practices say: {len(runs)}",
        *(f"  {len(names):>3}  {run}" for run, names in list(runs.items())[:SHOWN]),
    ]  # fmt: skip


def _tests() -> Path:
    import guide

    return Path(guide.__file__).parents[1] / "tests"


def _recognised(rows: Sequence[Recognised], practices: int) -> list[str]:
    """What a recogniser heard otherwise, by voice; and the practice of which that is the most."""
    from guide.coverage import recognition

    lines = ["words that a recogniser hears otherwise, of the practices that were heard as they are now:"]
    for voice, (heard, wrong) in recognition.pooled(rows).items():
        most = max((row for row in rows if row.voice == voice), key=lambda row: row.wrong / row.words)
        share = f"{most.wrong / most.words:.2%} in {most.practice}"
        lines.append(f"  {voice:<20} {heard} of {practices}  {wrong:.2%}, at most {share}")
    return lines


def _lines(found: Coverage, groups: list[str], *, counts: bool) -> list[str]:
    lines = []
    for group in groups:
        lines += [f"{group}  {found.groups[group]}: {_counted(found, group)}"]
        if not counts:
            lines += [line for each in found.rows if each.row.group == group for line in _row(each)] + [""]
    return [*lines, f"All: {_counted(found, '')}"] if len(groups) > 1 else lines


def _counted(found: Coverage, group: str) -> str:
    return ", ".join(f"{count} {state}" for state, count in found.counts(group).items())


def _row(each: Covered) -> list[str]:
    by = [*each.served_by, *(test.partition("::")[2].removeprefix("test_") for test in each.row.tests)]
    lines = [f"  {each.row.id}  {each.state:<7}  {each.row.title}"]
    lines += [f"                 by {', '.join(by)}"] if by else []
    lines += [f"                 not there: {each.missing}"] if each.missing else []
    return lines + ([f"                 {each.row.note}"] if each.row.note else [])


def _as_json(found: Coverage, groups: list[str]) -> dict[str, Any]:
    rows = [
        {
            "id": each.row.id, "group": each.row.group, "title": each.row.title, "state": each.state,
            "files": list(each.served_by), "tests": list(each.row.tests), "missing": each.missing,
            "note": each.row.note,
        }
        for each in found.rows if each.row.group in groups
    ]  # fmt: skip
    return {"rows": rows, "counts": found.counts(), "faults": list(found.faults)}
