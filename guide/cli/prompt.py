"""A question at the terminal, and what is typed to it."""

from __future__ import annotations

from guide import interrupts


def read_line(question: str) -> str:
    """Return the line that is typed. Raises EOFError where nobody types any more, KeyboardInterrupt."""
    with interrupts.sent_again():
        return input(question)
