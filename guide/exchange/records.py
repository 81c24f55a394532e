"""What stands under a key of a JSON object, whatever it is: programs change what they write, and people edit files."""

from __future__ import annotations

from collections.abc import Mapping


def said(value: Mapping[str, object], *names: str) -> str:
    """Return the first text or number under these keys as text; empty if there is none."""
    for name in names:
        found = value.get(name)
        if isinstance(found, str) and found.strip():
            return found
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
    return ""


def listed(value: Mapping[str, object], *names: str, inside: tuple[str, ...] = ("name", "title")) -> list[str]:
    """Return the texts of the first list under these keys; of objects in it, what stands under ``inside``."""
    for name in names:
        found = value.get(name)
        if isinstance(found, str):
            return [found]
        if isinstance(found, list):
            texts = (said(each, *inside) if isinstance(each, dict) else each for each in found)
            return [text for text in texts if isinstance(text, str) and text.strip()]
    return []


def plain_list(value: Mapping[str, object], name: str) -> list[object]:
    """Return the list under ``name``; an empty one if there is something else or nothing."""
    found = value.get(name)
    return found if isinstance(found, list) else []
