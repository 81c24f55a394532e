"""A question at the terminal, and what is typed to it."""

from __future__ import annotations

from guide import interrupts
from guide.translation import _

YES = ("y", "yes", _("y"), _("yes"))


def read_line(question: str) -> str:
    """Return the line that is typed. Raises EOFError where nobody types any more, KeyboardInterrupt."""
    with interrupts.sent_again():
        return input(question)


def agreed(question: str) -> bool:
    """Return whether somebody says yes; where nobody types any more, nobody does."""
    try:
        return read_line(question).strip().casefold() in YES
    except EOFError:
        print()
        return False
