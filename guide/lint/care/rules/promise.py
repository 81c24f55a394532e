"""Nobody knows what a practice will do to a person on a given day. It may calm, do nothing, or stir up what was
asleep: in a review of 83 studies about one meditator in twelve had met something unpleasant (Farias and others,
Acta Psychiatrica Scandinavica 142, 2020). "You will feel calm" is a comfort to those for whom it comes true. To all
the others it says that something is wrong with the practice, or, as people who are unwell tend to conclude, with
them.

A promise of healing is also not ours to give. This is no treatment, and says so.

What can be said: what to do, what may come, and that it may be otherwise. "You may feel slower, or the same as
before." Title, summary and section titles are looked at too, for that is where promises are made most easily.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.english import denied, reported
from guide.lint.care.example import minute
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

_THIS = r"(?:this|it|practice|exercise|meditation|session|breath(?:ing)?|technique)"
_STATE = (
    "calm(?:er)?|relaxed|healed|free(?! to)|at peace|peaceful|happy|happier|better|rested|refreshed|transformed|cured"
    "|stronger|at ease|grounded"
)
_GOOD = "(?:peace|calm|relief|healing|joy|happiness|clarity|sleep)"
_YOURS = r"(?:you|your \w+|pain|stress|anxiety|trauma|depression|insomnia|fear|panic|grief|wounds)"
_SOON = r"(?: \w+ly| soon| then| now| also)?"
PROMISES = tuple(
    re.compile(rf"(?<!\w)(?:{each})\b", re.IGNORECASE)
    for each in (
        rf"you(?:['’]ll| will){_SOON} (?:feel|find (?:peace|calm|rest|relief)\b(?! stop)|sleep|heal|recover)",
        rf"you(?:['’]ll| will){_SOON} (?:be|become) (?:\w+ly |so |more |much )?(?:{_STATE})",
        "will (?:heal|cure|make you|set you free|change your life|(?:relax|calm|soothe|fix|transform|free) you)",
        rf"will (?:dissolve|take away|remove|melt away|erase|wash away) (?:all )?{_YOURS}",
        rf"{_THIS}\b[^.,;?!]{{0,20}}\b(?:will|is going to) help",
        rf"will (?:bring|give|lead) (?:you )?(?:to )?{_GOOD}",
        rf"(?:heals|cures|eliminates) {_YOURS}",
        rf"(?<!that )(?<!who )(?<!which )makes you (?:feel|sleep|{_STATE})",
        r"guarante\w+|always works|never fails to|is proven to|instant (?:calm|relief|peace)",
    )
)
_OPEN = re.compile(r"\b(?:what|whatever|whether|if|how|perhaps|maybe)\b[^.;]{0,20}$", re.IGNORECASE)


def promises(sentence: str) -> Iterator[str]:
    """Each promise of an effect in an English sentence."""
    if sentence.rstrip("\"'”’) ").endswith("?"):
        return
    for pattern in PROMISES:
        for match in pattern.finditer(sentence):
            if not _left_open(sentence, match.start()):
                yield match[0]


def _left_open(sentence: str, at: int) -> bool:
    """Whether it is no promise: 'whatever you will feel', 'nobody knows whether it will help'."""
    return bool(_OPEN.search(sentence, max(0, at - 40), at)) or denied(sentence, at) or reported(sentence, at)


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each promise in each place."""
    for where, text, place in record.written():
        for words in promises(text):
            said = _("'{words}' promises an effect in {place}") if place else _("'{words}' promises an effect")
            message = said.format(words=words.lower(), place=place)
            yield CareFinding(
                where, message, _("say what may come, and that it may be otherwise: you may feel, or not")
            )


_STEPS = """\
      - If you like, listen to what is near.
"""

RULE = CareRule(
    code="promise",
    sentence=_("No effect is promised."),
    reason=__doc__ or "",
    look=look,
    english=True,
    of_words=True,
    bad=minute(
        _STEPS
        + """\
      - After a while you will feel calm.  # <-
"""
    ),
    mended=minute(
        _STEPS
        + """\
      - After a while you may feel calmer, or the same as before.
"""
    ),
)
