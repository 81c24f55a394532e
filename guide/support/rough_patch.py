"""The form ``rough-patch`` as a plan for a bad day: what was packed on a better one, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.journal.entry import Entry
from guide.translation import _, quoted

FORM = "rough-patch"
PRACTICES = ("first", "second", "third")
WORDS = "words"
ALSO = {
    "who": _("May know about it"), "helped": _("Has helped before"), "wait": _("May wait until it is over"),
}  # fmt: skip
"""Questions of the form, and what stands before their answers. To add one: a row here."""
NONE = _("There is no plan yet. One is made on a better day, in a few minutes, with the form “For a rough patch”.")


@dataclass(frozen=True, slots=True)
class RoughPatchPlan:
    """What stands in the plan."""

    practices: tuple[str, ...] = ()
    """Names of the library, in the order they were chosen."""
    words: str = ""
    """From the better day to this one; empty for none."""
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Headings, each with the person's lines."""

    def lines(self) -> Iterator[str]:
        """Yield it as lines, without the practices."""
        if self.words:
            yield quoted(self.words)
        for heading, told in self.also:
            yield f"{heading}: {', '.join(told)}"


def plan(entry: Entry | None) -> RoughPatchPlan | None:
    """Return the plan that ``entry`` holds; None where there is none."""
    if entry is None:
        return None
    practices = tuple(dict.fromkeys(each for name in PRACTICES for each in _said(entry, name)))
    also = tuple((heading, told) for name, heading in ALSO.items() if (told := _said(entry, name)))
    return RoughPatchPlan(practices, " ".join(_said(entry, WORDS)), also)


def _said(entry: Entry, question: str) -> tuple[str, ...]:
    answer = entry.answered(question)
    return tuple(" ".join(part.text.split()) for part in answer.parts if part.text) if answer else ()
