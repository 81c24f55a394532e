"""SPDX identifiers of licences that practices, sounds and texts are handed on under; see https://spdx.org/licenses.

To add one: its identifier below. A licence without an identifier is ``LicenseRef-`` and a name, and its text lies in
the pack's ``LICENSES/`` under that name.
"""

from __future__ import annotations

import re

_CREATIVE = tuple(
    f"CC-{terms}-{version}"
    for terms in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
    for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
)
_OTHERS = """
0BSD AFL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC-PDDC CC0-1.0
CC-SA-1.0 CC-BY-3.0-DE CC-BY-SA-3.0-DE CDLA-Permissive-2.0 CECILL-2.1 EPL-2.0 EUPL-1.2 FSFAP GFDL-1.3-only
GFDL-1.3-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC LAL-1.3 LGPL-2.1-only
LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 MS-PL OFL-1.1 OGL-UK-3.0 PDDL-1.0 Unlicense UPL-1.0
WTFPL Zlib
"""
KNOWN = frozenset((*_CREATIVE, *_OTHERS.split()))
OWN = re.compile(r"LicenseRef-[A-Za-z0-9.-]{1,60}")
"""Written by their authors, with the text beside."""
_BETWEEN = re.compile(r"\s+(?:AND|OR)\s+")


def identifiers(expression: str) -> tuple[str, ...]:
    """Return the identifiers of an expression such as ``CC-BY-4.0 OR MIT``, known or not."""
    return tuple(_BETWEEN.split(expression.strip()))


def unknown(expression: str) -> str:
    """Return the first identifier of an expression that is none of SPDX, written exactly so; empty if all are."""
    return next((each for each in identifiers(expression) if each not in KNOWN and not OWN.fullmatch(each)), "")
