"""The kinds of questions, one file each.

To add one: a file here with a frozen dataclass derived from `guide.forms.question.QuestionKind`, and ``KIND`` naming
it. The reader, the schema, line mode, the rows of the journal, the exports and the lint follow; on the screen it is a
line to type into unless `guide.tui.widgets.questions` has something better for it.
"""

from __future__ import annotations

from functools import cache

from guide import discovery
from guide.forms.question import QuestionKind


@cache
def kinds() -> dict[str, type[QuestionKind]]:
    """Return every kind by the name it has in forms, in the order of the manual."""
    found = discovery.classes(__name__, "KIND", QuestionKind).values()
    return {each.NAME: each for each in sorted(found, key=lambda each: (each.PLACE, each.NAME))}
