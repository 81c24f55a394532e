"""Every render is inspected: what was heard on its way into the file is held against what the timeline promised.

spans          blocks of any size -> spans of a second
figures        spans -> loudness, powers and peaks of the sum and of each bus, a tenth of a second at a time
expectation    what a render is held to
plan           what its timeline promises
excerpts       short stretches for those who look closely
check          what a check is
checks         one file each
report         what was found, for people and for programs
inspector      the witness that does all this while a file is written
finished       the same for a file that exists already, without its buses
"""

from __future__ import annotations

from guide.inspection.checks import CHECKS
from guide.inspection.expectation import Expectation, expectation
from guide.inspection.figures import Figures
from guide.inspection.finished import inspect_file
from guide.inspection.inspector import Inspector
from guide.inspection.report import CheckResult, Fault, Report

__all__ = [
    "CHECKS",
    "CheckResult",
    "Expectation",
    "Fault",
    "Figures",
    "Inspector",
    "Report",
    "expectation",
    "inspect_file",
]  # fmt: skip
