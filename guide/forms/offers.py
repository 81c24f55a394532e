"""What an answer may become, if the person wants it: one of their anchors, which practices speak back to them.

An anchor takes the kind that its question is called by (place, person, phrase, object, memory, strength), and is a
memory otherwise; an own phrase is the anchor of words that help. There is one of each kind, so keeping one replaces it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guide.forms.answers import Answer
from guide.forms.form import Form
from guide.problems import WrongUseError
from guide.script import anchors
from guide.script.steps.resource import ANCHORS
from guide.translation import _

PHRASE, MEMORY = "phrase", "memory"
SPOKEN_OF = {
    "place": _("your place"),
    "person": _("your person"),
    "phrase": _("words that help"),
    "object": _("your thing to hold"),
    "memory": _("your good moment"),
    "strength": _("what you can lean on"),
}
"""How each kind of anchor is spoken of."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Words that may be kept as an anchor."""

    kind: str
    words: str
    before: str = ""
    """What stands there now and would be replaced; empty for nothing."""

    @property
    def told(self) -> str:
        """Return what would be kept, in words."""
        told = _("“{words}” as {anchor}, in place of “{before}”") if self.before else _("“{words}” as {anchor}")
        return told.format(words=self.words, anchor=SPOKEN_OF[self.kind], before=self.before)


def offers(form: Form, answers: Sequence[Answer], kept: Mapping[str, str]) -> tuple[Offer, ...]:
    """Return what may be kept of the ``answers`` to ``form``: one of each kind, and nothing that is ``kept`` as it is.

    Answers that cannot be spoken as an anchor are left out.
    """
    found: dict[str, Offer] = {}
    for question in form.questions:
        kind = _kind(question.name, question.offer)
        answer = next((each for each in reversed(answers) if each.question.name == question.name), None)
        if not kind or answer is None or kind in found:
            continue
        try:
            words = anchors.checked(kind, answer.parts[0].text or "")
        except WrongUseError:
            continue
        if words != kept.get(kind):
            found[kind] = Offer(kind, words, kept.get(kind, ""))
    return tuple(found.values())


def keep(path: Path, taken: Sequence[Offer]) -> None:
    """Keep what was ``taken`` in the file of anchors at ``path``. Raises CannotReadError, CannotWriteError."""
    anchors.write(path, {**anchors.read(path), **{each.kind: each.words for each in taken}})


def _kind(name: str, offered: Sequence[str]) -> str:
    """The kind of anchor that the answer to a question may become; empty for none."""
    if "anchor" in offered:
        return name if name in ANCHORS else MEMORY
    return PHRASE if "own-phrase" in offered else ""
