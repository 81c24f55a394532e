"""What a table of readings is made of: patterns, and what is said for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

Said: TypeAlias = str | Callable[[re.Match[str]], str]
"""A template of `re.sub`, or a function of the match."""
Rule: TypeAlias = tuple[re.Pattern[str], Said]

DASH = "[-‐‑‒–—−]"
NUMBER = r"\d+(?:\.\d+)?"


def rules(table: Iterable[tuple[str, Said]]) -> tuple[Rule, ...]:
    """Return the table compiled, in its order."""
    return tuple((re.compile(pattern), said) for pattern, said in table)
