"""The care rules: one file each, which is its reason, its look, and an example that breaks it and one that does not.

To add a rule: write ``guide/script/care/rules/NAME.py`` with a docstring that says why, in plain words, citing a
source where there is one; a function ``look(record)`` that yields a `CareFinding` for each place, with a hint that is a
way out; and ``RULE = Rule(code, sentence, reason, look, bad, mended)``, with ``english=True`` if it knows English
words. Mark the line that ``bad`` is named for with ``# <-``. Name the module in `RULES` below. Checking, silencing,
the authors' page and the tests, which hold the examples to what they say, follow from that. What a rule can look at
is in `care.record`.
"""

from __future__ import annotations

from guide.lint.care.rule import CareRule
from guide.lint.care.rules import (
    bare_silence,
    breath_only_anchor,
    closed_eyes,
    deaf_setting,
    fast_breathing,
    fast_speech,
    hard_words,
    hold_without_note,
    long_opening,
    long_sentence,
    no_closing,
    no_invitation,
    promise,
    speech_share,
    steep_rise,
    touch_without_choice,
    unannounced_silence,
)  # fmt: skip

RULES: dict[str, CareRule] = {
    each.RULE.code: each.RULE
    for each in (
        no_closing, unannounced_silence, bare_silence, long_sentence, long_opening, hard_words, promise, closed_eyes,
        touch_without_choice, no_invitation, breath_only_anchor, steep_rise, fast_speech, speech_share,
        hold_without_note, fast_breathing, deaf_setting,
    )
}  # fmt: skip
