"""The checks of a render: one file each, which is its reason, its threshold, and its look.

To add one: write ``guide/inspection/checks/NAME.py`` with a docstring that says why, in plain words, and where its
threshold comes from; a `CheckFunction` that listens, or only looks at the figures; and

    CHECK = RenderCheck(name, asks, reason, look)

(`guide.inspection.check.RenderCheck`), with ``buses=False`` if it can look at a finished file whose buses are not
known. Plant its fault in ``tests/inspection``: the tests ask for one of every check. Report, command and picture
follow.
"""

from __future__ import annotations

from guide import discovery
from guide.inspection.check import RenderCheck

CHECKS = {
    each.name: each
    for each in sorted(
        discovery.found("guide.inspection.checks", "CHECK", RenderCheck).values(), key=lambda each: each.place
    )
}
"""In the order in which they are told."""
