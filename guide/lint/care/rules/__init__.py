"""The care rules: one file each, which is its reason, its look, and an example that breaks it and one that does not.

To add one: write ``guide/lint/care/rules/NAME.py`` with a docstring that says why, in plain words, citing a source
where there is one; a function ``look(record)`` that yields a `CareFinding` for each place, with a hint that is a way
out; and

    RULE = CareRule(code, sentence, reason, bad, mended, look)

(`guide.lint.care.rule.CareRule`), with ``english=True`` if it knows English words and ``of_words=True`` if it can be
broken in one line. Mark the line that ``bad`` is named for with ``# <-``. Checking, silencing, ``--why``, the authors'
page and the tests, which hold the examples to what they say, follow from that. What a rule can look at is in
`guide.lint.care.record`.
"""

from __future__ import annotations

from guide import discovery
from guide.lint.care.rule import CareRule

RULES = {each.code: each for each in discovery.found("guide.lint.care.rules", "RULE", CareRule).values()}
