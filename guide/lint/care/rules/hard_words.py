"""Some words turn an invitation into an order, or into a verdict. *Must*, *should*, *have to* and *you need to*
tell people that there is a standard and that somebody watches. Language that controls calls up resistance (Miller
and others, Human Communication Research 33, 2007), and whoever has lived under orders hears more in it than was
meant. *Failed* and *wrong with you* are verdicts on people who have often
pronounced them on themselves.

*Just* and *simply* say that it is easy. For those who find that it is not, a second difficulty is added to the
first. *Clear your mind*, *let go of everything*, *don't think* ask for what cannot be done: a thought that is
pushed away comes back more often (Wegner and others, Journal of Personality and Social Psychology 53, 1987). And
relaxing on instruction makes some people more anxious, not less (Heide and Borkovec, Journal of Consulting and Clinical
Psychology 51, 1983).

Ordinary uses are left alone: "just as", "nothing you should do", "you do not have to", "a voice that says you
must", "whatever you need to". What may be wrongly named can be said otherwise, or silenced with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guide.lint.care.english import denied, reported
from guide.lint.care.example import minute
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

_DOING = (
    "accept|allow|be|breathe|calm|concentrate|do|feel|focus|follow|forget|forgive|go|have to|ignore|keep|let|lie|listen"
    "|need|notice|observe|relax|release|rest|say|sit|stay|stop|surrender|think|trust|try|watch"
)
_MIND = r"(?:your|the) (?:mind|head|thoughts?)"
_ALL = r"(?:all\b(?! fours)|everything\b|every (?:thought|worry|feeling|tension)\b)"


def _unless(*before: str) -> str:
    """Nothing of this stands right before."""
    return "".join(rf"(?<!\b{each} )" for each in before)


def _after(*before: str) -> str:
    """The start, a mark, or one of these stands right before."""
    return "(?:^|" + "|".join([r"(?<=[.,;:—–“\"] )", *(rf"(?<=\b{each} )" for each in before)]) + ")"


_FREE = _unless(
    "what", "whatever", "if", "when", "whenever", "where", "wherever", "as", "anything", "something", "everything",
    "nothing", "all", "time", "how", "than", "once", "unless", "until",
)  # fmt: skip
"""'You need to' after one of these is a question of what the listener wants."""


class _Hard(NamedTuple):
    pattern: str
    instead: str
    """What could be said instead."""


_MIGHT = _("you might, you can, if you like")
_KIND = _("say what is so, without a verdict")
_EASY = _("leave it out: it is not easy for everybody")
_MEET = _("let thoughts come and go: there is nothing to push away")
_LITTLE = _("let go of a little, or of nothing")
HARD = (
    _Hard(_unless("it", "that", "this", "there") + r"must(?! have (?:been|felt|seemed|\w+ed|\w+en)\b)", _MIGHT),
    _Hard(
        _unless("how it", "how this", "how that", "how you", "as it", "as they", "what", "think you", "what you")
        + r"should(?! (?:you|it|they|that|this|any\w*|a)\b)",
        _MIGHT,
    ),
    _Hard(_unless("what you", "what it", "what they") + "ought to", _MIGHT),
    _Hard(r"you(?:['’]d| had) better", _MIGHT),
    _Hard(
        r"(?:(?:have|has)(?: got)?|you['’]ve got) to"
        r"(?! (?:do with|hand|say|tell|offer|give|share|show|teach|yourself|itself|themselves)\b)",
        _MIGHT,
    ),
    _Hard(_FREE + "you need to", _MIGHT),
    _Hard("force yourself", _("go only as far as it is easy")),
    _Hard("fail(?:ed|ing|s|ures?)?", _KIND),
    _Hard("(?:wrong|the matter) with you", _KIND),
    _Hard("do(?:ing|ne)? (?:it|this|that) wrong", _KIND),
    _Hard(
        _unless("if") + r"you(?:['’]re| are) (?:(?:so|too|being) )?"
        r"(?:lazy|weak|stupid|bad|broken|difficult|ridiculous|selfish|too (?:sensitive|dramatic|emotional|needy|much))",
        _KIND,
    ),
    _Hard(
        _after("and", "or", "so", "now", "then", "to", "you", "can", "please", "yourself") + f"just (?:{_DOING})", _EASY
    ),
    _Hard(_unless("put", "put it", "live", "living", "lived", "speak", "said", "quite") + "simply(?! put)", _EASY),
    _Hard(f"(?:clear|empty|silence|still|quiet|quieten|blank|stop|control) {_MIND}", _MEET),
    _Hard(f"let(?:ting)? go of {_ALL}", _LITTLE),
    _Hard(f"(?:release|drop|leave behind|forget) {_ALL}", _LITTLE),
    _Hard(
        f"(?:{_unless('I', 'we', 'they', 'you', 'people')}do(?:n['’]t| not)|stop|try not to|never)"
        r" think(?:ing)?(?! of (?:it|this|that|them) as)",
        _MEET,
    ),
    _Hard("try hard(?:er)?", _("as much as is easy today")),
    _Hard(
        "stop (?:worrying|crying|fidgeting)|calm down|snap out of it|get over it|toughen up",
        _("whatever is there may be there"),
    ),
)
_COMPILED = tuple((re.compile(rf"(?<!\w)(?:{each.pattern})\b", re.IGNORECASE), each.instead) for each in HARD)
_ASKED = re.compile(r"(?:must|should|.* to)$", re.IGNORECASE)
_OF_THINGS = re.compile(r"\b(?:words?|light|voice|senses?|memory|sun)\b[^.?!]{0,12}$", re.IGNORECASE)
_IN_CASE = re.compile(r"\bif (?:\w+ ){1,4}$", re.IGNORECASE)


def hard_words(sentence: str) -> Iterator[tuple[str, str]]:
    """Each judging or commanding word of an English sentence, and what could be said instead."""
    for pattern, instead in _COMPILED:
        for match in pattern.finditer(sentence):
            if not _mild(sentence, match):
                yield match[0], instead


def _mild(sentence: str, match: re.Match[str]) -> bool:
    """Whether it is no order here: taken back, reported, asked, or said of something else than the listener."""
    at, word = match.start(), match[0].lower()
    if word.startswith("fail") and _OF_THINGS.search(sentence, max(0, at - 30), at):
        return True
    if word == "should" and _IN_CASE.search(sentence, max(0, at - 60), at):
        return True
    asked = sentence.rstrip("\"'”’) ").endswith("?") and _ASKED.match(word)
    return bool(asked) or denied(sentence, at) or reported(sentence, at)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each such word in each place; a note is left alone, for it warns."""
    for where, text, place in record.written():
        for word, instead in hard_words(text):
            said = _("'{word}' is a hard word in {place}") if place else _("'{word}' is a hard word")
            yield CareFinding(
                where,
                said.format(word=word.lower(), place=place),
                instead,
            )


_STEPS = """\
      - If you like, listen to what is near.
"""

RULE = CareRule(
    code="hard-words",
    sentence=_("No word commands or judges."),
    reason=__doc__ or "",
    look=look,
    english=True,
    of_words=True,
    bad=minute(
        _STEPS
        + """\
      - You should listen closely.  # <-
"""
    ),
    mended=minute(
        _STEPS
        + """\
      - You might listen closely. There is nothing you should hear.
"""
    ),
)
