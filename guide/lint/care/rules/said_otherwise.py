"""A voice says words. A stroke, an arrow, a star or an underline is a sign for the eye: one voice leaves it out,
another says its name, and the listener, who sees nothing, hears "slash" in the middle of a quiet sentence.

Where a sign stands for a word it is said as that word, which may not be the one that was meant. What is to be heard
is best written as it is heard: "in and out" instead of a stroke, "from the left to the right" instead of an arrow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.lint.care.example import minute
from guide.lint.care.record import CareRecord
from guide.lint.care.rule import CareFinding, CareRule
from guide.translation import _
from guide.voices.text_normalise import plain

_SIGN = re.compile(r"[/\\|*_~^=<>#→⇒➔➜➝➞⟶⟹↔⇔⟷•]")
_ADDRESS = re.compile(r"://|\bwww\.|@")
_NUMBER = re.compile(r"#?\d+(?:/\d+)?[.,;:!?]?")
"""Fractions and numbers are read as such."""


def signs(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each piece of a line that holds a sign which is no word, and how to write it, as a hint."""
    for piece in text.split() if _SIGN.search(text) else ():
        if not _SIGN.search(piece) or _ADDRESS.search(piece) or _NUMBER.fullmatch(piece):
            continue
        said = plain(text, language)
        if _SIGN.search(said):
            yield piece, _("leave the sign out, or write the word that it stands for")
        else:
            yield piece, _("a voice says “{said}”: write what is to be heard").format(said=said[:80])


def look(record: CareRecord) -> Iterator[CareFinding]:
    """Each such piece of what is spoken."""
    for where, text in record.said:
        for piece, hint in signs(text[:2_000], record.script.language):
            yield CareFinding(where, _("'{piece}' is not said as it is written").format(piece=piece[:40]), hint)


_STEPS = """\
      - If you like, listen to what is near.
"""

RULE = CareRule(
    code="said-otherwise",
    sentence=_("What is to be heard is written as it is heard."),
    reason=__doc__ or "",
    look=look,
    of_words=True,
    bad=minute(
        _STEPS
        + """\
      - You might notice the left/right of it.  # <-
"""
    ),
    mended=minute(
        _STEPS
        + """\
      - You might notice the left of it, and the right.
"""
    ),
)
