"""A reader who loses the thread looks back; a listener cannot. A sentence that is only heard, with closed eyes and
half of one's attention elsewhere, has to be held in memory until its verb has come. Beyond some 25 words people
begin to lose its start; plain-language guides draw the line there even for text on a page (the style guide of the
United Kingdom's government asks writers to split sentences of more than 25 words).

A practice has a further reason. People who are frightened, tired or in pain take in less at a time, and they are
the ones it is for. One idea a sentence; what comes after "and while you are doing that" can be a sentence of its
own.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.example import minute
from guide.lint.care.pace import words
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.problems import Where
from guide.translation import _, counted

MOST = 25
"""Words."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """One finding for each place, about its longest sentence."""
    longest: dict[Where, int] = {}
    for where, text in record.said:
        longest[where] = max(longest.get(where, 0), len(words(text)))
    for where, count in longest.items():
        if count > MOST:
            hint = _("at most {most}: one idea a sentence, and a full stop where the next one begins").format(most=MOST)
            yield CareFinding(
                where, _("a sentence of {words} is hard to follow by ear").format(words=counted(count, "word")), hint
            )


_STEPS = """\
      - You might listen. You might look around.
      - There is no hurry at all.
"""

RULE = CareRule(
    code="long-sentence",
    sentence=_("A sentence has at most {most} words.").format(most=MOST),
    reason=__doc__ or "",
    look=look,
    of_words=True,
    bad=minute(
        _STEPS
        + """\
      - Hear what is near and what is far and all in between and how it is to sit and to be here for a bit now.  # <-
"""
    ),
    mended=minute(
        _STEPS
        + """\
      - Hear what is near, and what is far. And all in between. How is it to sit, and to be here for a bit?
"""
    ),
)
