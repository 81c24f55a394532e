"""Practices to show a rule with: a small head, and under it the lines that the rule is about.

The lines are whole YAML with their indent, as an author would read them; a rule writes only what matters to it.
"""

from __future__ import annotations


def practice(
    sections: str, *, title: str = "Sounds", summary: str = "A minute of sounds.", kind: str = "mindfulness",
    aim: str = "regulate", intensity: int = 1, more: str = "",
) -> str:  # fmt: skip
    """A script of these ``sections``; ``more`` is lines of the head before them, such as a bed or a note."""
    head = f"title: {title}\nsummary: {summary}\nkind: {kind}\naim: {aim}\nintensity: {intensity}\n{more}"
    return f"{head}sections:\n{sections}"


def closing(steps: str, title: str = "Sounds") -> str:
    """A section with these ``steps`` that brings people back."""
    return f"  - title: {title}\n    closing: true\n    steps:\n{steps}"


def minute(steps: str) -> str:
    """The smallest practice: one section with these ``steps``."""
    return practice(closing(steps))


def hard(sections: str, mark: str = "") -> str:
    """One that meets something hard; ``mark`` stands behind its title."""
    return practice(
        sections, title=f"Meeting it{mark}", summary="A minute with something hard.", kind="emotion", aim="transform",
        intensity=3, more="note: Something hard may come up. You can stop at any time.\n",
    )  # fmt: skip
