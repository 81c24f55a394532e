"""Silencing a care rule: an author may know better, and says why under ``silenced`` at the head of the script.

    silenced:
      closed-eyes: the practice is for falling asleep, and says so in its title

A code that is no rule, and one that silences nothing any more, are named, so that no reason outlives what it was
for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from guide.problems import Problem, did_you_mean
from guide.script.model import Script
from guide.translation import _

UNKNOWN, NOTHING = "unknown-rule", "nothing-to-silence"
HOUSEKEEPING = {
    UNKNOWN: _("What is silenced is a care rule."),
    NOTHING: _("What is silenced would otherwise be found."),
}
"""What is found about silencing itself; these cannot be silenced."""


def heard(script: Script, problems: Iterable[Problem], known: Collection[str]) -> Iterator[Problem]:
    """``problems`` without those that ``script`` silences, and what is wrong with its silencing."""
    silent = set()
    for problem in problems:
        if problem.code in script.silenced:
            silent.add(problem.code)
        else:
            yield problem
    for code in script.silenced:
        if code not in known:
            message = _("no care rule is called '{code}'").format(code=code[:40])
            yield Problem(script.where, UNKNOWN, message, did_you_mean(code, known), care=True)
        elif code not in silent:
            message = _("'{code}' is silenced, and would find nothing").format(code=code)
            yield Problem(script.where, NOTHING, message, _("delete it and its reason"), care=True)
