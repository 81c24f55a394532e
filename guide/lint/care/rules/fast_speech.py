"""Talk in a lecture runs at about 140 words a minute, talk between friends at over 200 (Steve Tauroza and Desmond
Allison, Speech Rates in British English, Applied Linguistics 11, 1990). Somebody who follows an instruction with
the body needs more time than somebody who only understands it: the words have to arrive, be found in the knee or
the breath, and be done. Above 150 words a minute a practice is heard as being hurried, whatever its words say.

The rate is estimated from the words, the pace of voice, section and line, and the gaps inside a line. Where words are
short, four letters count as a word, so that "I am as I am" is not taken for haste. A line is judged from five words
on. Where no single line stands out, the lines of a section are taken together, for short ones can hurry as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.lint.care.example import minute
from guide.lint.care.pace import words
from guide.lint.care.record import CareLine, CarePassage, CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

MOST = 150
"""Words a minute."""
LETTERS = 4
ENOUGH = 5
"""Words."""
_HINT = _("at most {most}: a lower pace, a longer gap, or fewer words").format(most=MOST)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each line that hurries, and each section that does so without such a line."""
    for passage in record.passages:
        quick = [
            line for line in passage.lines() if _count(line) >= ENOUGH and _rate(_count(line), line.seconds) > MOST
        ]
        for line in quick:
            yield CareFinding(
                line.where, _("about {rate:.0f} words a minute").format(rate=_rate(_count(line), line.seconds)), _HINT
            )
        rate = 0 if quick else _whole(passage)
        if rate > MOST:
            yield CareFinding(
                passage.section.where, _("about {rate:.0f} words a minute in this section").format(rate=rate), _HINT
            )


def _count(line: CareLine) -> float:
    said = words(line.text)
    return min(len(said), sum(map(len, said)) / LETTERS)


def _rate(count: float, seconds: float) -> float:
    return 60 * count / seconds if seconds else 0


def _whole(passage: CarePassage) -> float:
    """Words a minute of all lines together, as if they followed each other at once."""
    lines = passage.lines(usual=True)
    count = sum(map(_count, lines))
    return _rate(count, sum(line.seconds for line in lines)) if count >= ENOUGH else 0


RULE = CareRule(
    code="fast-speech",
    sentence=_("Nobody speaks faster than {most} words a minute.").format(most=MOST),
    reason=__doc__ or "",
    look=look,
    bad=minute("""\
      - say: {text: "If you like, listen to the sounds that are nearest to you right now.", pace: 1.5}  # <-
"""),
    mended=minute("""\
      - If you like, listen to the sounds that are nearest to you right now.
"""),
)
