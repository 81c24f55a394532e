"""For developers: what the mission asks for and what the library is like, found and not asserted.

rows         the rows of the mission's checklist, and what serves each of them
library      figures of each practice: lengths, how much is spoken, how it reads; what practices share
recognition  what a recogniser heard of each practice, in which voice
"""

from __future__ import annotations

from guide.coverage.rows import Coverage as Coverage
from guide.coverage.rows import Covered as Covered
from guide.coverage.rows import cover as cover
