"""Addresses and telephone numbers in what the person wrote, as something that their system can open."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 9
"""As many as there are digits to choose one by."""
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"']+[^\s<>\"'.,;:!?)]|\bwww\.[^\s<>\"']+[^\s<>\"'.,;:!?)]")
_NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[ \u00a0/().-]{0,2}\d){4,}(?!\w)")


def openable(lines: Iterable[str]) -> tuple[str, ...]:
    """Return what can be opened, each once and in order: addresses as they stand, numbers as ``tel:``."""
    found = (each for line in lines for each in _of_line(line))
    return tuple(dict.fromkeys(found))[:MOST]


def _of_line(line: str) -> list[str]:
    addresses = [each if each.startswith("http") else f"https://{each}" for each in _ADDRESS.findall(line)]
    numbers = [re.sub(r"[^\d+]", "", each) for each in _NUMBER.findall(_ADDRESS.sub(" ", line))]
    return [*addresses, *(f"tel:{each}" for each in numbers)]
