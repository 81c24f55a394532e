"""What every command tells in the same way: complaints beside the results, and the exit status of wrong use."""

from __future__ import annotations

import sys

WRONG_USE = 1
"""Exit status, also of a name that nobody has."""


def complain(sentence: str) -> None:
    """Print a sentence to standard error, where it does not mix with results."""
    print(sentence, file=sys.stderr)
