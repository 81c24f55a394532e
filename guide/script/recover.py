"""Reads YAML past its mistakes, so that one slip does not hide the others: each is told, mended for us, and read on."""

from __future__ import annotations

from guide.problems import Problem
from guide.script import mistakes
from guide.script.nodes import Node, compose

_MOST = 20
"""Mistakes of a file that are told at once."""
_LARGE = 100_000
"""Letters of a text beyond which only the first is told: each reads the text again."""


def read(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the root node, if there is one, and what stands in the way of it.

    Lines that were mended to read on are named once; what is found in them afterwards is not.
    """
    lines: list[str] = []
    told: list[Problem] = []
    touched: set[int] = set()
    while True:
        found = compose("\n".join(lines) if lines else text, path)
        if not isinstance(found, Problem):
            return found, tuple(told)
        line = found.where.line
        if line in touched:
            return None, tuple(told)
        told.append(found)
        if found.code != mistakes.CODE or len(told) >= _MOST or len(text) > _LARGE:
            return None, tuple(told)
        lines = lines or text.splitlines()
        better = mistakes.mended(lines[line - 1]) if line <= len(lines) else ""
        if not better:
            return None, tuple(told)
        lines[line - 1] = better
        touched.add(line)
