"""In the first minute people are still arriving. They are finding a place to sit, trying the volume, wondering
whether this is for them; a part of what is said is always lost. Short sentences survive that: eight to ten words,
one thing at a time, each complete in itself. They also show at once that nobody has to keep up.

The longest sentences may come later, when a rhythm has formed. So this looks only at the first section, and at the
middle one of its sentences by length: a single longer one among short ones is no burden.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from guide.lint.care.example import practice
from guide.lint.care.pace import words
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _, counted

MOST = 10
"""Words of the middle sentence by length."""
ENOUGH = 3
"""Sentences; fewer have no middle worth the name."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """At most one finding, at the first section."""
    for passage in record.passages[:1]:
        counts = [len(words(each.words)) for line in passage.lines(usual=True) for each in line.sentences]
        if len(counts) >= ENOUGH and median(counts) > MOST:
            message = _("the sentences of the opening have {words}, as a rule").format(
                words=counted(median(counts), "word")
            )
            yield CareFinding(
                passage.section.where, message, _("8 to 10 while people are still arriving: split some of them")
            )


RULE = CareRule(
    code="long-opening",
    sentence=_("Half of the opening's sentences have at most {most} words.").format(most=MOST),
    reason=__doc__ or "",
    look=look,
    bad=practice("""\
  - title: Sounds  # <-
    closing: true
    steps:
      - Welcome to these few minutes in which we are going to listen together.
      - You might find a place to sit or to lie where you are comfortable.
      - When you are ready, begin with the sounds that are nearest to you.
"""),
    mended=practice("""\
  - title: Sounds
    closing: true
    steps:
      - Welcome. We are going to listen together.
      - You might sit or lie where you are comfortable.
      - When you are ready, begin with the sounds that are nearest to you.
"""),
)
