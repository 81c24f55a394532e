"""guide doctor: what is well here and what is not, each with a way out, and a report that can be shown to others."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from guide.checkup.finding import CALLED
from guide.translation import _

if TYPE_CHECKING:
    from guide.checkup import Finding


def add(commands: Any) -> None:  # noqa: ANN401 - argparse keeps this type to itself
    """Declare the command."""
    parser = commands.add_parser("doctor")
    parser.add_argument(
        "--report", action="store_true", help=_("to show to others: no name, no path, no word of yours")
    )
    parser.add_argument("--json", action="store_true", help=_("for programs"))
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Look at everything and tell. The exit status: 0 where all is well, else 1."""
    from guide import checkup

    findings = checkup.findings(_terminal())
    if given.json:
        print(json.dumps([each.as_json(whole=not given.report) for each in findings], indent=2, ensure_ascii=False))
    elif given.report:
        print(checkup.report(findings))
    else:
        _tell(findings)
    return 0 if all(each.is_well for each in findings) else 1


def _terminal() -> tuple[bool, str]:
    """Whether there is a terminal, and how its output is encoded."""
    return sys.stdin.isatty() and sys.stdout.isatty(), sys.stdout.encoding or "ascii"


def _tell(findings: tuple[Finding, ...]) -> None:
    about = ""
    for each in findings:
        shown = CALLED.get(each.about, each.about) if each.about != about else ""
        about = each.about
        print(f"{shown:<13} {'✓' if each.is_well else '·'} {each.said}")
        if each.way_out:
            print(f"{'':<15} → {each.way_out}")
