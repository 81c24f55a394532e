"""The checks: one file each, which is its reason, its threshold, and its look.

To add a check: write ``guide/inspection/checks/NAME.py`` with a docstring that says why, in plain words, and where
its threshold comes from; a `CheckFunction` that listens, or only looks at the figures; and ``CHECK = RenderCheck(name,
asks, reason, look)``, with ``buses=False`` if it can look at a finished file whose buses are not known. Name the
module in `CHECKS` below, and plant its fault in ``tests/inspection``: the tests ask for one of every check. Report,
command and picture follow.
"""

from __future__ import annotations

from guide.inspection.checks import (
    balance,
    bed_gap,
    bed_level,
    click,
    clipping,
    cut_bell,
    dropped_take,
    edges,
    ends,
    length,
    loudness,
    offset,
    seam,
    speech,
    stray_speech,
    true_peak,
)
from guide.inspection.checks.check import RenderCheck

CHECKS: dict[str, RenderCheck] = {
    each.CHECK.name: each.CHECK
    for each in (
        length, loudness, true_peak, clipping, click, ends, edges, speech, dropped_take, stray_speech, bed_gap,
        bed_level, seam, cut_bell, offset, balance,
    )
}  # fmt: skip
"""In the order in which they are told."""
