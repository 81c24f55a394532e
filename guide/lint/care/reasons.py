"""Why a care rule is there, in the language that was chosen.

A rule's reason is the docstring of its file. Its paragraphs stand in the catalogues one by one, each on one line; what
a rule adds to them while it runs, such as figures, is put into words there.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from guide.lint.care.rule import CareRule
from guide.translation import pgettext

CONTEXT = "why"
"""In which the paragraphs stand in the catalogues."""


def paragraphs(text: str) -> Iterator[str]:
    """Yield each paragraph of a docstring, on one line."""
    yield from (" ".join(each.split()) for each in inspect.cleandoc(text).split("\n\n"))


def sentences(rule: CareRule) -> Iterator[str]:
    """Yield what is to be translated of the reason of ``rule``: the paragraphs of its file."""
    yield from paragraphs(getattr(inspect.getmodule(rule.look), "__doc__", None) or "")


def told(rule: CareRule) -> list[str]:
    """Return the reason of ``rule``, paragraph by paragraph, in the language that was chosen."""
    return [pgettext(CONTEXT, each) for each in paragraphs(rule.reason)]
