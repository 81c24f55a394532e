"""Words show where to look; the looking happens between them. A practice that talks nearly all the time leaves no
room to find anything, and one that hardly talks leaves beginners, and people who are having a hard day, alone with
whatever comes. From about a third to about two thirds of the time is the range in which led practices work for most
people.

How much is right depends on the kind. Paced breathing is led by tones and takes most of a breathing practice. Rest,
time in nature and questions to think or write about need long stretches without a voice; movement needs time to be
moved. Grounding is for people who may be drifting away, and there the voice is what holds: it may talk more. Body
scans lie in between.

The share is that of the voice, spoken breath cues included, in the natural length; `--for` a longer time lowers it,
as the listener wished. Under two minutes nothing is judged: a short practice is one breath of words and one of
quiet.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from guide.lint.care.example import closing, practice
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _

USUAL = (0.35, 0.65)
BANDS = {
    "breathwork": (0.08, 0.65),
    "body-scan": (0.30, 0.65),
    "grounding": (0.35, 0.75),
    "meaning": (0.20, 0.65),
    "movement": (0.25, 0.65),
    "nature": (0.15, 0.60),
    "reflection": (0.15, 0.65),
    "rest": (0.08, 0.60),
}
"""Share of speech in the natural length by kind of practice, where it is not `USUAL`."""
SHORT = 120.0
"""Seconds under which nothing is judged."""


def look(record: CareRecord) -> Iterator[CareFinding]:
    """At most one finding, about the whole practice."""
    low, high = BANDS.get(record.script.kind, USUAL)
    share = record.speech / record.seconds if record.seconds else 0.0
    if record.seconds < SHORT or low <= share <= high:
        return
    message = _("about {share:.0%} of the time is speech; for {kind} it is {low:.0%} to {high:.0%}").format(
        share=share, kind=record.script.kind, low=low, high=high
    )
    hint = (
        _("longer pauses, or fewer words") if share > high else _("shorter pauses, or a few more words to hold on to")
    )
    yield CareFinding(record.script.where, message, hint)


def _bands() -> str:
    """Every band in a few lines, for the reason."""
    shares = [f"{kind} {low:.0%} to {high:.0%}" for kind, (low, high) in sorted(BANDS.items())]
    text = _("The shares that suit: {shares}, all others {low:.0%} to {high:.0%}.").format(
        shares=", ".join(shares), low=USUAL[0], high=USUAL[1]
    )
    return textwrap.fill(text, 110, break_on_hyphens=False)


def _rain(steps: str, mark: str = "") -> str:
    return practice(closing(steps), title=f"Sounds{mark}", summary="Some minutes of sounds.", more="bed: rain\n")


RULE = CareRule(
    code="speech-share",
    sentence=_("The share of speech suits the kind of practice."),
    reason=f"{__doc__}\n{_bands()}\n",
    look=look,
    bad=_rain(
        """\
      - repeat:
          times: 4
          steps:
            - Listen to one sound, if you like.
            - pause: 50s
""",
        mark="  # <-",
    ),
    mended=_rain("""\
      - repeat:
          times: 12
          steps:
            - Listen to one sound, if you like.
            - You might follow it until it has gone.
            - pause: 6s
"""),
)
