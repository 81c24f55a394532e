"""The care linter: what works as a script, and may still not be kind to a listener.

It gives advice, not errors. Each rule has a file in `rules`, with its reason in plain words, and can be silenced by
an author who says why. Rules that know English words leave scripts in other languages alone; what can be seen in
any language (closing, silences, lengths, shares, rises) is looked at always. Nothing here loads a voice or an
engine.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.lint.care import listening, pace, silencing
from guide.lint.care.listening import Speech
from guide.lint.care.rule import CareFinding, CareRule
from guide.lint.care.rules import RULES
from guide.lint.care.silencing import HOUSEKEEPING
from guide.problems import Problem
from guide.script.model import Script

OF_WORDS = tuple(code for code, each in RULES.items() if each.of_words)
"""Rules that can be broken, and kept, in one line."""

__all__ = ["HOUSEKEEPING", "RULES", "CareFinding", "CareRule", "advise", "advise_part"]


def advise(
    script: Script, speech: Speech = pace.usual_speech, sound: Callable[[str], float] | None = None
) -> tuple[Problem, ...]:
    """Everything that a listener might wish otherwise, in the order of the file; all of it has ``care=True``.

    ``speech`` gives the seconds of a sentence at its pace, ``sound`` those of a file of the author's own; both are
    estimated if they are not given.
    """
    record = listening.record(script, speech, sound)
    found = {problem for rule in RULES.values() for problem in rule.problems(record)}
    return tuple(sorted(silencing.heard(script, found, RULES)))


def advise_part(part: Script) -> tuple[Problem, ...]:
    """Return what the rules say that look at words alone; the others need the practice a part stands in."""
    record = listening.record(part, pace.usual_speech, None)
    return tuple(sorted({problem for code in OF_WORDS for problem in RULES[code].problems(record)}))
