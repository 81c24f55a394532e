"""What is said of a pack that is not taken: one sentence, and nothing of it stays on the machine."""

from __future__ import annotations

from guide.problems import WorldError, one_line

_SHOWN = 80
"""Bytes of a name that are shown."""


class PackRefusedError(WorldError):
    """A pack is not what it says it is, or holds what a pack may not hold."""


def shown(name: str) -> str:
    """Return a name from a pack as any terminal can show it, in quotes."""
    return f"'{one_line(name, _SHOWN)}'"
